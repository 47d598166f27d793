// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.Failure.NotMigratedFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.rows.ColumnInfo;
import dev.crowfoot.adapter.rows.Page;
import dev.crowfoot.adapter.rows.PreparedChanges;
import dev.crowfoot.adapter.rows.QueryEngine;
import dev.crowfoot.adapter.rows.Row;
import dev.crowfoot.adapter.rows.RowChange;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.FindManyText;
import dev.crowfoot.adapter.rows.query.Order;
import dev.crowfoot.adapter.rows.value.Reading;
import dev.crowfoot.adapter.rows.value.ValueReader;
import dev.crowfoot.app.Rows;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.data.StagedChanges.RowId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The rows of one model at a time: what is asked, what was found, and what is staged over it. The
/// database is asked in the background; nothing is written but by [#commit].
public final class DataViewModel {
  private static final int PAGE = 500;

  private final ObservableValue<Schema> schema;
  private final ObservableValue<Optional<Database>> database;
  private final ObservableValue<String> connectionWords;
  private final Background background;
  private final StagedChanges staged = new StagedChanges();
  private final ObservableList<String> models = FXCollections.observableArrayList();
  private final ObservableList<GridRow> rows = FXCollections.observableArrayList();
  private final ObservableList<FilterRule> filters = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<Model>> model =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<ColumnInfo>> columns =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<GridState> state =
      new ReadOnlyObjectWrapper<>(new GridState.NoModels());
  private final ReadOnlyObjectWrapper<List<Order>> orders = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper query = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper readOnlyReason = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
  private final ReadOnlyIntegerWrapper stagedCount = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper committing = new ReadOnlyBooleanWrapper();
  private Runnable beforeCommit = () -> {};
  private final ReadOnlyObjectWrapper<Optional<Failure>> failure =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final AtomicReference<@Nullable Connected> connected = new AtomicReference<>();
  private Optional<PreparedChanges> prepared = Optional.empty();
  private Optional<Background.Running> loading = Optional.empty();
  private Optional<Background.Running> counting = Optional.empty();

  /// @param schema the current schema
  /// @param database the open connection, if any
  /// @param connectionWords why there is none, in a sentence
  public DataViewModel(
      ObservableValue<Schema> schema,
      ObservableValue<Optional<Database>> database,
      ObservableValue<String> connectionWords,
      Background background) {
    this.schema = schema;
    this.database = database;
    this.connectionWords = connectionWords;
    this.background = background;
    schema.addListener((_, _, _) -> schemaChanged());
    database.addListener((_, _, _) -> reload());
    connectionWords.addListener(
        (_, _, _) -> {
          if (database.getValue().isEmpty()) {
            reload();
          }
        });
    schemaChanged();
  }

  /// The names of the models that can be browsed, in the schema's order.
  public ObservableList<String> models() {
    return models;
  }

  public ReadOnlyObjectProperty<Optional<Model>> modelProperty() {
    return model.getReadOnlyProperty();
  }

  ObservableList<GridRow> rows() {
    return rows;
  }

  ObservableList<FilterRule> filters() {
    return filters;
  }

