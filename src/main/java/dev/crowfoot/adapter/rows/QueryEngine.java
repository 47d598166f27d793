// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.rows.Sessions.Session;
import dev.crowfoot.adapter.rows.query.Aggregate;
import dev.crowfoot.adapter.rows.query.Changes;
import dev.crowfoot.adapter.rows.query.Changes.Change;
import dev.crowfoot.adapter.rows.query.Create;
import dev.crowfoot.adapter.rows.query.CreateMany;
import dev.crowfoot.adapter.rows.query.Delete;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.GroupBy;
import dev.crowfoot.adapter.rows.query.Key;
import dev.crowfoot.adapter.rows.query.Measure;
import dev.crowfoot.adapter.rows.query.Returning;
import dev.crowfoot.adapter.rows.query.Selection;
import dev.crowfoot.adapter.rows.query.Update;
import dev.crowfoot.adapter.rows.query.Upsert;
import dev.crowfoot.adapter.rows.value.PostgresStorage;
import dev.crowfoot.adapter.rows.value.SqliteStorage;
import dev.crowfoot.adapter.rows.value.Storage;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Finds and changes the rows of a schema's models. Every call is one transaction.
public final class QueryEngine {
  private final Tables tables;
  private final Statements statements;
  private final Completion completion;
  private final Sessions sessions;

  public QueryEngine(Schema schema, DataSource dataSource, Dialect dialect) {
    this(schema, dataSource, dialect, Optional.empty());
  }

  /// @param limit how long one query may take
  public QueryEngine(
      Schema schema, DataSource dataSource, Dialect dialect, Optional<Duration> limit) {
    Storage storage =
        dialect.provider() == Provider.SQLITE
            ? new SqliteStorage(schema)
            : new PostgresStorage(schema, dialect);
    this.tables = new Tables(schema, dialect, storage);
    this.statements = new Statements(tables);
    this.completion = new Completion(tables);
    this.sessions = new Sessions(dataSource, storage, new DatabaseErrors(schema, dialect), limit);
  }

  public Schema schema() {
    return tables.schema();
  }

  public Dialect dialect() {
    return tables.dialect();
  }

  public Page findMany(FindMany query) {
    return sessions.inTransaction(session -> new Finder(tables, session).find(query));
  }

  /// Finds rows in parts, as they were at one moment: never more than one of them is in memory.
  ///
  /// @param part given each part; the first is empty and says what the columns are
  public void findMany(FindMany query, Consumer<Page> part) {
    var _ =
        sessions.inTransaction(
            session -> {
              new Finder(tables, session).findInParts(query, part);
              return query;
            });
  }

  /// Does several steps together: all of them, or nothing when the work ends with an exception.
  public <T> T inTransaction(Function<Transaction, T> work) {
    return sessions.inTransaction(
        session ->
            work.apply(
                new Transaction(
                    session,
                    new Writer(tables, statements, completion, session),
                    new Finder(tables, session),
                    new Sequences(tables, session))));
  }

  /// Finds rows of which only the beginning of a large text, Json or bytes is read: an
  /// [dev.crowfoot.adapter.rows.value.Excerpt] in its place.
  public Page findBrief(FindMany query) {
    return sessions.inTransaction(session -> new Finder(tables, session).findBrief(query));
  }

  /// The SQL of a query for people, its values as literals.
  public String sql(FindMany query) {
    return sessions.inTransaction(
        session ->
            new RowsQuery(tables, session, query, Optional.empty())
                .statement(tables.fields(tables.model(query.model())), 0, false)
                .map(statement -> statement.preview(dialect()))
                .orElse(""));
  }

  /// The first row; for `findFirst` and `findUnique`.
  public Optional<Page> findFirst(FindMany query) {
    Page page = findMany(query.take(query.take().orElse(1) < 0 ? -1 : 1));
    return page.rows().isEmpty() ? Optional.empty() : Optional.of(page);
  }

  /// How many rows a filter finds.
  public long count(String model, Filter where) {
    Measure all = new Measure(Measure.Function.COUNT, Measure.ALL);
    return aggregate(new Aggregate(FindMany.of(model).where(where), List.of(all), true)).count();
  }

  /// About how many rows a model has, by the database's own statistics; empty when it keeps none.
  public OptionalLong estimatedCount(String model) {
    return tables.isSqlite()
        ? OptionalLong.empty()
        : sessions.inTransaction(session -> Aggregates.estimate(tables, session, model));
  }

