// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.rows.ColumnInfo;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.FindManyText;
import dev.crowfoot.adapter.rows.value.Reading;
import dev.crowfoot.adapter.rows.value.ValueReader;
import dev.crowfoot.app.RowPages;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import dev.crowfoot.ui.background.Background;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
/// database is asked in the background; nothing is written but by [Committing].
public final class DataViewModel {
  private final ObservableValue<Schema> schema;
  private final ObservableValue<Optional<Database>> database;
  private final ObservableValue<String> connectionWords;
  private final Background background;
  private final ObservableList<String> models = FXCollections.observableArrayList();
  private final Question question = new Question(this::ask);
  private final ReadOnlyObjectWrapper<Optional<Model>> model =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<ColumnInfo>> read =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<GridState> state =
      new ReadOnlyObjectWrapper<>(new GridState.NoModels());
  private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper query = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper readOnlyReason = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
  private final ReadOnlyIntegerWrapper asked = new ReadOnlyIntegerWrapper();
  private final CurrentEngine engine;
  private final Staging staging;
  private final Committing committing;
  private final Paging paging;
  private final GridLines lines;
  private final GridColumns columns;
  private final GridSelection selection = new GridSelection();
  private final GridEdits edits;
  private final Links links = new Links(this);
  private final Jumps jumps = new Jumps(this);

  /// Remembers nothing of how columns are arranged.
  ///
  /// @param schema the current schema
  /// @param database the open connection, if any
  /// @param connectionWords why there is none, in a sentence
  public DataViewModel(
      ObservableValue<Schema> schema,
      ObservableValue<Optional<Database>> database,
      ObservableValue<String> connectionWords,
      Background background) {
    this(schema, database, connectionWords, background, ColumnMemory.NONE);
  }

