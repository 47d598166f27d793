// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import dev.crowfoot.catalog.Definition;
import dev.crowfoot.catalog.Index;
import dev.crowfoot.diff.Difference.Kind;
import dev.crowfoot.diff.Difference.OfDefinition;
import dev.crowfoot.diff.Difference.OfModel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/// Tells differences in words.
final class DifferenceWords {
  private DifferenceWords() {}

  static List<String> lines(Difference difference) {
    return switch (difference) {
      case OfModel(var changes) -> changes.stream().map(DifferenceWords::line).toList();
      case OfDefinition d -> List.of(sign(d) + " " + thing(d) + exactly(d));
    };
  }

  static String sentence(Difference difference) {
    return switch (difference) {
      case OfModel(var changes) ->
          changes.stream().map(DifferenceWords::sentence).collect(Collectors.joining(" "));
      case OfDefinition d -> sentence(sign(d), thing(d), d.definition().kind().word());
    };
  }

  private static char sign(OfDefinition difference) {
    return difference.was().isEmpty() ? '+' : difference.is().isEmpty() ? '-' : '~';
  }

  private static String thing(OfDefinition difference) {
    Definition definition = difference.definition();
    String owner =
        definition.kind().isPartOfTable()
            ? definition.on() + (definition.name().isEmpty() ? "" : "." + definition.name())
            : "";
    return definition.kind().word()
        + " "
        + (!owner.isEmpty()
            ? owner
            : definition.on().schema().isEmpty() ? definition.name() : definition.on().toString());
  }

  /// So that it is another difference when the text changes once more.
  private static String exactly(OfDefinition difference) {
    return difference.is().map(d -> " as " + fingerprint(d.text())).orElse("");
  }

  private static String fingerprint(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(sum.getValue());
  }

  private static String line(Change change) {
    String words = Wording.of(change).toString();
    return switch (change) {
      case Change.CreateIndex(_, var index) -> words + exactly(index);
      case Change.DropIndex(_, var index) -> words + exactly(index);
      default -> words;
    };
  }

  private static String exactly(Index index) {
    return " named " + index.name() + index.where().map(w -> " where " + w).orElse("");
  }

  private static String sentence(Change change) {
    String line = line(change);
    String thing = line.substring(2);
    return sentence(line.charAt(0), thing, thing.substring(0, thing.indexOf(' ')));
  }

  private static String sentence(char sign, String thing, String kind) {
    return switch (sign) {
      case '+' -> "The database has %s, which no migration made.".formatted(thing);
      case '-' -> "The database lacks %s, which the migrations made.".formatted(thing);
      default -> "The database has another %s than the migrations made: %s.".formatted(kind, thing);
    };
  }

  static Kind kind(Difference difference) {
    return switch (difference) {
      case OfModel(var changes) ->
          changes.stream().map(DifferenceWords::kind).min(Kind::compareTo).orElseThrow();
      case OfDefinition(var was, var is) ->
          was.isEmpty()
              ? Kind.DEFINITION_MORE
              : is.isEmpty() ? Kind.DEFINITION_LESS : Kind.DEFINITION_OTHER;
    };
  }

  private static Kind kind(Change change) {
    return switch (change) {
      case Change.CreateTable _, Change.CreateSchema _ -> Kind.TABLE_MORE;
      case Change.DropTable _ -> Kind.TABLE_LESS;
      case Change.AddColumn _ -> Kind.COLUMN_MORE;
      case Change.DropColumn _ -> Kind.COLUMN_LESS;
      case Change.AlterColumn _ -> Kind.COLUMN_OTHER;
      case Change.CreateExtension _, Change.AlterExtension _ -> Kind.EXTENSION_OTHER;
      case Change.DropExtension _ -> Kind.EXTENSION_OTHER;
      case Change.CreateEnum _, Change.DropEnum _ -> Kind.ENUM_OTHER;
      case Change.AddEnumValues _, Change.ReplaceEnum _ -> Kind.ENUM_OTHER;
      case Change.CreateIndex _ -> Kind.INDEX_MORE;
      case Change.DropIndex _ -> Kind.INDEX_LESS;
      case Change.AddPrimaryKey _, Change.DropPrimaryKey _ -> Kind.KEY_OTHER;
      case Change.AddForeignKey _, Change.DropForeignKey _ -> Kind.KEY_OTHER;
      case Change.RenameIndex _, Change.RenameConstraint _ -> Kind.NAME_OTHER;
      case Change.RenameTable _, Change.RenameColumn _, Change.RenameEnum _ -> Kind.NAME_OTHER;
      case Change.RenameEnumValue _, Change.RewriteValues _ -> Kind.NAME_OTHER;
    };
  }
}
