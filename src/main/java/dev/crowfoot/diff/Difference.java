// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import dev.crowfoot.catalog.Index;
import dev.crowfoot.catalog.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Something in which a database is not what its migrations made of it: the changes that somebody
/// made beside them and that cannot stand without each other, such as a column and the index on it.
///
/// @param changes from what it should be to what it is; at least one, in the order of their diff
public record Difference(List<Change> changes) {
  public Difference {
    changes = List.copyOf(changes);
  }

  /// By which documents and people refer to one of its kind.
  public String code() {
    return kind().code;
  }

  /// Each of its changes in a line, exact enough to know it again.
  public List<String> lines() {
    return changes.stream().map(Difference::line).toList();
  }

  /// What the database has and has not, for people.
  public String sentence() {
    return changes.stream().map(Difference::sentence).collect(Collectors.joining(" "));
  }

  /// The tables that stay and have here more than they should, or have it otherwise.
  public List<TableName> extendedTables() {
    return changes.stream().flatMap(c -> extended(c).stream()).distinct().toList();
  }

  private static Optional<TableName> extended(Change change) {
    return switch (change) {
      case Change.AddColumn(var t, _, _) -> Optional.of(t.name());
      case Change.AlterColumn c -> Optional.of(c.after().name());
      case Change.AddPrimaryKey(var t, _) -> Optional.of(t.name());
      case Change.CreateIndex(var t, _) -> Optional.of(t.name());
      case Change.RenameIndex(var t, _, _) -> Optional.of(t.name());
      case Change.AddForeignKey(var t, _) -> Optional.of(t.name());
      default -> Optional.empty();
    };
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
    return switch (line.charAt(0)) {
      case '+' -> "The database has %s, which no migration made.".formatted(thing);
      case '-' -> "The database lacks %s, which the migrations made.".formatted(thing);
      default ->
          "The database has another %s than the migrations made: %s."
              .formatted(thing.substring(0, thing.indexOf(' ')), thing);
    };
  }

  private Kind kind() {
    return changes.stream().map(Difference::kind).min(Kind::compareTo).orElseThrow();
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

  /// The weightiest first: a difference of several changes is of the first kind among them.
  public enum Kind {
    TABLE_MORE("V101", "A table or a schema that no migration made."),
    TABLE_LESS("V102", "A table that the migrations made is missing."),
    COLUMN_MORE("V201", "A column that no migration made."),
    COLUMN_LESS("V202", "A column that the migrations made is missing."),
    COLUMN_OTHER("V203", "A column has another type or default, or is optional or not."),
    ENUM_OTHER("V301", "An enum that no migration made, or is missing, or has other values."),
    KEY_OTHER("V401", "A primary or foreign key that no migration made, or is missing."),
    INDEX_MORE("V501", "An index that no migration made."),
    INDEX_LESS("V502", "An index that the migrations made is missing."),
    NAME_OTHER("V601", "A key or an index has another name."),
    EXTENSION_OTHER("V701", "An extension is missing, in another schema or of another version.");

    private final String code;
    private final String title;

    Kind(String code, String title) {
      this.code = code;
      this.title = title;
    }

    /// What people call it by: `V201`.
    public String code() {
      return code;
    }

    /// What it is about, in a sentence.
    public String title() {
      return title;
    }
  }
}
