// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.gesture.RelationKind;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/// Relates a table to another without the mouse: one types the other's name, sees what will be
/// written, and presses Enter; with Alt it is one-to-one, with Shift many-to-many. A click on a
/// card chooses that one.
///
/// Ids: `relation-target`, `relation-targets`, `relation-preview`.
final class RelationPicker {
  private static final double ROW = 24;
  private static final int MOST_ROWS = 7;
  private static final double WIDTH = 260;
  private static final double GAP = 12;

  private final DiagramViewModel model;
  private final DiagramView view;
  private final DiagramEditing editing;
  private final Pane layer;
  private final TextField target = new TextField();
  private final ListView<String> list = new ListView<>();
  private final Label preview = new Label();
  private final VBox box = new VBox(target, list, preview);
  private Optional<FieldId> from = Optional.empty();
  private RelationKind kind = RelationKind.ONE_TO_MANY;

  RelationPicker(DiagramViewModel model, DiagramView view, DiagramEditing editing, Pane layer) {
    this.model = model;
    this.view = view;
    this.editing = editing;
    this.layer = layer;
    box.setId("relation-picker");
    box.getStyleClass().addAll("diagram-float", "relation-picker");
    target.setId("relation-target");
    target.setAccessibleText("Table to relate to");
    list.setId("relation-targets");
    list.getStyleClass().add("diagram-completion");
    list.setFixedCellSize(ROW);
    list.setFocusTraversable(false);
    preview.setId("relation-preview");
    preview.getStyleClass().addAll("mono", "relation-preview");
    preview.setWrapText(true);
    target.textProperty().subscribe(_ -> find());
    target.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    target.addEventFilter(KeyEvent.KEY_RELEASED, this::modified);
    target.focusedProperty().subscribe(focused -> closeUnless(focused));
    list.getSelectionModel().selectedItemProperty().subscribe(_ -> showPreview());
    list.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> relate());
    model.camera().viewportProperty().addListener((_, _, _) -> place());
  }

  boolean isOpen() {
    return from.isPresent();
  }

  /// Asks what a table is to be related to.
  ///
  /// @param row the row the foreign key may be in; one without a name for a new row
  void open(FieldId row) {
    from = Optional.of(row);
    kind = RelationKind.ONE_TO_MANY;
    target.setPromptText(row.model() + " belongs to…");
    target.clear();
    find();
    layer.getChildren().setAll(box);
    place();
    target.requestFocus();
  }

  /// Relates to a card that was clicked on.
  void choose(String card) {
    if (list.getItems().contains(card) || names().anyMatch(card::equals)) {
      from.ifPresent(row -> relate(row, card));
    }
  }

  void close() {
    if (from.isPresent()) {
      from = Optional.empty();
      layer.getChildren().remove(box);
    }
  }

  private void closeUnless(boolean focused) {
    if (!focused) {
      close();
    }
  }

  private Stream<String> names() {
    return model.workspace().drawnProperty().get().models().stream()
        .filter(m -> !m.isView())
        .map(Model::name);
  }

  private void find() {
    String wanted = target.getText().strip().toLowerCase(Locale.ROOT);
    List<String> found =
        Stream.concat(
                names().filter(n -> n.toLowerCase(Locale.ROOT).startsWith(wanted)),
                names()
                    .filter(n -> !n.toLowerCase(Locale.ROOT).startsWith(wanted))
                    .filter(n -> n.toLowerCase(Locale.ROOT).contains(wanted)))
            .toList();
    list.getItems().setAll(found);
    list.getSelectionModel().selectFirst();
    list.setPrefHeight(Math.clamp(found.size(), 1, MOST_ROWS) * ROW + 10);
    showPreview();
    place();
  }

  private void showPreview() {
    String chosen = list.getSelectionModel().getSelectedItem();
    preview.setText(
        chosen == null || from.isEmpty()
            ? "No table is called that."
            : editing.preview(from.get(), chosen, kind));
    place();
  }

  private void pressed(KeyEvent event) {
    modified(event);
    int at = list.getSelectionModel().getSelectedIndex();
    switch (event.getCode()) {
      case DOWN -> list.getSelectionModel().select(Math.min(at + 1, list.getItems().size() - 1));
      case UP -> list.getSelectionModel().select(Math.max(at - 1, 0));
      case ENTER -> relate();
      case ESCAPE -> {
        close();
        view.requestFocus();
      }
      default -> {
        return;
      }
    }
    list.scrollTo(list.getSelectionModel().getSelectedIndex());
    event.consume();
  }

  private void modified(KeyEvent event) {
    RelationKind now = RelationKind.of(event.isAltDown(), event.isShiftDown());
    if (now != kind) {
      kind = now;
      showPreview();
    }
  }

  private void relate() {
    String chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      from.ifPresent(row -> relate(row, chosen));
    }
  }

  private void relate(FieldId row, String chosen) {
    RelationKind wanted = kind;
    if (editing.relate(row, chosen, wanted)) {
      close();
      view.requestFocus();
    }
  }

  private void place() {
    if (from.isEmpty()) {
      return;
    }
    Optional<Card> card = model.scene().card(from.get().model());
    if (card.isEmpty()) {
      close();
      return;
    }
    Box at = model.camera().viewport().toScreen(card.get().box());
    box.setPrefWidth(WIDTH);
    preview.setMaxWidth(WIDTH - 16);
    box.applyCss();
    box.autosize();
    double mostX = Math.max(8, model.camera().viewport().width() - WIDTH - 8);
    double mostY = Math.max(8, model.camera().viewport().height() - box.getHeight() - 8);
    double left = at.x() - WIDTH - GAP;
    double x = at.right() + GAP <= mostX || left < 8 ? at.right() + GAP : left;
    boolean covers = x > mostX;
    double y = covers ? at.bottom() + GAP : at.y();
    box.relocate(Math.rint(Math.clamp(x, 8, mostX)), Math.rint(Math.clamp(y, 8, mostY)));
  }
}
