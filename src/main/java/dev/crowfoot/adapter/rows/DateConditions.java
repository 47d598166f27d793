// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import static dev.crowfoot.adapter.rows.Conditions.criterion;

import dev.crowfoot.adapter.rows.query.Filter.Comparison;
import dev.crowfoot.model.ScalarField;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.mybatis.dynamic.sql.BindableColumn;
import org.mybatis.dynamic.sql.SqlBuilder;
import org.mybatis.dynamic.sql.SqlCriterion;

/// Compares `DateTime` values in SQLite, where one column may hold milliseconds (Prisma 6), ISO
/// text (Prisma 7) and `CURRENT_TIMESTAMP`'s text. Each form is compared as a point in time, and in
/// a way that an index still helps: numbers sort before all text, and every text begins with its
/// day.
final class DateConditions {
  private DateConditions() {}

  static SqlCriterion compare(
      ModelTable table, ScalarField field, Comparison comparison, Instant moment) {
    BindableColumn<Object> column = table.raw(field);
    Object milliseconds = moment.toEpochMilli();
    ShapedColumn text =
        new ShapedColumn(
            table.raw(field),
            c -> "CAST(ROUND(UNIXEPOCH(" + c + ", 'subsec') * 1000) AS INTEGER)",
            Placeholders.PLAIN,
            UnaryOperator.identity());
    List<SqlCriterion> asText = new ArrayList<>(days(column, comparison, moment));
    asText.add(operator(text, comparison, milliseconds));
    return Conditions.any(
        List.of(
            Conditions.all(
                List.of(
                    criterion(column, SqlBuilder.isLessThan("")),
                    operator(column, comparison, milliseconds))),
            Conditions.all(asText)));
  }

  /// The range in which a matching text can lie, a day wider on both sides for its offset.
  private static List<SqlCriterion> days(
      BindableColumn<Object> column, Comparison comparison, Instant moment) {
    LocalDate day = moment.atOffset(ZoneOffset.UTC).toLocalDate();
    boolean plain = day.getYear() > 1 && day.getYear() < 9998;
    boolean fromBelow =
        switch (comparison) {
          case EQUALS, GREATER, AT_LEAST -> plain;
          case NOT, LESS, AT_MOST -> false;
        };
    boolean fromAbove =
        switch (comparison) {
          case EQUALS, LESS, AT_MOST -> plain;
          case NOT, GREATER, AT_LEAST -> false;
        };
    List<SqlCriterion> range = new ArrayList<>();
    Object least = fromBelow ? day.minusDays(1).toString() : "";
    range.add(criterion(column, SqlBuilder.isGreaterThanOrEqualTo(least)));
    if (fromAbove) {
      Object most = day.plusDays(2).toString();
      range.add(criterion(column, SqlBuilder.isLessThan(most)));
    }
    return range;
  }

  private static SqlCriterion operator(
      BindableColumn<Object> column, Comparison comparison, Object value) {
    return criterion(column, Conditions.condition(comparison, value));
  }
}