  /// For `aggregate` and `count`.
  public Measured aggregate(Aggregate aggregate) {
    return sessions.inTransaction(session -> new Aggregates(tables, session).aggregate(aggregate));
  }

  public List<Group> groupBy(GroupBy groups) {
    return sessions.inTransaction(session -> new Aggregates(tables, session).groupBy(groups));
  }

  /// Inserts a row and what is nested in it; the row as the database has it now.
  public Page create(Returning<Create> create) {
    return write(writer -> writer.create(create));
  }

  /// Inserts rows of one model; how many.
  public long createMany(CreateMany rows) {
    return write(writer -> writer.createMany(rows));
  }

  /// Inserts rows of one model; the rows as the database has them now.
  public Page createManyAndReturn(Returning<CreateMany> rows) {
    return write(writer -> writer.createManyAndReturn(rows));
  }

  /// Changes one row and what is nested in the change; the row as it is now.
  public Page update(Returning<Update> update) {
    return write(writer -> writer.update(update));
  }

  /// Changes every row that a filter finds; how many.
  public long updateMany(Update update) {
    return write(writer -> writer.updateMany(update));
  }

  /// Changes every row that a filter finds; the rows as they are now.
  public Page updateManyAndReturn(Returning<Update> update) {
    return write(writer -> writer.updateManyAndReturn(update));
  }

  /// Changes the row if it is there, else inserts it; the row as it is now.
  public Page upsert(Returning<Upsert> upsert) {
    return write(writer -> writer.upsert(upsert));
  }

  /// Deletes one row; what it was.
  public Page delete(Returning<Delete> delete) {
    return write(writer -> writer.delete(delete));
  }

  /// Deletes one row; what it was.
  public Page delete(String model, Key key) {
    return delete(new Returning<>(Delete.of(model, key), Selection.ALL));
  }

  /// Deletes every row that a filter finds; how many.
  public long deleteMany(Delete delete) {
    return write(writer -> writer.deleteMany(delete));
  }

  private <T> T write(Function<Writer, T> work) {
    return sessions.inTransaction(
        session -> work.apply(new Writer(tables, statements, completion, session)));
  }

  /// The statements for changes, with the ids and times that the client makes: what is previewed is
  /// what [#commit] runs.
  public PreparedChanges prepare(List<RowChange> changes) {
    List<Statement> statements =
        sessions.inTransaction(
            session -> {
              changes.forEach(c -> known(session, c));
              return changes.stream().map(this::statement).toList();
            });
    return new PreparedChanges(
        changes, statements, statements.stream().map(s -> s.preview(dialect())).toList());
  }

  /// Does all changes in one transaction. Each update and delete must hit exactly one row, and find
  /// it as it was read, else nothing at all is changed.
  ///
  /// @return in a sentence each, where the database will not count on behind the new rows
  /// @throws dev.crowfoot.adapter.Failure.ConflictFailure when somebody else was faster
  public List<String> commit(PreparedChanges prepared) {
    return sessions.inTransaction(
        session -> {
          new Conflicts(tables, session).refuseIfAny(prepared.changes());
          return new Commit(tables, statements, session).run(prepared);
        });
  }

  private void known(Session session, RowChange change) {
    tables.dates().beforeWriting(tables, session, tables.model(change.model()));
  }

  /// Statements that insert rows of a model, with their values as literals.
  ///
  /// @throws ArgumentFailure when it is a view
  public InsertText inserts(String name) {
    Model model = tables.model(name);
    if (model.isView()) {
      throw new ArgumentFailure(
          "`" + name + "` is a view: its rows cannot be inserted. Choose another format.");
    }
    var _ =
        sessions.inTransaction(
            session -> {
              tables.dates().beforeWriting(tables, session, model);
              return model;
            });
    return (Map<String, @Nullable Object> values) ->
        statements.insert(model, values).preview(dialect());
  }

  private Statement statement(RowChange change) {
    Model model = tables.model(change.model());
    return switch (change) {
      case RowChange.Insert(_, Map<String, @Nullable Object> values) ->
          statements.insert(model, completion.complete(model, Create.of(model.name(), values)));
      case RowChange.Update(_, Key key, Map<String, @Nullable Object> values, _) -> {
        Map<String, Change> changes = new LinkedHashMap<>();
        values.forEach((field, value) -> changes.put(field, new Change.Set(value)));
        yield statements.update(
            model, key.filter(), Completion.touched(model, Changes.of(model.name(), changes)));
      }
      case RowChange.Delete(_, Key key, _) -> statements.delete(model, key.filter());
    };
  }
}
