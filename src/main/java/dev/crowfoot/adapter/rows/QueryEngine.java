// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import static org.mybatis.dynamic.sql.SqlBuilder.select;

import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.rows.RowTypeHandler.Cells;
import dev.crowfoot.adapter.rows.Sessions.Session;
import dev.crowfoot.adapter.rows.query.Create;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.Key;
import dev.crowfoot.adapter.rows.query.Update;
import dev.crowfoot.adapter.rows.value.ClientDefaults;
import dev.crowfoot.adapter.rows.value.DateTimes;
import dev.crowfoot.adapter.rows.value.PostgresStorage;
import dev.crowfoot.adapter.rows.value.SqliteStorage;
import dev.crowfoot.adapter.rows.value.Storage;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.DefaultValue;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mybatis.dynamic.sql.SortSpecification;
import org.mybatis.dynamic.sql.SqlCriterion;
import org.mybatis.dynamic.sql.select.render.SelectStatementProvider;

/// Finds and changes the rows of a schema's models. Every call is one transaction.
public final class QueryEngine {
  private final Schema schema;
  private final Dialect dialect;
  private final Storage storage;
  private final Statements statements;
  private final Sessions sessions;
  private final ClientDefaults defaults = new ClientDefaults(Clock.systemUTC());

  public QueryEngine(Schema schema, DataSource dataSource, Dialect dialect) {
    this.schema = schema;
    this.dialect = dialect;
    this.storage =
        dialect.provider() == Provider.SQLITE
            ? new SqliteStorage(schema)
            : new PostgresStorage(schema, dialect);
    this.statements = new Statements(schema, dialect, storage);
    this.sessions = new Sessions(dataSource, storage, new DatabaseErrors(schema, dialect));
  }

  public Schema schema() {
    return schema;
  }

  public Dialect dialect() {
    return dialect;
  }

  public Page findMany(FindMany query) {
    return sessions.inTransaction(session -> find(session, query));
  }

  /// The first row; for `findFirst` and `findUnique`.
  public Optional<Page> findFirst(FindMany query) {
    Page page = findMany(query.take(1));
    return page.rows().isEmpty() ? Optional.empty() : Optional.of(page);
  }

  public long count(String model, Filter where) {
    return sessions.inTransaction(
        session -> number(session.read(statements.count(model(model), where))));
  }

  private static long number(List<Cells> cells) {
    return cells.getFirst().values().getFirst() instanceof Number n ? n.longValue() : 0;
  }

  /// Inserts a row and what is nested in it; the row as the database has it now.
  public Page create(Create create) {
    return sessions.inTransaction(session -> new Writer(session).create(create));
  }

  /// Inserts rows of one model; how many.
  public long createMany(String model, List<Create> rows) {
    Model target = model(model);
    return sessions.inBatch(
        session -> {
          rows.forEach(row -> session.change(statements.insert(target, complete(target, row))));
          return session.flush(model);
        });
  }

  /// Changes one row; the row as it is now.
  public Page update(Update update) {
    Model model = model(update.model());
    Statement statement =
        statements.returning(
            statements.update(model, update.where(), touched(model, update.values())), model);
    return sessions.inTransaction(session -> one(model, session.returning(statement), "changed"));
  }

  /// Changes every row that a filter finds; how many.
  public long updateMany(Update update) {
    Model model = model(update.model());
    Statement statement = statements.update(model, update.where(), touched(model, update.values()));
    return sessions.inTransaction(session -> (long) session.change(statement));
  }

  /// Deletes one row; what it was.
  public Page delete(String modelName, Key key) {
    Model model = model(modelName);
    Statement statement = statements.returning(statements.delete(model, key.filter()), model);
    return sessions.inTransaction(session -> one(model, session.returning(statement), "deleted"));
  }

  /// Deletes every row that a filter finds; how many.
  public long deleteMany(String modelName, Filter where) {
    Statement statement = statements.delete(model(modelName), where);
    return sessions.inTransaction(session -> (long) session.change(statement));
  }

  /// The statements for changes, with the ids and times that the client makes: what is previewed is
  /// what [#commit] runs.
  public PreparedChanges prepare(List<RowChange> changes) {
    List<Statement> statements = changes.stream().map(this::statement).toList();
    return new PreparedChanges(
        changes, statements, statements.stream().map(s -> s.preview(dialect)).toList());
  }

