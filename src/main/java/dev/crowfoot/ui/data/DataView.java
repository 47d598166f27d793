// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.model.Model;
import dev.crowfoot.ui.control.Icons;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The data screen: the rows of one model, filtered, sorted, edited, and committed after a review.
///
/// Ids for journeys: `#data-model` (the model), `#data-grid`, `#data-count`, `#data-add-row`,
/// `#data-delete-row`, `#data-reload`, `#data-more` (a menu); filters `#data-add-filter`,
/// `#data-filter-field`, `#data-filter-operator`, `#data-filter-value`, `#data-filter-choice`,
/// `#data-filter-apply`, `#data-clear-filters`; the form `#data-form`, `#data-field-NAME`,
/// `#data-field-NAME-choices`, `#data-form-add`, `#data-form-cancel`; staging `#data-staged`,
/// `#data-review`, `#data-discard`, `#data-review-sql`, `#data-commit`, `#data-review-back`;
/// `#data-query`, `#data-copy-query`; `#data-empty`, `#data-open-review`, `#data-connect`,
/// `#data-failure`; a cell under edit is `#data-cell-editor`.
public final class DataView extends BorderPane {
  private static final KeyCombination REVIEW =
      new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

  private final DataViewModel rows;
  private final Runnable openMigrationReview;
  private final Runnable openConnection;
  private final RowGrid grid;
  private final FilterBar filters;
  private final StackPane centre = new StackPane();
  private final MenuButton more = new MenuButton();

