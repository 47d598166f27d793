// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.model.Model;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.data.CreateFormViewModel.FormField;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The data screen: the rows of one model, filtered, sorted, edited, and committed after a review.
///
/// Ids for journeys: `#data-model` (the model), `#data-grid`, `#data-count`, `#data-go-to`,
/// `#data-add-row`, `#data-delete-row`, `#data-reload`, `#data-more` (a menu); filters
/// `#data-add-filter`, `#data-filter-text`, `#data-filter-suggestions`, `#data-filter-problem`,
/// `#data-chip-N`, `#data-clear-filters`; the form `#data-form`, `#data-field-NAME`,
/// `#data-field-NAME-choices`, `#data-form-add`, `#data-form-cancel`; staging `#data-staged`,
/// `#data-review`, `#data-discard`, `#data-review-sql`, `#data-commit`, `#data-review-back`,
/// `#data-surplus-add`; `#data-query`, `#data-copy-query`, `#data-edit-query`, `#data-query-text`,
/// `#data-query-apply`, `#data-query-sql`; a row is `#data-row-panel` with `#data-row-FIELD` and
/// `#data-back-RELATION`; `#data-empty`, `#data-open-review`, `#data-connect`, `#data-failure`; a
/// cell under edit is `#data-cell-editor`.
public final class DataView extends BorderPane {

  private final DataViewModel rows;
  private final Runnable openMigrationReview;
  private final Runnable openConnection;
  private final RowGrid grid;
  private final FilterBar filters;
  private final DataToolbar toolbar;
  private final StackPane centre = new StackPane();

  /// Whether the grid had the keys when other rows were asked for.
  private boolean keysWanted;

  /// @param openMigrationReview called when a table is missing and the user wants to migrate
  /// @param openConnection called when there is no connection and the user wants one
  public DataView(DataViewModel rows, Runnable openMigrationReview, Runnable openConnection) {
    this.rows = rows;
    this.openMigrationReview = openMigrationReview;
    this.openConnection = openConnection;
    this.grid = new RowGrid(rows);
    this.filters = new FilterBar(rows, grid::requestFocus);
    this.toolbar = new DataToolbar(rows, this::openForm);
    setId("data-view");
    getStyleClass().add("data-view");
    getStylesheets().add(styleSheet());
    setTop(new VBox(toolbar, filterLine()));
    setCenter(centre);
    setBottom(new VBox(new StagedBar(rows, this::discard, this::review), footer()));
    rows.stateProperty().addListener((_, _, now) -> show(now));
    rows.modelProperty()
        .addListener(
            (_, before, now) -> closeFormOf(before.map(Model::name).equals(now.map(Model::name))));
    rows.stagedCountProperty()
        .addListener(
            (_, _, now) -> {
              if (now.intValue() == 0 && getRight() instanceof ReviewPanel) {
                closePanel();
              }
            });
    rows.queryProperty()
        .addListener(
            (_, _, _) -> {
              if (getRight() instanceof QueryPanel panel) {
                panel.showAgain();
              }
            });
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    show(rows.stateProperty().get());
  }

  /// For popups, which are windows of their own.
  static String styleSheet() {
    return Objects.requireNonNull(DataView.class.getResource("data.css")).toExternalForm();
  }

  private void pressed(KeyEvent event) {
    if (GridCommand.REVIEW.isMeantBy(event) && rows.stagedCountProperty().get() > 0) {
      review();
      event.consume();
    } else if (GridCommand.BACK.isMeantBy(event)) {
      rows.links().back();
      event.consume();
    } else if (GridCommand.GO_TO.isMeantBy(event)) {
      toolbar.beginGoTo();
      event.consume();
    } else if (GridCommand.ROW.isMeantBy(event) && event.getTarget() == grid) {
      toggleRow();
      event.consume();
    } else if (event.getCode() == KeyCode.SLASH && event.getTarget() == grid) {
      filters.beginFilter();
      event.consume();
    }
  }

  /// Shows a model's rows.
  public void open(String model) {
    rows.open(model);
  }

  /// Puts one more thing to do with the rows into the menu `#data-more`.
  ///
  /// @param id of its entry, for journeys
  /// @param words what the entry says
  public void addAction(String id, String words, Runnable action) {
    toolbar.addAction(id, words, action);
  }

  private void closeFormOf(boolean sameModel) {
    if (!sameModel && !(getRight() instanceof RowPanel)) {
      closePanel();
    }
  }

  private HBox filterLine() {
    HBox.setHgrow(filters, Priority.ALWAYS);
    HBox line = new HBox(filters);
    line.getStyleClass().add("filter-line");
    return line;
  }

  private void discard() {
    rows.staging().discard();
    closePanel();
  }