  /// @param memory how columns were arranged
  public DataViewModel(
      ObservableValue<Schema> schema,
      ObservableValue<Optional<Database>> database,
      ObservableValue<String> connectionWords,
      Background background,
      ColumnMemory memory) {
    this.schema = schema;
    this.database = database;
    this.connectionWords = connectionWords;
    this.background = background;
    this.engine = new CurrentEngine(schema, database);
    this.columns = new GridColumns(memory);
    this.staging = new Staging(read, this::reader);
    this.committing = new Committing(staging, engine, background, this::committed);
    this.paging =
        new Paging(
            background,
            new Paging.Told(this::found, this::rowsChanged, this::showCount, this::notLoaded));
    this.lines = new GridLines(paging.window());
    this.edits = new GridEdits(this, background);
    staging.revisionProperty().subscribe(this::stagedChanged);
    schema.addListener((_, _, _) -> schemaChanged());
    database.addListener((_, _, _) -> ask());
    connectionWords.addListener(
        (_, _, _) -> {
          if (database.getValue().isEmpty()) {
            ask();
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

  /// What is asked of the shown model, a page of it; empty while there is none.
  public Optional<FindMany> asked() {
    return model.get().map(question::findMany);
  }

  GridLines lines() {
    return lines;
  }

  GridColumns columns() {
    return columns;
  }

  GridSelection selection() {
    return selection;
  }

  /// What is done to many cells at once.
  GridEdits edits() {
    return edits;
  }

  /// The way along foreign keys.
  Links links() {
    return links;
  }

  Jumps jumps() {
    return jumps;
  }

  Paging paging() {
    return paging;
  }

  CurrentEngine engine() {
    return engine;
  }

  Schema schema() {
    return schema.getValue();
  }

  ReadOnlyObjectProperty<GridState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// Counts up with every other answer, which is seen from its top.
  ReadOnlyIntegerProperty askedProperty() {
    return asked.getReadOnlyProperty();
  }

  /// What is asked of the model.
  Question question() {
    return question;
  }

  /// What was changed and is not written yet.
  Staging staging() {
    return staging;
  }

  Committing committing() {
    return committing;
  }

  /// How many changes are staged, over all models.
  public ReadOnlyIntegerProperty stagedCountProperty() {
    return staging.countProperty();
  }

  /// "1,234 rows", once they are counted; "~1.2M rows" before.
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

  void tell(String words) {
    notice.set(words);
  }

  /// Called before rows are written, away from the UI thread; throws a failure when they must not
  /// be.
  public void setBeforeCommit(Runnable check) {
    committing.setBeforeCommit(check);
  }

  /// Shows the rows of a model, without filters.
  public void open(String name) {
    Optional<Model> wanted = schema.getValue().model(name);
    if (wanted.isPresent() && !wanted.equals(model.get())) {
      question.forget();
      show(wanted);
    }
  }

  /// Shows some rows of a model.
  void openWith(String name, Question.State wanted) {
    Optional<Model> other = schema.getValue().model(name);
    if (other.isPresent()) {
      question.restore(wanted);
      show(other);
    }
  }

  private void schemaChanged() {
    List<Model> all = schema.getValue().models().stream().filter(m -> !m.ignored()).toList();
    List<String> names = all.stream().map(Model::name).toList();
    if (!names.equals(models)) {
      models.setAll(names);
    }
    Optional<Model> before = model.get();
    Optional<Model> now =
        before.flatMap(m -> schema.getValue().model(m.name())).or(() -> all.stream().findFirst());
    if (before.equals(now)) {
      return;
    }
    if (!before.map(Model::name).equals(now.map(Model::name))) {
      question.forget();
    }
    show(now);
  }

  private void show(Optional<Model> wanted) {
    notice.set("");
    paging.clear();
    model.set(wanted);
    List<ColumnInfo> infos =
        wanted.stream()
            .flatMap(
                m ->
                    m.scalarFields()
                        .filter(f -> !f.ignored())
                        .map(f -> new ColumnInfo(f, m.isPrimaryKeyField(f.name()))))
            .toList();
    found(infos);
    readOnlyReason.set(wanted.map(GridState::whyReadOnly).orElse(""));
    lines.setAdded(wanted.map(m -> staging.added(m.name())).orElse(List.of()));
    ask();
  }

  boolean isEditable(ScalarField field) {
    return readOnlyReason.get().isEmpty() && !(field.type() instanceof FieldType.Unsupported);
  }

  /// Reads what somebody typed as a filter's value.
  Reading readFilterValue(ScalarField field, FilterRule.Operator operator, String text) {
    return operator.takesPart() ? new Reading.Read(text) : reader().fromText(field, text);
  }

  ValueReader reader() {
    return new ValueReader(schema.getValue());
  }

  /// Asks the same again and stays where somebody is.
  public void reload() {
    if (paging.window().run().isEmpty() || !database.getValue().isPresent()) {
      ask();
    } else {
      paging.again(model.get().orElseThrow(), this::pages);
    }
  }

  /// Asks something else, and looks at its first rows.
  private void ask() {
    count.set("");
    Model shown = model.get().orElse(null);
    query.set(shown == null ? "" : FindManyText.of(question.findMany(shown)));
    if (shown == null || !database.getValue().isPresent()) {
      paging.clear();
      lines.changed(0);
      state.set(
          shown == null
              ? new GridState.NoModels()
              : new GridState.NoConnection(connectionWords.getValue()));
      return;
    }
    if (lines.count() == 0) {
      state.set(new GridState.Loading());
    }
    paging.open(shown, this::pages, () -> asked.set(asked.get() + 1));
  }

  private RowPages pages() {
    Model shown = model.get().orElseThrow();
    return new RowPages(engine.get(), shown, question.findMany(shown), Paging.PAGE);
  }

  private void found(List<ColumnInfo> infos) {
    read.set(infos);
    columns.show(model.get().map(Model::name).orElse(""), infos);
  }

  private void rowsChanged(long places) {
    selection.shift(places);
    lines.changed(places);
    showState();
  }

  private void showState() {
    model
        .get()
        .filter(_ -> database.getValue().isPresent())
        .ifPresent(
            shown ->
                state.set(
                    lines.count() > 0
                        ? new GridState.Rows()
                        : question.filtersOn() == 0
                            ? new GridState.NoRows(shown.name())
                            : new GridState.NoMatch(question.filtersOn())));
  }

  private void notLoaded(Failure why) {
    if (!paging.window().run().isEmpty()) {
      notice.set("No more rows could be read: " + why.getMessage());
      return;
    }
    state.set(GridState.of(why));
  }

  private void showCount() {
    RowWindow window = paging.window();
    count.set(RowCount.words(window.size(), window.isCounted(), question.filtersOn() > 0));
  }

  private void stagedChanged() {
    notice.set("");
    int before = lines.added();
    model.get().ifPresent(shown -> lines.setAdded(staging.added(shown.name())));
    selection.shift(lines.added() - before);
    if (state.get().isAnswered()) {
      showState();
    }
  }

  /// Stages a new row; it is shown on top.
  void insert(Map<String, @Nullable Object> values) {
    model.get().ifPresent(shown -> staging.insert(shown.name(), values));
  }

  private void committed(Committing.Written written) {
    reload();
    notice.set(written.words());
  }

  /// A form for a new row of a model.
  CreateFormViewModel formOf(Model wanted) {
    return new CreateFormViewModel(schema.getValue(), wanted, reader(), engine::get, background);
  }

  /// Looks rows up one by one.
  RowDetails newDetails() {
    return new RowDetails(this, background);
  }

  /// The question as text, to be looked at and edited.
  QueryViewModel newQuery() {
    return new QueryViewModel(this, background);
  }

  /// The names of the enum's values, or true and false; empty for other types.
  List<String> choices(ScalarField field) {
    return field.isList() ? List.of() : Choices.of(schema.getValue(), field).toList();
  }
}