  /// @param openMigrationReview called when a table is missing and the user wants to migrate
  /// @param openConnection called when there is no connection and the user wants one
  public DataView(DataViewModel rows, Runnable openMigrationReview, Runnable openConnection) {
    this.rows = rows;
    this.openMigrationReview = openMigrationReview;
    this.openConnection = openConnection;
    this.grid = new RowGrid(rows);
    this.filters = new FilterBar(rows);
    setId("data-view");
    getStyleClass().add("data-view");
    getStylesheets()
        .add(Objects.requireNonNull(DataView.class.getResource("data.css")).toExternalForm());
    moreMenu();
    setTop(new VBox(toolbar(), filterLine()));
    setCenter(centre);
    setBottom(new VBox(stagedBar(), footer()));
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
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (REVIEW.match(event) && rows.stagedCountProperty().get() > 0) {
            review();
            event.consume();
          } else if (event.getCode() == KeyCode.SLASH && event.getTarget() == grid) {
            filters.beginFilter();
            event.consume();
          }
        });
    show(rows.stateProperty().get());
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
    MenuItem item = new MenuItem(words);
    item.setId(id);
    item.setOnAction(_ -> action.run());
    more.getItems().add(item);
  }

  private void moreMenu() {
    more.setId("data-more");
    more.getStyleClass().add("button-icon");
    more.setGraphic(Icons.of(Feather.MORE_HORIZONTAL));
    more.setTooltip(new Tooltip("More"));
    more.setAccessibleText("More");
    more.setFocusTraversable(false);
    more.visibleProperty().bind(Bindings.isNotEmpty(more.getItems()));
    more.managedProperty().bind(more.visibleProperty());
  }

  private void closeFormOf(boolean sameModel) {
    if (!sameModel) {
      closePanel();
    }
  }

  private HBox toolbar() {
    ComboBox<String> model = new ComboBox<>(rows.models());
    model.setId("data-model");
    model.setAccessibleText("Table");
    model.setVisibleRowCount(16);
    model.setOnAction(
        _ -> {
          if (model.getValue() != null) {
            rows.open(model.getValue());
          }
        });
    rows.modelProperty().addListener((_, _, now) -> now.ifPresent(m -> model.setValue(m.name())));
    rows.models()
        .addListener(
            (ListChangeListener<String>)
                _ -> rows.modelProperty().get().ifPresent(m -> model.setValue(m.name())));
    rows.modelProperty().get().ifPresent(m -> model.setValue(m.name()));
    Label count = new Label();
    count.setId("data-count");
    count.getStyleClass().add("muted");
    count.textProperty().bind(rows.countProperty());
    Label readOnly = new Label();
    readOnly.setId("data-read-only");
    readOnly.getStyleClass().addAll("chip", "warning");
    readOnly.textProperty().bind(rows.readOnlyReasonProperty());
    readOnly.visibleProperty().bind(rows.readOnlyReasonProperty().isNotEmpty());
    readOnly.managedProperty().bind(readOnly.visibleProperty());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var unable =
        rows.readOnlyReasonProperty()
            .isNotEmpty()
            .or(
                Bindings.createBooleanBinding(
                    () ->
                        !(rows.stateProperty().get() instanceof GridState.Rows
                            || rows.stateProperty().get() instanceof GridState.NoRows
                            || rows.stateProperty().get() instanceof GridState.NoMatch),
                    rows.stateProperty()));
    Button delete =
        Icons.button(
            "data-delete-row",
            Feather.TRASH_2,
            "Delete the selected rows (Delete)",
            () -> rows.toggleDeletion(grid.selectedRows()));
    delete.disableProperty().bind(unable);
    Button reload = Icons.button("data-reload", Feather.REFRESH_CW, "Reload", rows::reload);
    Button add = new Button("Add row", Icons.of(Feather.PLUS, "icon-small"));
    add.setId("data-add-row");
    add.disableProperty().bind(unable);
    add.setOnAction(_ -> openForm());
    HBox bar = new HBox(model, count, readOnly, space, more, reload, delete, add);
    bar.getStyleClass().add("data-toolbar");
    return bar;
  }

  private HBox filterLine() {
    HBox.setHgrow(filters, Priority.ALWAYS);
    HBox line = new HBox(filters);
    line.getStyleClass().add("filter-line");
    return line;
  }

  private HBox stagedBar() {
    Label words = new Label();
    words.setId("data-staged");
    words
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> changes(rows.stagedCountProperty().get()) + " not committed yet",
                rows.stagedCountProperty()));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button discard = new Button("Discard");
    discard.setId("data-discard");
    discard.setOnAction(
        _ -> {
          rows.discard();
          closePanel();
        });
    Button review = new Button();
    review.setId("data-review");
    review.getStyleClass().add("accent");
    review
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> "Review " + changes(rows.stagedCountProperty().get()),
                rows.stagedCountProperty()));
    review.setOnAction(_ -> review());
    HBox bar =
        new HBox(
            Icons.of(Feather.EDIT_3, "icon-small", "icon-warning"), words, space, discard, review);
    bar.getStyleClass().add("staged-bar");
    bar.visibleProperty().bind(rows.stagedCountProperty().greaterThan(0));
    bar.managedProperty().bind(bar.visibleProperty());
    return bar;
  }

  private static String changes(int count) {
    return count == 1 ? "1 change" : String.format(Locale.ROOT, "%,d changes", count);
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
    notice.setMinWidth(Region.USE_PREF_SIZE);
    notice.textProperty().bind(rows.noticeProperty());
    Button copy = Icons.button("data-copy-query", Feather.COPY, "Copy the query", this::copyQuery);
    Button more = new Button("Load more");
    more.setId("data-load-more");
    more.getStyleClass().add("link");
    more.setMinWidth(Region.USE_PREF_SIZE);
    more.setOnAction(_ -> rows.loadMore());
    more.visibleProperty().bind(rows.moreProperty());
    more.managedProperty().bind(more.visibleProperty());
    HBox footer = new HBox(query, copy, more, notice);
    footer.getStyleClass().add("data-footer");
    return footer;
  }

  private void copyQuery() {
    ClipboardContent content = new ClipboardContent();
    content.putString(rows.queryProperty().get());
    Clipboard.getSystemClipboard().setContent(content);
  }

  private void openForm() {
    rows.newForm()
        .ifPresent(
            form ->
                setRight(
                    new CreateForm(
                        form,
                        values -> {
                          rows.insert(values);
                          closePanel();
                        },
                        this::closePanel)));
  }

  private void review() {
    setRight(new ReviewPanel(rows, this::closePanel));
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
          case GridState.NoRows(String model) ->
              rows.readOnlyReasonProperty().get().isEmpty()
                  ? new EmptyState(Feather.INBOX, "No rows yet", "`" + model + "` is empty.")
                      .with("data-empty-add", "Add row", this::openForm, "accent")
                  : new EmptyState(Feather.INBOX, "No rows yet", "`" + model + "` is empty.");
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
    centre.getChildren().setAll(shown);
  }

  private static Node loading() {
    ProgressIndicator indicator = new ProgressIndicator();
    indicator.setMaxSize(28, 28);
    return indicator;
  }
}
