// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// The list of types under a type field. What is typed behind the word, `?` or `[]`, stays.
final class TypeCompletion {
  private static final double ROW = 24;
  private static final int MOST_ROWS = 8;

  private final TextField field;
  private final Supplier<List<String>> types;
  private final ListView<String> list = new ListView<>();

  TypeCompletion(TextField field, Supplier<List<String>> types) {
    this.field = field;
    this.types = types;
    list.setId("diagram-type-completion");
    list.getStyleClass().add("diagram-completion");
    list.setFixedCellSize(ROW);
    list.setFocusTraversable(false);
    list.setVisible(false);
    list.addEventFilter(
        MouseEvent.MOUSE_RELEASED,
        event -> {
          complete();
          hide();
          field.requestFocus();
          field.end();
          event.consume();
        });
    field
        .textProperty()
        .addListener(
            (_, _, _) -> {
              if (field.isFocused()) {
                update();
              }
            });
  }

  Node node() {
    return list;
  }

  void hide() {
    list.setVisible(false);
  }

  /// Offers the types that go with what is written.
  void update() {
    String word = word(field.getText()).toLowerCase(Locale.ROOT);
    List<String> all = types.get();
    List<String> found =
        Stream.concat(
                all.stream().filter(t -> t.toLowerCase(Locale.ROOT).startsWith(word)),
                all.stream()
                    .filter(t -> !t.toLowerCase(Locale.ROOT).startsWith(word))
                    .filter(t -> t.toLowerCase(Locale.ROOT).contains(word)))
            .toList();
    boolean exact = all.contains(word(field.getText()));
    list.getItems().setAll(found);
    list.setVisible(!found.isEmpty() && !exact);
    list.getSelectionModel().select(0);
    double height = Math.min(found.size(), MOST_ROWS) * ROW + 10;
    list.setPrefHeight(height);
    list.resize(Math.max(160, field.getWidth()), height);
  }

  /// Whether a key moves in the list.
  boolean takes(KeyEvent event) {
    if (!list.isVisible()) {
      return false;
    }
    int by =
        switch (event.getCode()) {
          case DOWN -> 1;
          case UP -> -1;
          default -> 0;
        };
    int to = list.getSelectionModel().getSelectedIndex() + by;
    if (by != 0 && to >= 0 && to < list.getItems().size()) {
      list.getSelectionModel().select(to);
      list.scrollTo(to);
    }
    return by != 0;
  }

  /// Puts the chosen type in the place of an unfinished one.
  void complete() {
    String chosen = list.getSelectionModel().getSelectedItem();
    String written = field.getText().strip();
    if (list.isVisible() && chosen != null && !written.isEmpty()) {
      field.setText(chosen + written.substring(word(written).length()));
    }
    hide();
  }

  void place(double x, double y, double windowHeight) {
    boolean fits = y + list.getHeight() < windowHeight;
    list.relocate(
        Math.rint(x),
        Math.rint(fits ? y : Math.max(4, y - list.getHeight() - field.getHeight() - 4)));
  }

  /// What is written, without `?` or `[]`.
  private static String word(String text) {
    return text.strip().replaceFirst("[?\\[\\]\\s]+$", "");
  }
}
