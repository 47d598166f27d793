// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.TableName;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The CHECK that lets a column of SQLite hold the values of its enum alone, and NULL:
///
/// ```sql
/// CONSTRAINT "User_role_enum" CHECK ("role" IN ('ADMIN', 'USER'))
/// ```
///
/// It stands beside its column, so that SQLite drops it with the column and lets it follow renames.
/// Its name tells it from checks that somebody else wrote; what the name begins with is for people
/// alone, because SQLite leaves it as it was when a table or a column is renamed.
///
/// @param values in order
public record EnumCheck(String column, Set<String> values) {
  private static final String SUFFIX = "_enum";
  private static final Dialect SQLITE = Dialect.sqlite();

  /// What stands behind the column in a definition; nothing for one that takes any value.
  static String sql(TableName table, Column column) {
    return column.isChecked()
        ? " CONSTRAINT "
            + SQLITE.quote(table.name() + "_" + column.name() + SUFFIX)
            + " "
            + sql(column)
        : "";
  }

  /// The check without its name.
  public static String sql(Column column) {
    return "CHECK (" + SQLITE.quote(column.name()) + " IN " + list(column.allowed()) + ")";
  }

  /// Values as `IN` takes them.
  public static String list(Collection<String> values) {
    return values.stream().map(SQLITE::text).collect(Collectors.joining(", ", "(", ")"));
  }

  /// Reads a check of ours; empty for one that somebody else wrote.
  ///
  /// @param name the constraint's
  /// @param expression what is in its parentheses
  public static Optional<EnumCheck> read(String name, String expression) {
    SqlTokens sql = SqlTokens.of(expression);
    boolean isOurs =
        name.endsWith(SUFFIX)
            && sql.get(0).isName()
            && sql.get(1).is("IN")
            && sql.get(2).is("(")
            && sql.closing(2) == sql.size() - 1
            && sql.size() % 2 == 1;
    Set<String> values = new LinkedHashSet<>();
    for (int i = 3; isOurs && i < sql.size(); i += 2) {
      isOurs =
          sql.get(i).kind() == SqlTokens.Kind.TEXT
              && values.add(sql.get(i).text())
              && (i + 2 == sql.size() || sql.get(i + 1).is(","));
    }
    return isOurs && !values.isEmpty()
        ? Optional.of(new EnumCheck(sql.get(0).text(), values))
        : Optional.empty();
  }
}
