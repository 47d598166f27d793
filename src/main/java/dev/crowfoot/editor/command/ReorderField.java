// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.List;
import java.util.Optional;

/// Moves a field of a model, or a value of an enum, with the comments that belong to it, to another
/// line of its block.
///
/// @param before the field or value it comes before; empty for behind the last
public record ReorderField(FieldId field, Optional<String> before) implements Command {
  /// One row up among those that are stored; empty when it is the first.
  public static Optional<ReorderField> up(Snapshot snapshot, FieldId field) {
    List<String> rows = stored(snapshot, field.model());
    int index = rows.indexOf(field.field());
    return index < 1
        ? Optional.empty()
        : Optional.of(new ReorderField(field, Optional.of(rows.get(index - 1))));
  }

  /// One row down among those that are stored; empty when it is the last.
  public static Optional<ReorderField> down(Snapshot snapshot, FieldId field) {
    List<String> rows = stored(snapshot, field.model());
    int index = rows.indexOf(field.field());
    if (index < 0 || index == rows.size() - 1) {
      return Optional.empty();
    }
    return Optional.of(behind(snapshot, field, rows.get(index + 1)));
  }

  /// Behind another; `before` the one that follows that.
  public static ReorderField behind(Snapshot snapshot, FieldId field, String other) {
    List<String> all = Block.of(snapshot, field.model()).rows().stream().map(Row::name).toList();
    int next = all.indexOf(other) + 1;
    return new ReorderField(
        field, next < all.size() ? Optional.of(all.get(next)) : Optional.empty());
  }

  @Override
  public String title() {
    return "Move " + field;
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Block block = Block.of(snapshot, field.model());
    Span lines = block.row(field.field());
    Span target = before.map(block::row).orElseGet(() -> block.rows().getLast().lines());
    int to = before.isPresent() ? target.start() : target.end();
    if (to >= lines.start() && to <= lines.end()) {
      return snapshot.document();
    }
    SourceText file = snapshot.document().sources().file(block.path()).orElseThrow();
    String moved = file.slice(lines);
    if (!moved.endsWith("\n") || !file.slice(target).endsWith("\n")) {
      throw new CommandRefused("`" + field + "` shares its line with something else.");
    }
    return SchemaEdit.of(snapshot)
        .add(block.path(), TextEdit.delete(lines))
        .add(block.path(), TextEdit.insert(to, moved))
        .apply();
  }

  private static List<String> stored(Snapshot snapshot, String name) {
    return snapshot
        .analysis()
        .schema()
        .model(name)
        .map(Model::scalarFields)
        .map(fields -> fields.map(ScalarField::name).toList())
        .orElseGet(
            () ->
                snapshot.analysis().schema().enumType(name).isPresent()
                    ? Block.of(snapshot, name).rows().stream().map(Row::name).toList()
                    : List.of());
  }

  /// @param lines the whole lines it takes, with its comments
  private record Row(String name, Span lines) {}

  /// What is written between the braces of a model or enum.
  private record Block(String path, String name, List<Row> rows) {
    static Block of(Snapshot snapshot, String name) {
      if (snapshot.analysis().schema().enumType(name).isPresent()) {
        Location<EnumDecl> type = Declared.enumType(snapshot, name);
        return new Block(
            type.path(),
            name,
            type.declaration().values().stream()
                .map(v -> new Row(v.name().text(), v.wholeLines()))
                .toList());
      }
      Location<ModelDecl> model = Declared.model(snapshot, name);
      return new Block(
          model.path(),
          name,
          model.declaration().fields().stream()
              .map(f -> new Row(f.name().text(), f.wholeLines()))
              .toList());
    }

    Span row(String row) {
      return rows.stream()
          .filter(r -> r.name().equals(row))
          .findFirst()
          .map(Row::lines)
          .orElseThrow(
              () -> new CommandRefused("`" + name + "." + row + "` is not there any more."));
    }
  }
}
