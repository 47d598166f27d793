// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import dev.crowfoot.catalog.Definition;
import dev.crowfoot.catalog.TableName;
import java.util.List;
import java.util.Optional;

/// Something in which a database is not what its migrations made of it.
public sealed interface Difference {
  /// The changes that somebody made beside the migrations and that cannot stand without each other,
  /// such as a column and the index on it.
  ///
  /// @param changes from what it should be to what it is; at least one, in the order of their diff
  record OfModel(List<Change> changes) implements Difference {
    public OfModel {
      changes = List.copyOf(changes);
    }
  }

  /// What no model says, and somebody made, took away or made otherwise beside the migrations.
  ///
  /// @param was as the last run left it; empty when it was not there
  /// @param is as it is now; empty when it is not there any more
  record OfDefinition(Optional<Definition> was, Optional<Definition> is) implements Difference {
    /// Either of the two.
    public Definition definition() {
      return is.or(() -> was).orElseThrow();
    }
  }

  /// Those that a model can say; none of what it cannot.
  default List<Change> changes() {
    return List.of();
  }

  /// By which documents and people refer to one of its kind.
  default String code() {
    return DifferenceWords.kind(this).code();
  }

  /// What it is in lines, exact enough to know it again.
  default List<String> lines() {
    return DifferenceWords.lines(this);
  }

  /// What the database has and has not, for people.
  default String sentence() {
    return DifferenceWords.sentence(this);
  }

  /// The tables that stay and have here more than they should, or have it otherwise.
  default List<TableName> extendedTables() {
    return switch (this) {
      case OfModel(var changes) ->
          changes.stream().flatMap(c -> extended(c).stream()).distinct().toList();
      case OfDefinition _ -> List.of(); // what a rebuild would lose of these is asked about
    };
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

  /// The weightiest first: a difference of several changes is of the first kind among them.
  enum Kind {
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
    EXTENSION_OTHER("V701", "An extension is missing, in another schema or of another version."),
    DEFINITION_MORE("V801", "A view, check, trigger or function that no migration made."),
    DEFINITION_LESS(
        "V802", "A view, check, trigger or function that the migrations left is missing."),
    DEFINITION_OTHER(
        "V803", "A view, check, trigger or function, or a table made by hand, is another.");

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
