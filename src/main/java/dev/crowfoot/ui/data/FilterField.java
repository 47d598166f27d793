// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.ui.data.FilterText.Meaning;
import dev.crowfoot.ui.data.FilterText.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/// The field where a filter is typed, with what could follow in a list below it.
final class FilterField extends TextField {
  private static final double LINE_HEIGHT = 26;
  private static final int SHOWN_LINES = 8;

  private final DataViewModel rows;
  private final Consumer<Meaning> done;
  private final Runnable cancelled;
  private final ListView<Suggestion> list = new ListView<>();
  private final Popup popup = new Popup();
  private Optional<FilterText> meaning = Optional.empty();

  /// @param done told what was typed, at Enter
  FilterField(DataViewModel rows, Consumer<Meaning> done, Runnable cancelled) {
    this.rows = rows;
    this.done = done;
    this.cancelled = cancelled;
    setId("data-filter-text");
    setPrefWidth(260);
    setPromptText("field = value");
    list.setId("data-filter-suggestions");
    list.getStyleClass().add("filter-suggestions");
    list.setFixedCellSize(LINE_HEIGHT);
    list.setPrefWidth(260);
    list.setFocusTraversable(false);
    list.setCellFactory(_ -> new Line());
    popup.getContent().add(list);
    popup.setAutoHide(true);
    textProperty().addListener((_, _, _) -> offer());
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    focusedProperty()
        .addListener(
            (_, _, focused) -> {
              if (!focused) {
                popup.hide();
              }
            });
  }

  void begin() {
    meaning = rows.modelProperty().get().map(model -> new FilterText(rows, model));
    popup.hide();
    clear();
    requestFocus();
    // the list is put below the field, which has no place before it is laid out
    getScene().getRoot().layout();
    offer();
  }

  void stop() {
    popup.hide();
  }

  private void offer() {
    List<Suggestion> found = meaning.map(m -> m.suggest(getText())).orElse(List.of());
    list.getItems().setAll(found);
    list.getSelectionModel().clearSelection();
    list.setPrefHeight(LINE_HEIGHT * Math.min(SHOWN_LINES, found.size()) + 4);
    Point2D place = getScene() == null ? null : localToScreen(0, getHeight() + 2);
    if (found.isEmpty() || place == null || !isFocused() || getHeight() == 0) {
      popup.hide();
    } else if (!popup.isShowing()) {
      list.getStylesheets().setAll(getScene().getStylesheets());
      list.getStylesheets().add(DataView.styleSheet());
      popup.show(this, place.getX(), place.getY());
    }
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> list.getSelectionModel().selectNext();
      case UP -> list.getSelectionModel().selectPrevious();
      case TAB -> takeOr(() -> {});
      case ENTER -> enter();
      case ESCAPE -> cancelled.run();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void enter() {
    if (list.getSelectionModel().getSelectedItem() != null) {
      take(list.getSelectionModel().getSelectedItem());
      return;
    }
    meaning.ifPresent(
        m -> {
          Meaning read = m.read(getText());
          if (read instanceof Meaning.Problem && !getText().isBlank()) {
            takeOr(() -> done.accept(read));
          } else {
            done.accept(read);
          }
        });
  }

  private void takeOr(Runnable otherwise) {
    Suggestion chosen = list.getSelectionModel().getSelectedItem();
    if (chosen == null && !list.getItems().isEmpty()) {
      chosen = list.getItems().getFirst();
    }
    if (chosen == null || chosen.text().equals(getText())) {
      otherwise.run();
    } else {
      take(chosen);
    }
  }

  private void take(Suggestion suggestion) {
    setText(suggestion.text());
    positionCaret(suggestion.text().length());
  }

  /// One way to go on.
  private final class Line extends ListCell<Suggestion> {
    private Line() {
      setOnMousePressed(
          event -> {
            if (getItem() != null) {
              take(getItem());
              event.consume();
            }
          });
    }

    @Override
    protected void updateItem(@Nullable Suggestion suggestion, boolean empty) {
      super.updateItem(suggestion, empty);
      setText(empty || suggestion == null ? null : suggestion.shown());
    }
  }
}