  /// Does all changes in one transaction. Each update and delete must hit exactly one row, else
  /// nothing at all is changed.
  public void commit(PreparedChanges prepared) {
    var _ =
        sessions.inTransaction(
            session -> {
              for (int i = 0; i < prepared.statements().size(); i++) {
                int rows = session.change(prepared.statements().get(i));
                if (rows != 1) {
                  throw notOne(prepared.changes().get(i), rows);
                }
              }
              return prepared;
            });
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

  private Statement statement(RowChange change) {
    Model model = model(change.model());
    return switch (change) {
      case RowChange.Insert(_, Map<String, @Nullable Object> values) ->
          statements.insert(model, complete(model, Create.of(model.name(), values)));
      case RowChange.Update(_, Key key, Map<String, @Nullable Object> values) -> {
        Map<String, Update.Change> changes = new LinkedHashMap<>();
        values.forEach((field, value) -> changes.put(field, new Update.Change.Set(value)));
        yield statements.update(model, key.filter(), touched(model, changes));
      }
      case RowChange.Delete(_, Key key) -> statements.delete(model, key.filter());
    };
  }

  Model model(String name) {
    Model model =
        schema
            .model(name)
            .orElseThrow(() -> new QueryFailure("There is no model `" + name + "` in the schema."));
    if (model.ignored()) {
      throw new QueryFailure("`" + name + "` is marked `@@ignore` and is not queried.");
    }
    return model;
  }

  Page find(Session session, FindMany query) {
    Model model = model(query.model());
    boolean backwards = query.take().orElse(0) < 0;
    Keyset forward = Keyset.of(model, query.orderBy(), dialect);
    Keyset order = backwards ? forward.reversed() : forward;
    List<ScalarField> fields = fields(model, query);
    ModelTable table = statements.aliased(model);
    Conditions conditions = statements.conditions();
    String alias = conditions.nextAlias();
    List<SqlCriterion> criteria = new ArrayList<>();
    criteria.add(conditions.of(query.where(), table));
    if (query.cursor().isPresent()) {
      Optional<List<@Nullable Object>> at = position(session, model, query.cursor().get(), order);
      if (at.isEmpty()) {
        return page(model, fields, List.of(), false);
      }
      criteria.add(order.atOrAfter(table, at.get()));
    }
    long wanted = query.take().isPresent() ? Math.abs(query.take().getAsLong()) : Long.MAX_VALUE;
    var select = select(table.selected(fields)).from(table.table(), alias);
    var filtered = select.where(Conditions.all(criteria));
    List<SortSpecification> sort = order.specifications(table, alias, dialect);
    // one more than wanted tells whether there are more
    long limit = wanted == Long.MAX_VALUE ? wanted : wanted + 1;
    var limited = sort.isEmpty() ? filtered.limit(limit) : filtered.orderBy(sort).limit(limit);
    SelectStatementProvider rendered =
        (query.skip() > 0 ? limited.offset(query.skip()).build() : limited.build())
            .render(Placeholders.PLAIN);
    Statement statement =
        Statement.of(model.name(), rendered.getSelectStatement(), rendered.getParameters());
    List<Cells> found = session.read(statement);
    boolean more = found.size() > wanted;
    List<Cells> kept = new ArrayList<>(more ? found.subList(0, (int) wanted) : found);
    if (backwards) {
      Collections.reverse(kept);
    }
    Page page = page(model, fields, kept, more);
    return query.include().isEmpty()
        ? page
        : new Includes(this, session).readAlong(model, page, query).only(query.select());
  }

  /// The fields to read. Relations are found by any of them.
  private List<ScalarField> fields(Model model, FindMany query) {
    List<ScalarField> all = statements.fields(model);
    return query.select().isEmpty() || !query.include().isEmpty()
        ? all
        : all.stream().filter(f -> query.select().get().contains(f.name())).toList();
  }

  /// Where in the order the cursor's row lies; empty when there is no such row.
  private Optional<List<@Nullable Object>> position(
      Session session, Model model, Key cursor, Keyset order) {
    ModelTable table = statements.aliased(model);
    Conditions conditions = statements.conditions();
    List<ScalarField> fields = order.fields(table);
    SelectStatementProvider rendered =
        select(table.selected(fields))
            .from(table.table(), conditions.nextAlias())
            .where(conditions.of(cursor.filter(), table))
            .build()
            .render(Placeholders.PLAIN);
    Statement statement =
        Statement.of(model.name(), rendered.getSelectStatement(), rendered.getParameters());
    return session.read(statement).stream().findFirst().map(cells -> position(cells, fields));
  }

  private List<@Nullable Object> position(Cells cells, List<ScalarField> fields) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      Object fetched = cells.values().get(i);
      // SQLite compares what is stored, whatever the field's type says
      values.add(
          fetched == null || dialect.provider() == Provider.SQLITE
              ? fetched
              : storage.bind(fields.get(i), storage.read(fields.get(i), fetched)));
    }
    return values;
  }

  private Page page(Model model, List<ScalarField> fields, List<Cells> cells, boolean more) {
    List<ColumnInfo> columns =
        fields.stream().map(f -> new ColumnInfo(f, model.isPrimaryKeyField(f.name()))).toList();
    List<Row> rows = cells.stream().map(c -> row(fields, c)).toList();
    return new Page(columns, rows, more);
  }

  private Row row(List<ScalarField> fields, Cells cells) {
    @Nullable Object[] values = new @Nullable Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      Object fetched = cells.values().get(i);
      ScalarField field = fields.get(i);
      values[i] =
          fetched != null ? storage.read(field, fetched) : field.isList() ? List.of() : null;
    }
    return Row.of(values);
  }

  private Page one(Model model, List<Cells> found, String done) {
    if (found.size() != 1) {
      throw new QueryFailure(
          found.isEmpty()
              ? "No row of `" + model.name() + "` was " + done + ": none has that key."
              : "Nothing was changed: the key fits several rows of `" + model.name() + "`.");
    }
    return page(model, statements.fields(model), found, false);
  }

  /// The values to insert: what is given, and what the client makes.
  private Map<String, @Nullable Object> complete(Model model, Create create) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    model
        .scalarFields()
        .filter(f -> !f.ignored())
        .forEach(
            field -> {
              if (create.values().containsKey(field.name())) {
                values.put(field.name(), create.values().get(field.name()));
              } else {
                made(field).ifPresent(v -> values.put(field.name(), v));
              }
            });
    return values;
  }

  /// `now()` is left to PostgreSQL; SQLite's clock writes whole seconds in a form of its own, which
  /// would not compare with what Prisma writes.
  private Optional<Object> made(ScalarField field) {
    boolean now =
        dialect.provider() == Provider.SQLITE
            && field.defaultValue().filter(DefaultValue.Now.class::isInstance).isPresent();
    return field.updatedAt() || now
        ? Optional.of(DateTimes.now())
        : field.defaultValue().flatMap(defaults::make).map(v -> v);
  }

  /// The changes, and the time of the change where a field keeps it.
  private static Map<String, Update.Change> touched(
      Model model, Map<String, Update.Change> changes) {
    Map<String, Update.Change> all = new LinkedHashMap<>(changes);
    model
        .scalarFields()
        .filter(f -> f.updatedAt() && !changes.containsKey(f.name()))
        .forEach(f -> all.put(f.name(), new Update.Change.Set(DateTimes.now())));
    return all;
  }

  /// Inserts rows with what is nested in them.
  private final class Writer {
    private final Session session;

    Writer(Session session) {
      this.session = session;
    }

    Page create(Create create) {
      Model model = model(create.model());
      Map<String, @Nullable Object> values = new LinkedHashMap<>(create.values());
      NestedWrites nested = new NestedWrites(QueryEngine.this, session, this::create);
      nested.parents(model, create, values);
      Create whole = Create.of(model.name(), values);
      Statement insert =
          statements.returning(statements.insert(model, complete(model, whole)), model);
      Page page = one(model, session.returning(insert), "created");
      nested.children(model, create, page);
      return page;
    }
  }

  Statements statements() {
    return statements;
  }
}