  ReadOnlyObjectProperty<List<ColumnInfo>> columnsProperty() {
    return columns.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<GridState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// "1,234 rows", once they are counted.
  public ReadOnlyStringProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  /// The query as a program would write it.
  public ReadOnlyStringProperty queryProperty() {
    return query.getReadOnlyProperty();
  }

  /// Why nothing can be changed; empty when it can.
  ReadOnlyStringProperty readOnlyReasonProperty() {
    return readOnlyReason.getReadOnlyProperty();
  }

  /// What was done last.
  ReadOnlyStringProperty noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /// How many changes are staged, over all models.
  public ReadOnlyIntegerProperty stagedCountProperty() {
    return stagedCount.getReadOnlyProperty();
  }

  /// Counts up with every staged change, so that cells are drawn anew.
  ReadOnlyIntegerProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty moreProperty() {
    return more.getReadOnlyProperty();
  }

  /// Called before rows are written, away from the UI thread; throws a failure when they must not
  /// be.
  public void setBeforeCommit(Runnable check) {
    beforeCommit = check;
  }

  ReadOnlyBooleanProperty committingProperty() {
    return committing.getReadOnlyProperty();
  }

  /// Why the last commit or the loading of more rows failed.
  ReadOnlyObjectProperty<Optional<Failure>> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /// Shows the rows of a model, without filters.
  public void open(String name) {
    Optional<Model> wanted = schema.getValue().model(name);
    if (wanted.isEmpty() || wanted.equals(model.get())) {
      return;
    }
    filters.clear();
    orders.set(List.of());
    notice.set("");
    model.set(wanted);
    showColumns();
    rows.clear();
    reload();
  }

  private void schemaChanged() {
    List<String> names =
        schema.getValue().models().stream().filter(m -> !m.ignored()).map(Model::name).toList();
    if (!names.equals(models)) {
      models.setAll(names);
    }
    Optional<Model> before = model.get();
    Optional<Model> now =
        before
            .flatMap(m -> schema.getValue().model(m.name()))
            .or(() -> schema.getValue().models().stream().filter(m -> !m.ignored()).findFirst());
    if (before.equals(now)) {
      return;
    }
    if (!before.map(Model::name).equals(now.map(Model::name))) {
      filters.clear();
      orders.set(List.of());
    }
    model.set(now);
    showColumns();
    reload();
  }

  private void showColumns() {
    Model shown = model.get().orElse(null);
    if (shown == null) {
      columns.set(List.of());
      return;
    }
    columns.set(
        shown
            .scalarFields()
            .filter(f -> !f.ignored())
            .map(f -> new ColumnInfo(f, shown.isPrimaryKeyField(f.name())))
            .toList());
    readOnlyReason.set(
        shown.isView()
            ? "A view is read-only."
            : shown.primaryKey().isEmpty()
                ? "Read-only: " + shown.name() + " has no primary key to find a row by."
                : "");
  }

  boolean isEditable(ScalarField field) {
    return readOnlyReason.get().isEmpty()
        && !(field.type() instanceof dev.crowfoot.model.FieldType.Unsupported);
  }

  ReadOnlyObjectProperty<List<Order>> ordersProperty() {
    return orders.getReadOnlyProperty();
  }

  /// Sorts by a field: upwards, then downwards, then no more.
  ///
  /// @param add whether the order so far stays
  void sortBy(String field, boolean add) {
    Optional<Order> before = orders.get().stream().filter(o -> o.field().equals(field)).findFirst();
    Optional<Order> now =
        before.isEmpty()
            ? Optional.of(Order.ascending(field))
            : before
                .filter(o -> o.direction() == Order.Direction.ASCENDING)
                .map(o -> Order.descending(field));
    List<Order> wanted = new ArrayList<>();
    for (Order order : add ? orders.get() : List.<Order>of()) {
      if (!order.field().equals(field)) {
        wanted.add(order);
      } else {
        now.ifPresent(wanted::add);
      }
    }
    if (!add || before.isEmpty()) {
      now.ifPresent(wanted::add);
    }
    orders.set(List.copyOf(wanted));
    reload();
  }

  void addFilter(FilterRule rule) {
    filters.add(rule);
    reload();
  }

  void removeFilter(FilterRule rule) {
    filters.remove(rule);
    reload();
  }

  void clearFilters() {
    filters.clear();
    reload();
  }

  /// Reads what somebody typed as a filter's value.
  Reading readFilterValue(ScalarField field, FilterRule.Operator operator, String text) {
    boolean part =
        operator == FilterRule.Operator.CONTAINS
            || operator == FilterRule.Operator.STARTS_WITH
            || operator == FilterRule.Operator.ENDS_WITH;
    return part ? new Reading.Read(text) : reader().fromText(field, text);
  }

  private ValueReader reader() {
    return new ValueReader(schema.getValue());
  }

  /// What is asked: filters and order, a page at a time.
  private FindMany findMany(Model shown) {
    List<Filter> all = filters.stream().map(FilterRule::filter).toList();
    return FindMany.of(shown.name()).where(new Filter.All(all)).orderBy(orders.get()).take(PAGE);
  }

  /// Asks anew.
  public void reload() {
    loading.ifPresent(Background.Running::cancel);
    counting.ifPresent(Background.Running::cancel);
    count.set("");
    more.set(false);
    failure.set(Optional.empty());
    Model shown = model.get().orElse(null);
    if (shown == null) {
      rows.clear();
      query.set("");
      state.set(new GridState.NoModels());
      return;
    }
    FindMany wanted = findMany(shown);
    query.set(FindManyText.of(wanted));
    if (database.getValue().isEmpty()) {
      rows.clear();
      state.set(new GridState.NoConnection(connectionWords.getValue()));
      return;
    }
    if (rows.isEmpty()) {
      state.set(new GridState.Loading());
    }
    loading =
        Optional.of(
            background
                .run(() -> engine().findMany(wanted))
                .onDone(page -> loaded(shown, page))
                .onFailure(this::notLoaded)
                .start());
    counting =
        Optional.of(
            background
                .run(() -> engine().count(shown.name(), wanted.where()))
                .onDone(this::counted)
                .onFailure(_ -> count.set("")) // the grid itself says what is wrong
                .start());
  }

  /// The engine for the schema and connection of now; the last one as long as they stay the same.
  private QueryEngine engine() {
    Schema wanted = schema.getValue();
    Database open =
        database
            .getValue()
            .orElseThrow(() -> new ArgumentFailure("There is no connection to a database."));
    Connected last = connected.get();
    if (last != null && last.schema.equals(wanted) && last.database.equals(open)) {
      return last.engine;
    }
    Connected now = new Connected(wanted, open, Rows.of(wanted, open).engine());
    connected.set(now);
    return now.engine;
  }

  private record Connected(Schema schema, Database database, QueryEngine engine) {}

  private void loaded(Model shown, Page page) {
    columns.set(page.columns());
    List<GridRow> found = new ArrayList<>();
    staged.added(shown.name()).forEach(id -> found.add(added(id)));
    page.rows().forEach(row -> found.add(stored(shown, page, row)));
    rows.setAll(found);
    more.set(page.hasMore());
    showState(shown);
  }

  private static GridRow added(RowId id) {
    return new GridRow(Optional.of(id), Optional.empty());
  }

  private static GridRow stored(Model shown, Page page, Row row) {
    return new GridRow(
        page.keyOf(shown, row).map(key -> new RowId.Stored(shown.name(), key)), Optional.of(row));
  }

  private void showState(Model shown) {
    state.set(
        !rows.isEmpty()
            ? new GridState.Rows()
            : filters.isEmpty()
                ? new GridState.NoRows(shown.name())
                : new GridState.NoMatch(filters.size()));
  }

  private void notLoaded(Failure why) {
    rows.clear();
    state.set(
        why instanceof NotMigratedFailure
            ? new GridState.NotMigrated(sentence(why))
            : new GridState.Failed(why));
  }

  /// What is missing, without the advice for the command line.
  private static String sentence(Failure why) {
    String words = String.valueOf(why.getMessage());
    int advice = words.indexOf(": run `");
    return advice < 0 ? words : words.substring(0, advice) + ".";
  }

  private void counted(long number) {
    String words = String.format(Locale.ROOT, "%,d", number) + (number == 1 ? " row" : " rows");
    count.set(filters.isEmpty() ? words : words + (number == 1 ? " matches" : " match"));
  }

  /// Loads the rows that follow; does nothing while there are none or they are on their way.
  void loadMore() {
    Model shown = model.get().orElse(null);
    if (shown == null || !more.get() || rows.isEmpty()) {
      return;
    }
    more.set(false);
    FindMany wanted = findMany(shown);
    GridRow last = rows.getLast();
    FindMany next =
        last.id().orElse(null) instanceof RowId.Stored(String _, var key)
            ? wanted.after(key)
            : wanted.skip(rows.size());
    loading =
        Optional.of(
            background
                .run(() -> engine().findMany(next))
                .onDone(
                    page -> {
                      rows.addAll(
                          page.rows().stream().map(row -> stored(shown, page, row)).toList());
                      more.set(page.hasMore());
                    })
                .onFailure(
                    why -> {
                      more.set(true);
                      failure.set(Optional.of(why));
                    })
                .start());
  }

  /// A cell as it is shown: staged, else stored.
  @Nullable Object value(GridRow row, String field) {
    Map<String, @Nullable Object> edits = row.id().map(staged::edits).orElse(Map.of());
    return edits.containsKey(field) ? edits.get(field) : storedValue(row, field);
  }

  private @Nullable Object storedValue(GridRow row, String field) {
    List<ColumnInfo> shown = columns.get();
    for (int i = 0; i < shown.size(); i++) {
      if (shown.get(i).name().equals(field) && row.stored().isPresent()) {
        List<@Nullable Object> values = row.stored().get().values();
        return i < values.size() ? values.get(i) : null;
      }
    }
    return null;
  }

  boolean isEdited(GridRow row, String field) {
    return row.id().map(id -> staged.edits(id).containsKey(field)).orElse(false);
  }

  boolean isDeleted(GridRow row) {
    return row.id().flatMap(staged::of).filter(RowChange.Delete.class::isInstance).isPresent();
  }

  /// Stages what somebody typed into a cell.
  ///
  /// @return what is wrong with it; empty when it is staged
  Optional<String> edit(GridRow row, ScalarField field, String text) {
    if (text.isEmpty() && field.type() != Scalar.STRING) {
      return setNull(row, field);
    }
    return switch (reader().fromText(field, text)) {
      case Reading.Read(@Nullable Object value) -> stage(row, field, value);
      case Reading.Refused(String message) -> Optional.of("`" + field.name() + "` " + message);
    };
  }

  /// Stages NULL for a cell.
  Optional<String> setNull(GridRow row, ScalarField field) {
    return field.arity() == Arity.OPTIONAL
        ? stage(row, field, null)
        : Optional.of("`" + field.name() + "` is required and cannot be NULL");
  }

  private Optional<String> stage(GridRow row, ScalarField field, @Nullable Object value) {
    row.id().ifPresent(id -> staged.edit(id, field.name(), value, storedValue(row, field.name())));
    changed();
    return Optional.empty();
  }

  /// Stages a new row; it is shown on top.
  void insert(Map<String, @Nullable Object> values) {
    model
        .get()
        .ifPresent(
            shown -> {
              RowId id = staged.insert(shown.name(), values);
              rows.add(staged.added(shown.name()).size() - 1, added(id));
              showState(shown);
              changed();
            });
  }

  /// Marks rows to be deleted, or takes the marks away.
  void toggleDeletion(List<GridRow> chosen) {
    for (GridRow row : chosen) {
      row.id().ifPresent(staged::toggleDeletion);
      if (row.isNew()) {
        rows.remove(row);
      }
    }
    model.get().ifPresent(this::showState);
    changed();
  }

  void discard() {
    staged.clear();
    rows.removeIf(GridRow::isNew);
    model.get().ifPresent(this::showState);
    failure.set(Optional.empty());
    changed();
  }

  private void changed() {
    notice.set("");
    stagedCount.set(staged.size());
    revision.set(revision.get() + 1);
  }

  /// Prepares what is staged and gives the exact statements, their values as literals. [#commit]
  /// runs these and no others.
  void review(Consumer<List<String>> shown) {
    failure.set(Optional.empty());
    prepared = Optional.empty();
    List<RowChange> changes = staged.all();
    var _ =
        background
            .run(() -> engine().prepare(changes))
            .onDone(
                ready -> {
                  prepared = Optional.of(ready);
                  shown.accept(ready.previews());
                })
            .onFailure(why -> failure.set(Optional.of(why)))
            .start();
  }

  /// Commits what was reviewed, in one transaction.
  void commit() {
    prepared.ifPresent(this::commit);
  }

  private void commit(PreparedChanges ready) {
    committing.set(true);
    failure.set(Optional.empty());
    var _ =
        background
            .run(
                () -> {
                  beforeCommit.run();
                  engine().commit(ready);
                  return ready.changes().size();
                })
            .onDone(this::committed)
            .onFailure(
                why -> {
                  committing.set(false);
                  failure.set(Optional.of(why));
                })
            .start();
  }

  private void committed(int changes) {
    committing.set(false);
    staged.clear();
    changed();
    reload();
    notice.set(changes == 1 ? "1 change committed" : changes + " changes committed");
  }

  /// A form for a new row of the shown model.
  Optional<CreateFormViewModel> newForm() {
    return model
        .get()
        .map(
            shown ->
                new CreateFormViewModel(
                    schema.getValue(), shown, reader(), this::engine, background));
  }

  /// The names of the enum's values, or true and false; empty for other types.
  List<String> choices(ScalarField field) {
    return field.isList() ? List.of() : Choices.of(schema.getValue(), field).toList();
  }
}
