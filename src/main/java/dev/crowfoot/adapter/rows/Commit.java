// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.rows.RowTypeHandler.Cells;
import dev.crowfoot.adapter.rows.Sessions.Session;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Runs prepared changes within one transaction. A row that others refer to is inserted first, and
/// they get the key that the database gave it.
final class Commit {
  private final Tables tables;
  private final Statements statements;
  private final Session session;
  private final Map<Integer, Page> inserted = new HashMap<>();

  Commit(Tables tables, Statements statements, Session session) {
    this.tables = tables;
    this.statements = statements;
    this.session = session;
  }

  /// @throws QueryFailure when a change hits another number of rows than one
  void run(PreparedChanges prepared) {
    Set<Integer> referred =
        prepared.statements().stream()
            .flatMap(s -> s.parameters().stream())
            .filter(FromInsert.class::isInstance)
            .map(from -> ((FromInsert) from).change())
            .collect(Collectors.toSet());
    for (int i = 0; i < prepared.statements().size(); i++) {
      Statement statement = resolved(prepared.statements().get(i));
      int rows = referred.contains(i) ? insert(i, statement) : session.change(statement);
      if (rows != 1) {
        throw notOne(prepared.changes().get(i), rows);
      }
    }
  }

  private int insert(int change, Statement statement) {
    Model model = tables.model(statement.model());
    List<Cells> cells = session.returning(statements.returning(statement, model));
    inserted.put(change, Pages.of(tables, model, tables.fields(model), cells, false));
    return cells.size();
  }

  private Statement resolved(Statement statement) {
    if (statement.parameters().stream().noneMatch(FromInsert.class::isInstance)) {
      return statement;
    }
    List<@Nullable Object> values = new ArrayList<>();
    statement
        .parameters()
        .forEach(value -> values.add(value instanceof FromInsert from ? key(from) : value));
    return new Statement(statement.model(), statement.sql(), values);
  }

  private @Nullable Object key(FromInsert from) {
    @Nullable Page page = inserted.get(from.change());
    if (page == null) {
      throw new QueryFailure(
          "Nothing was changed: a new row refers to another one that is not inserted before it.");
    }
    @Nullable Object value = page.value(page.rows().getFirst(), from.field());
    ScalarField field =
        page.columns().stream()
            .map(ColumnInfo::field)
            .filter(f -> f.name().equals(from.field()))
            .findFirst()
            .orElseThrow();
    return value == null ? null : tables.storage().bind(field, value);
  }

  private static QueryFailure notOne(RowChange change, int rows) {
    return new QueryFailure(
        "Nothing was changed: the "
            + change.describe()
            + " hit "
            + (rows == 0 ? "no row" : rows + " rows")
            + " instead of one. The row may have been changed or deleted by somebody else; reload"
            + " and try again.");
  }
}
