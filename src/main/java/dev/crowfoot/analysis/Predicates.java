// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.syntax.Argument;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.syntax.Name;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Reads the `where:` of a partial index: SQL in `raw("…")`, or the object form.
///
/// ```prisma
/// where: raw("deleted_at IS NULL")
/// where: { active: true, deletedAt: null }
/// ```
final class Predicates {
  private Predicates() {}

  /// @param columns from the name of a field to that of its column
  static String sql(Expression where, UnaryOperator<String> columns) {
    return switch (where) {
      case Expression.StringLiteral literal -> literal.value();
      case Expression.Call call ->
          call.arguments().stream()
              .findFirst()
              .flatMap(Argument::value)
              .flatMap(Expression::stringValue)
              .orElse("");
      case Expression.Members object ->
          object.members().stream()
              .map(member -> condition(member, columns))
              .collect(Collectors.joining(" AND "));
      default -> where.text();
    };
  }

  private static String condition(Argument member, UnaryOperator<String> columns) {
    String column = quote(columns.apply(member.name().map(Name::text).orElse("")));
    return switch (member.value().orElse(null)) {
      case null -> column;
      case Expression.Members operators ->
          operators.members().stream()
              .map(
                  operator ->
                      operator
                          .value()
                          .map(value -> compare(column, operator.isNamed("not"), value))
                          .orElse(column))
              .collect(Collectors.joining(" AND "));
      case Expression value -> compare(column, false, value);
    };
  }

  private static String compare(String column, boolean not, Expression value) {
    return switch (value) {
      case Expression.Path path when path.name().equals("null") ->
          column + (not ? " IS NOT NULL" : " IS NULL");
      case Expression.StringLiteral literal ->
          column + (not ? " <> " : " = ") + "'" + literal.value().replace("'", "''") + "'";
      default -> column + (not ? " <> " : " = ") + value.text();
    };
  }

  private static String quote(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
