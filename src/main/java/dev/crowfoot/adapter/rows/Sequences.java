// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.rows.RowTypeHandler.Cells;
import dev.crowfoot.adapter.rows.Sessions.Session;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.DefaultValue;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets PostgreSQL's sequences go on behind rows that came with numbers of their own: it counts
/// only those that it gave itself, so that the next row would get a number which is taken. SQLite
/// looks at the rows and needs nothing.
///
/// 24 November 2026: rows of files, pasted rows and made-up rows move a sequence, as a restored
/// dump does. `create`, `createMany` and `upsert` do not, because Prisma's client does not and
/// programs use both; what collides then says how to go on.
///
/// A sequence is no part of a transaction: moved, it stays so even when the rows are taken back,
/// which costs a few numbers. Therefore it is moved last, and never back: a short way by taking
/// numbers as anybody else does; a long one in one statement that looks and sets, when only
/// somebody who takes [#SHORT] numbers within that instant could be set back.
final class Sequences {
  private static final long SHORT = 10_000;

  private final Tables tables;
  private final Session session;

  Sequences(Tables tables, Session session) {
    this.tables = tables;
    this.session = session;
  }

  /// A column that counts by itself.
  ///
  /// @param sequence its name as SQL
  /// @param increment from one number to the next
  /// @param most the largest number it can give
  private record Counted(String sequence, boolean allowed, long increment, long most) {}

  /// Has the sequences of a model go on behind its rows.
  ///
  /// @param given the fields that got values; others need nothing
  /// @return in a sentence each, which sequences lag still, and what to do
  List<String> catchUp(Model model, Collection<String> given) {
    List<String> lagging = new ArrayList<>();
    for (ScalarField field : counted(tables, model)) {
      if (given.contains(field.name())) {
        counted(model, field)
            .flatMap(counted -> catchUp(model, field, counted))
            .ifPresent(lagging::add);
      }
    }
    return lagging;
  }

  /// The fields that a sequence counts.
  private static List<ScalarField> counted(Tables tables, Model model) {
    return tables.isSqlite()
        ? List.of()
        : model
            .scalarFields()
            .filter(f -> !f.ignored() && f.defaultValue().stream().anyMatch(Sequences::counts))
            .toList();
  }

  private static boolean counts(DefaultValue value) {
    return value instanceof DefaultValue.Autoincrement;
  }

  /// The sequence that a column owns, else the one that its default takes numbers from.
  private Optional<Counted> counted(Model model, ScalarField field) {
    String table = ModelTable.tableName(model, tables.dialect());
    String column = field.databaseName();
    List<Cells> found =
        read(
            model,
            """
            SELECT CAST(q.seq AS TEXT), CAST(has_sequence_privilege(q.seq, 'SELECT') \
            AND has_sequence_privilege(q.seq, 'UPDATE') \
            AND has_column_privilege(CAST(? AS regclass), ?, 'SELECT') AS INTEGER), \
            p.seqincrement, p.seqmax FROM (SELECT coalesce(\
            CAST(pg_get_serial_sequence(?, ?) AS regclass), \
            (SELECT CAST(s.oid AS regclass) FROM pg_attribute a \
            JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum \
            JOIN pg_depend r ON r.classid = CAST('pg_attrdef' AS regclass) AND r.objid = d.oid \
            JOIN pg_class s ON s.oid = r.refobjid AND s.relkind = 'S' \
            WHERE a.attrelid = CAST(? AS regclass) AND a.attname = ? LIMIT 1)) AS seq) q \
            JOIN pg_sequence p ON p.seqrelid = q.seq""",
            List.of(table, column, table, column, table, column));
    return found.stream()
        .findFirst()
        .map(
            cells ->
                new Counted(
                    String.valueOf(cells.values().get(0)),
                    number(cells, 1) == 1,
                    number(cells, 2),
                    number(cells, 3)));
  }

  private Optional<String> catchUp(Model model, ScalarField field, Counted counted) {
    if (counted.increment < 1) {
      return Optional.empty(); // counts down, away from what came in
    }
    if (!counted.allowed) {
      return Optional.of(
          "Rows came in with numbers for `%s` of `%s`, but this user may not see or set its sequence. If it lags, let its owner run: %s"
              .formatted(field.name(), model.name(), wayOut(tables.dialect(), model, field)));
    }
    long top = top(model, field, counted.most);
    // Numbers from the next one to the top; those of a sequence that gave none begin with its last.
    String left = "greatest(0, ? - s.last_value + CASE WHEN s.is_called THEN 0 ELSE 1 END)";
    String name = tables.dialect().text(counted.sequence);
    var _ =
        read(
            model,
            """
            SELECT CASE WHEN n.numbers > ? THEN setval(%s, ?) ELSE (SELECT max(nextval(%s)) \
            FROM generate_series(1, (n.numbers + ? - 1) / ?)) END \
            FROM (SELECT %s AS numbers FROM %s s) n WHERE n.numbers > 0"""
                .formatted(name, name, left, counted.sequence),
            List.of(SHORT, top, counted.increment, counted.increment, top));
    return Optional.empty();
  }

  /// The largest number of all rows; one that nothing can follow is left alone.
  private long top(Model model, ScalarField field, long most) {
    String column = tables.dialect().quote(field.databaseName());
    String sql =
        "SELECT max("
            + column
            + ") FROM "
            + ModelTable.tableName(model, tables.dialect())
            + " WHERE "
            + column
            + " < ?";
    return read(model, sql, List.of(most)).stream()
        .mapToLong(c -> number(c, 0))
        .findFirst()
        .orElse(0);
  }

  private List<Cells> read(Model model, String sql, List<@Nullable Object> values) {
    return session.read(new Statement(model.name(), sql, values));
  }

  private static long number(Cells cells, int column) {
    return cells.values().get(column) instanceof Number number ? number.longValue() : 0;
  }

  /// Says of a new row that got a number which is taken, how to go on.
  ///
  /// @param given the fields whose values somebody gave
  QueryFailure explained(QueryFailure failure, Model model, Set<String> given) {
    List<String> taken = session.takenColumns(failure);
    return counted(tables, model).stream()
        .filter(f -> !given.contains(f.name()) && taken.equals(List.of(f.databaseName())))
        .findFirst()
        .map(
            field ->
                new QueryFailure(
                    "Nothing was created: the next number for `%s` of `%s` is taken, because rows came in with numbers of their own. Run this once, and create the row again: %s"
                        .formatted(
                            field.name(), model.name(), wayOut(tables.dialect(), model, field)),
                    failure.details().orElse(""),
                    Objects.requireNonNull(failure.getCause())))
        .orElse(failure);
  }

  private static String wayOut(Dialect dialect, Model model, ScalarField field) {
    String table = ModelTable.tableName(model, dialect);
    return "SELECT setval(pg_get_serial_sequence(%s, %s), (SELECT max(%s) FROM %s));"
        .formatted(
            dialect.text(table),
            dialect.text(field.databaseName()),
            dialect.quote(field.databaseName()),
            table);
  }
}