  private HBox footer() {
    Label query = new Label();
    query.setId("data-query");
    query.getStyleClass().addAll("mono", "muted", "query");
    query.setMinWidth(0);
    query.setMaxWidth(Double.MAX_VALUE);
    query.textProperty().bind(rows.queryProperty());
    HBox.setHgrow(query, Priority.ALWAYS);
    Label notice = new Label();
    notice.setId("data-notice");
    notice.getStyleClass().add("success-text");
    notice.textProperty().bind(rows.noticeProperty());
    // a few words are seen whole, a long sentence when the mouse is on it
    notice
        .minWidthProperty()
        .bind(
            Bindings.when(notice.textProperty().length().lessThan(80))
                .then(Region.USE_PREF_SIZE)
                .otherwise(0));
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(notice.textProperty());
    whole.setWrapText(true);
    whole.setMaxWidth(480);
    notice.setTooltip(whole);
    Button copy =
        Icons.button(
            "data-copy-query",
            Feather.COPY,
            "Copy the query",
            () -> GridKeys.toClipboard(rows.queryProperty().get()));
    Button edit =
        Icons.button(
            "data-edit-query", Feather.CODE, "Edit the query, see its SQL", this::openQuery);
    HBox footer = new HBox(query, copy, edit, notice);
    footer.getStyleClass().add("data-footer");
    return footer;
  }

  private void toggleRow() {
    if (getRight() instanceof RowPanel) {
      closePanel();
    } else {
      setRight(new RowPanel(rows, this::closePanel));
    }
  }

  private void openQuery() {
    setRight(new QueryPanel(rows.newQuery(), this::closePanel));
  }

  private void openForm() {
    rows.modelProperty()
        .get()
        .ifPresent(
            model ->
                openForm(
                    rows.formOf(model),
                    values -> {
                      rows.insert(values);
                      closePanel();
                    },
                    this::closePanel));
  }

  private void openForm(
      CreateFormViewModel form, Consumer<Map<String, @Nullable Object>> done, Runnable cancel) {
    setRight(new CreateForm(form, done, cancel, this::openNested));
  }

  /// A form within the form; the one it is for comes back when it is done.
  private void openNested(FormField field) {
    Node outer = getRight();
    field
        .relation()
        .ifPresent(
            relation ->
                openForm(
                    rows.formOf(relation.target()),
                    values -> {
                      field.nest(relation, values);
                      setRight(outer);
                    },
                    () -> setRight(outer)));
  }

  private void review() {
    if (rows.staging().refusedProperty().get() == 0) {
      setRight(new ReviewPanel(rows, this::closePanel));
    }
  }

  private void closePanel() {
    setRight(null);
    grid.requestFocus();
  }

  private void show(GridState state) {
    Node shown =
        switch (state) {
          case GridState.Rows() -> grid;
          case GridState.NoModels() ->
              new EmptyState(
                  Feather.GRID, "No tables yet", "Draw a table, then its rows are here.");
          case GridState.NoConnection(String words) ->
              new EmptyState(Feather.DATABASE, "Not connected", words)
                  .with("data-connect", "Connect…", openConnection, "accent");
          case GridState.NotMigrated(String lacking) ->
              new EmptyState(
                      Feather.LAYERS,
                      "Not in the database yet",
                      lacking + " Review the changes and apply them, then its rows are here.")
                  .with("data-open-review", "Review changes", openMigrationReview, "accent");
          case GridState.Loading() -> loading();
          case GridState.NoRows(String model) -> noRows(model);
          case GridState.NoMatch(int count) ->
              new EmptyState(
                      Feather.FILTER,
                      "0 rows match " + (count == 1 ? "1 filter" : count + " filters"),
                      "")
                  .with("data-clear-filters", "Clear filters", rows.question()::clearFilters);
          case GridState.Failed(var failure) -> {
            VBox box = new VBox(new FailureBox(failure));
            box.getStyleClass().add("failure-place");
            Button retry = new Button("Try again");
            retry.setId("data-retry");
            retry.setOnAction(_ -> rows.reload());
            box.getChildren().add(retry);
            box.setAlignment(Pos.CENTER);
            yield box;
          }
        };
    if (centre.getChildren().contains(shown)) {
      return;
    }
    keysWanted |= grid.isFocused();
    centre.getChildren().setAll(shown);
    if (keysWanted && shown.equals(grid)) {
      keysWanted = false;
      grid.requestFocus();
    }
  }

  private Node noRows(String model) {
    EmptyState empty = new EmptyState(Feather.INBOX, "No rows yet", "`" + model + "` is empty.");
    return rows.readOnlyReasonProperty().get().isEmpty()
        ? empty.with("data-empty-add", "Add row", this::openForm, "accent")
        : empty;
  }

  private static Node loading() {
    ProgressIndicator indicator = new ProgressIndicator();
    indicator.setMaxSize(28, 28);
    return indicator;
  }
}
