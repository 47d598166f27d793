// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.rows.RowTypeHandler.Cells;
import dev.crowfoot.adapter.rows.Sessions.Session;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
  private final Sequences sequences;
  private final Map<Integer, Page> inserted = new HashMap<>();

  Commit(Tables tables, Statements statements, Session session) {
    this.tables = tables;
    this.statements = statements;
    this.session = session;
    this.sequences = new Sequences(tables, session);
  }

  /// @return in a sentence each, where the database will not count on behind the new rows
  /// @throws QueryFailure when a change hits another number of rows than one
  List<String> run(PreparedChanges prepared) {
    Set<Integer> referred =
        prepared.statements().stream()
            .flatMap(s -> s.parameters().stream())
            .filter(FromInsert.class::isInstance)
            .map(from -> ((FromInsert) from).change())
            .collect(Collectors.toSet());
    for (int i = 0; i < prepared.statements().size(); i++) {
      Statement statement = resolved(prepared.statements().get(i));
      RowChange change = prepared.changes().get(i);
      int rows = referred.contains(i) ? insert(i, statement) : change(change, statement);
      if (rows != 1) {
        throw notOne(change, rows);
      }
    }
    return countOn(prepared.changes());
  }

  private int change(RowChange change, Statement statement) {
    try {
      return session.change(statement);
    } catch (QueryFailure failure) {
      throw change instanceof RowChange.Insert(String model, var values)
          ? sequences.explained(failure, tables.model(model), values.keySet())
          : failure;
    }
  }

  private List<String> countOn(List<RowChange> changes) {
    Map<String, Set<String>> given = new LinkedHashMap<>();
    for (RowChange change : changes) {
      Set<String> fields =
          switch (change) {
            case RowChange.Insert insert -> insert.values().keySet();
            case RowChange.Update update -> update.values().keySet();
            case RowChange.Delete _ -> Set.of();
          };
      given.computeIfAbsent(change.model(), _ -> new HashSet<>()).addAll(fields);
    }
    List<String> lagging = new ArrayList<>();
    given.forEach(
        (model, fields) -> lagging.addAll(sequences.catchUp(tables.model(model), fields)));
    return lagging;
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
