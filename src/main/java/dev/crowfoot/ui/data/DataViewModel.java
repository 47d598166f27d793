// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.Failure.NotMigratedFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.rows.ColumnInfo;
import dev.crowfoot.adapter.rows.Page;
import dev.crowfoot.adapter.rows.Row;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.FindManyText;
import dev.crowfoot.adapter.rows.value.Reading;
import dev.crowfoot.adapter.rows.value.ValueReader;
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
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The rows of one model at a time: what is asked, what was found, and what is staged over it. The
/// database is asked in the background; nothing is written but by [Staging#commit].
public final class DataViewModel {
  private final ObservableValue<Schema> schema;
  private final ObservableValue<Optional<Database>> database;
  private final ObservableValue<String> connectionWords;
  private final Background background;
  private final ObservableList<String> models = FXCollections.observableArrayList();
  private final ObservableList<GridRow> rows = FXCollections.observableArrayList();
  private final Question question = new Question(this::reload);
  private final ReadOnlyObjectWrapper<Optional<Model>> model =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<ColumnInfo>> columns =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<GridState> state =
      new ReadOnlyObjectWrapper<>(new GridState.NoModels());
  private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper query = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper readOnlyReason = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
  private final CurrentEngine engine;
  private final Staging staging;
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
    this.engine = new CurrentEngine(schema, database);
    this.staging = new Staging(columns, this::reader, engine, background, this::committed);
    staging.revisionProperty().subscribe(() -> notice.set(""));
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

  ReadOnlyObjectProperty<List<ColumnInfo>> columnsProperty() {
    return columns.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<GridState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// What is asked of the model.
  Question question() {
    return question;
  }

  /// What was changed and is not written yet.
  Staging staging() {
    return staging;
  }

  /// What is asked of the shown model, a page of it; empty while there is none.
  public Optional<FindMany> asked() {
    return model.get().map(question::findMany);
  }

  /// How many changes are staged, over all models.
  public ReadOnlyIntegerProperty stagedCountProperty() {
    return staging.countProperty();
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

  ReadOnlyBooleanProperty moreProperty() {
    return more.getReadOnlyProperty();
  }

  /// Called before rows are written, away from the UI thread; throws a failure when they must not
  /// be.
  public void setBeforeCommit(Runnable check) {
    staging.setBeforeCommit(check);
  }

  /// Shows the rows of a model, without filters.
  public void open(String name) {
    Optional<Model> wanted = schema.getValue().model(name);
    if (wanted.isEmpty() || wanted.equals(model.get())) {
      return;
    }
    question.forget();
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
      question.forget();
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

  /// Asks anew.
  public void reload() {
    loading.ifPresent(Background.Running::cancel);
    counting.ifPresent(Background.Running::cancel);
    count.set("");
    more.set(false);
    Model shown = model.get().orElse(null);
    if (shown == null) {
      rows.clear();
      query.set("");
      state.set(new GridState.NoModels());
      return;
    }
    FindMany wanted = question.findMany(shown);
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
                .run(() -> engine.get().findMany(wanted))
                .onDone(page -> loaded(shown, page))
                .onFailure(this::notLoaded)
                .start());
    counting =
        Optional.of(
            background
                .run(() -> engine.get().count(shown.name(), wanted.where()))
                .onDone(this::counted)
                .onFailure(_ -> count.set("")) // the grid itself says what is wrong
                .start());
  }

  private void loaded(Model shown, Page page) {
    columns.set(page.columns());
    List<GridRow> found = new ArrayList<>();
    staging.added(shown.name()).forEach(id -> found.add(added(id)));
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
            : question.filters().isEmpty()
                ? new GridState.NoRows(shown.name())
                : new GridState.NoMatch(question.filters().size()));
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
    count.set(question.filters().isEmpty() ? words : words + (number == 1 ? " matches" : " match"));
  }

  /// Loads the rows that follow; does nothing while there are none or they are on their way.
  void loadMore() {
    Model shown = model.get().orElse(null);
    if (shown == null || !more.get() || rows.isEmpty()) {
      return;
    }
    more.set(false);
    FindMany wanted = question.findMany(shown);
    GridRow last = rows.getLast();
    FindMany next =
        last.id().orElse(null) instanceof RowId.Stored(String _, var key)
            ? wanted.after(key)
            : wanted.skip(rows.size());
    loading =
        Optional.of(
            background
                .run(() -> engine.get().findMany(next))
                .onDone(
                    page -> {
                      rows.addAll(
                          page.rows().stream().map(row -> stored(shown, page, row)).toList());
                      more.set(page.hasMore());
                    })
                .onFailure(
                    why -> {
                      more.set(true);
                      notice.set("No more rows could be loaded: " + why.getMessage());
                    })
                .start());
  }

  /// Stages a new row; it is shown on top.
  void insert(Map<String, @Nullable Object> values) {
    model
        .get()
        .ifPresent(
            shown -> {
              RowId id = staging.insert(shown.name(), values);
              rows.add(staging.added(shown.name()).size() - 1, added(id));
              showState(shown);
            });
  }

  /// Marks rows to be deleted, or takes the marks away.
  void toggleDeletion(List<GridRow> chosen) {
    staging.toggleDeletion(chosen);
    rows.removeAll(chosen.stream().filter(GridRow::isNew).toList());
    model.get().ifPresent(this::showState);
  }

  void discard() {
    staging.discard();
    rows.removeIf(GridRow::isNew);
    model.get().ifPresent(this::showState);
  }

  private void committed(int changes) {
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
                    schema.getValue(), shown, reader(), engine::get, background));
  }

  /// The names of the enum's values, or true and false; empty for other types.
  List<String> choices(ScalarField field) {
    return field.isList() ? List.of() : Choices.of(schema.getValue(), field).toList();
  }
}
