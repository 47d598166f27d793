// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.syntax.NodeKind;
import dev.crowfoot.syntax.Setting;
import dev.crowfoot.syntax.SettingsDecl;
import dev.crowfoot.syntax.SyntaxTree;
import dev.crowfoot.syntax.TypeRef;
import dev.crowfoot.syntax.UnknownBlock;
import dev.crowfoot.text.Span;
import java.util.List;

/// What a file declares: its blocks and the rows in them.
public final class Outline {
  private Outline() {}

  /// A block or a row of one.
  ///
  /// @param kind [NodeKind#MODEL] and the other blocks, [NodeKind#FIELD], [NodeKind#ENUM_VALUE] or
  ///   [NodeKind#SETTING]
  /// @param detail a field's type, a setting's value; empty for all others
  /// @param span all of it, without the comments above
  /// @param nameSpan where to put the caret; empty where a block has no name yet
  /// @param rows of a block
  public record Entry(
      NodeKind kind, String name, String detail, Span span, Span nameSpan, List<Entry> rows) {
    public Entry {
      rows = List.copyOf(rows);
    }
  }

  /// The blocks of a file, in its order.
  public static List<Entry> of(SyntaxTree tree) {
    return tree.blocks().stream().map(Outline::block).toList();
  }

  private static Entry block(Block block) {
    Span behindKeyword = new Span(block.keyword().end(), block.keyword().end());
    return new Entry(
        block.kind(),
        block.name().map(Name::text).orElse(""),
        "",
        block.span(),
        block.name().map(Name::span).orElse(behindKeyword),
        rows(block));
  }

  private static List<Entry> rows(Block block) {
    return switch (block) {
      case ModelDecl model -> model.fields().stream().map(Outline::field).toList();
      case EnumDecl type ->
          type.values().stream()
              .map(v -> row(NodeKind.ENUM_VALUE, v.name(), "", v.span()))
              .toList();
      case SettingsDecl settings -> settings.settings().stream().map(Outline::setting).toList();
      case UnknownBlock _ -> List.of();
    };
  }

  private static Entry field(FieldDecl field) {
    String type = field.type().map(TypeRef::node).map(n -> n.text()).orElse("");
    return row(NodeKind.FIELD, field.name(), type, field.span());
  }

  private static Entry setting(Setting setting) {
    return row(
        NodeKind.SETTING,
        setting.name(),
        setting.value().map(Expression::text).orElse(""),
        setting.span());
  }

  private static Entry row(NodeKind kind, Name name, String detail, Span span) {
    return new Entry(kind, name.text(), detail, span, name.span(), List.of());
  }
}
