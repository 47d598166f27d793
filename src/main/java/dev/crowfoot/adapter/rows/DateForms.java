// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.rows.RowTypeHandler.Cells;
import dev.crowfoot.adapter.rows.Sessions.Session;
import dev.crowfoot.adapter.rows.query.Measure;
import dev.crowfoot.adapter.rows.query.Order;
import dev.crowfoot.adapter.rows.value.Storage;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// In which form SQLite's columns hold points in time: Prisma 6 writes milliseconds, Prisma 7 ISO
/// text, `CURRENT_TIMESTAMP` text of its own. What is written is what a column has already; a
/// column of several forms is sorted by what they mean, not by how they are written.
final class DateForms {
  /// So many rows are looked at for a value.
  private static final int LOOKED_AT = 1_000;

  private final Storage storage;
  // fields of two models may be equal records: these are told apart by identity
  private final Set<ScalarField> known =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
  private final Set<ScalarField> mixed =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

  DateForms(Storage storage) {
    this.storage = storage;
  }

  /// Before rows of a model are written: finds out once what its columns have.
  void beforeWriting(Tables tables, Session session, Model model) {
    if (!tables.isSqlite()) {
      return;
    }
    for (ScalarField field : tables.fields(model)) {
      if (field.type() == Scalar.DATE_TIME && known.add(field)) {
        ModelTable table = tables.aliased(model, "t");
        String column = table.name(field);
        String sql =
            "SELECT TYPEOF(q.v) FROM (SELECT "
                + column
                + " AS v FROM "
                + table.from()
                + " LIMIT "
                + LOOKED_AT
                + ") q WHERE q.v IS NOT NULL LIMIT 1";
        for (Cells found : session.read(new Statement(model.name(), sql, List.of()))) {
          storage.keepsMilliseconds(field, "integer".equals(found.values().getFirst()));
        }
      }
    }
  }

  /// Before rows are sorted: finds out whether a column has more than one form, by its first and
  /// its last value.
  void beforeSorting(Tables tables, Session session, Model model, List<Order> orders) {
    if (!tables.isSqlite()) {
      return;
    }
    for (Order order : orders) {
      Model end = model;
      for (String relation : order.through()) {
        end = tables.end(end, relation).target();
      }
      Optional<ScalarField> field = end.scalarField(order.field());
      if (field.isPresent()
          && field.get().type() == Scalar.DATE_TIME
          && !mixed.contains(field.get())
          && isMixed(tables, session, end, field.get())) {
        mixed.add(field.get());
      }
    }
  }

  /// The same before points in time are compared with each other.
  void beforeMeasuring(Tables tables, Session session, Model model, List<Measure> measures) {
    beforeSorting(
        tables,
        session,
        model,
        measures.stream()
            .filter(m -> !m.field().equals(Measure.ALL))
            .map(m -> Order.ascending(m.field()))
            .toList());
  }

  private static boolean isMixed(Tables tables, Session session, Model model, ScalarField field) {
    ModelTable table = tables.aliased(model, "t");
    String column = table.name(field);
    String some =
        "(SELECT "
            + column
            + " FROM "
            + table.from()
            + " WHERE "
            + column
            + " IS NOT NULL ORDER BY "
            + column;
    String sql = "SELECT " + some + " LIMIT 1), " + some + " DESC LIMIT 1)";
    Cells ends = session.read(new Statement(model.name(), sql, List.of())).getFirst();
    return !form(ends.values().getFirst()).equals(form(ends.values().getLast()));
  }

  private static String form(@Nullable Object stored) {
    if (!(stored instanceof String text)) {
      return "number";
    }
    return text.replaceAll("\\d", "9");
  }

  boolean isMixed(ScalarField field) {
    return mixed.contains(field);
  }

  /// A column's values as milliseconds, whatever their form.
  static String milliseconds(String column) {
    return "CASE TYPEOF("
        + column
        + ") WHEN 'text' THEN CAST(ROUND(UNIXEPOCH("
        + column
        + ", 'subsec') * 1000) AS INTEGER) ELSE "
        + column
        + " END";
  }
}
