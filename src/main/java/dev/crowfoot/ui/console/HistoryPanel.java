// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.console;

import dev.crowfoot.app.console.ConsoleStore.Ran;
import dev.crowfoot.ui.control.Icons;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What was run, the newest first, with a field that looks among it. Enter or a double click puts a
/// statement into the text.
///
/// Ids: `console-history`, `console-history-filter`, `console-history-list`,
/// `console-history-clear`, `console-history-close`.
final class HistoryPanel extends BorderPane {
  private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter BEFORE =
      DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);
  private static final int MOST = 400;

  private final ConsoleViewModel console;
  private final Consumer<String> take;
  private final TextField filter = new TextField();
  private final ListView<Ran> list = new ListView<>();

  /// @param take told of a statement that was chosen
  /// @param close puts the panel away
  HistoryPanel(ConsoleViewModel console, Consumer<String> take, Runnable close) {
    this.console = console;
    this.take = take;
    setId("console-history");
    getStyleClass().add("history-panel");
    Label title = new Label("History");
    title.getStyleClass().add("heading");
    HBox.setHgrow(title, Priority.ALWAYS);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox head =
        new HBox(
            title,
            Icons.button(
                "console-history-clear",
                Feather.TRASH_2,
                "Forget all statements",
                console::clearHistory),
            Icons.button("console-history-close", Feather.X, "Close", close));
    head.setAlignment(Pos.CENTER_LEFT);
    filter.setId("console-history-filter");
    filter.setPromptText("Find a statement");
    filter.setAccessibleText("Find a statement");
    filter.textProperty().subscribe(_ -> show());
    filter.addEventFilter(KeyEvent.KEY_PRESSED, this::inFilter);
    VBox top = new VBox(head, filter);
    top.getStyleClass().add("history-head");
    setTop(top);
    list.setId("console-history-list");
    list.setAccessibleText("Statements that were run");
    list.setCellFactory(_ -> new Line());
    Label none = new Label("What you run is kept here.\nStatements with a password are not.");
    none.getStyleClass().addAll("muted", "small");
    list.setPlaceholder(none);
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            choose();
            event.consume();
          }
        });
    list.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            choose();
          }
        });
    setCenter(list);
    console.historyProperty().subscribe(_ -> show());
  }

  @Override
  public void requestFocus() {
    filter.requestFocus();
  }

  private void inFilter(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> {
        list.requestFocus();
        list.getSelectionModel().selectFirst();
        event.consume();
      }
      case ENTER -> {
        list.getSelectionModel().selectFirst();
        choose();
        event.consume();
      }
      default -> {
        // typed into the field
      }
    }
  }

  private void choose() {
    Ran ran = list.getSelectionModel().getSelectedItem();
    if (ran != null) {
      take.accept(ran.sql());
    }
  }

  private void show() {
    String wanted = filter.getText().toLowerCase(Locale.ROOT).strip();
    List<Ran> found =
        console.historyProperty().get().stream()
            .filter(ran -> ran.sql().toLowerCase(Locale.ROOT).contains(wanted))
            .toList();
    list.getItems().setAll(found);
  }

  private static final class Line extends ListCell<Ran> {
    Line() {
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Ran ran, boolean empty) {
      super.updateItem(ran, empty);
      setGraphic(empty || ran == null ? null : lines(ran));
    }

    private VBox lines(Ran ran) {
      String one = ran.sql().replaceAll("\\s+", " ");
      Label sql = new Label(one.substring(0, Math.min(one.length(), MOST)));
      sql.getStyleClass().add("mono");
      Label about =
          new Label(when(ran) + " · " + ran.words() + " · " + Durations.words(ran.took()));
      about.getStyleClass().addAll("small", ran.refused() ? "danger-text" : "muted");
      if (ran.sql().length() > 40) {
        setTooltip(new Tooltip(ran.sql().substring(0, Math.min(ran.sql().length(), 2000))));
      }
      VBox lines = new VBox(sql, about);
      lines.getStyleClass().add("ran");
      return lines;
    }

    private static String when(Ran ran) {
      ZonedDateTime at = ran.at().atZone(ZoneId.systemDefault());
      return (at.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault())) ? TODAY : BEFORE)
          .format(at);
    }
  }
}
