// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.Note;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.scene.Backdrop;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;

/// Edits the name of an area and the text of a note in their places. What is written is taken over
/// when the field is left; Escape leaves a name as it was, and a note as it is.
///
/// Ids: `diagram-area-editor`, `diagram-note-editor`.
final class AnnotationEditor {
  /// What is edited, and what becomes of it.
  private sealed interface Target {
    record AreaName(String area) implements Target {}

    record NoteText(String id) implements Target {}
  }

  private static final double LEAST_NOTE_WIDTH = 160;
  private static final double LEAST_NOTE_HEIGHT = 72;

  private final DiagramViewModel model;
  private final DiagramView view;
  private final Pane layer;
  private final TextField name = new TextField();
  private final TextArea text = new TextArea();
  private final Label message = new Label();
  private Optional<Target> target = Optional.empty();
  private Function<String, Optional<String>> accept = _ -> Optional.empty();
  private boolean closing;

  AnnotationEditor(DiagramViewModel model, DiagramView view, Pane layer) {
    this.model = model;
    this.view = view;
    this.layer = layer;
    name.setId("diagram-area-editor");
    text.setId("diagram-note-editor");
    text.setWrapText(true);
    message.getStyleClass().addAll("diagram-tip", "danger-text");
    for (TextInputControl field : new TextInputControl[] {name, text}) {
      field.getStyleClass().add("diagram-editor");
      field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
      field
          .focusedProperty()
          .addListener(
              (_, _, focused) -> {
                if (!focused) {
                  commit();
                }
              });
    }
    model.camera().viewportProperty().addListener((_, _, _) -> place());
    model.backdropProperty().addListener((_, _, _) -> place());
  }

  boolean isActive() {
    return target.isPresent();
  }

  boolean isOver(MouseEvent event) {
    for (Node at = event.getTarget() instanceof Node node ? node : null;
        at != null;
        at = at.getParent()) {
      if (layer.equals(at)) {
        return true;
      }
    }
    return false;
  }

  /// @param renamed takes the new name; gives why it cannot be, or nothing
  void editArea(String area, Function<String, Optional<String>> renamed) {
    open(new Target.AreaName(area), name, area, renamed);
    name.selectAll();
  }

  /// @param written takes the new text
  void editNote(String id, Function<String, Optional<String>> written) {
    String before = model.backdrop().note(id).map(Note::text).orElse("");
    open(new Target.NoteText(id), text, before, written);
    text.end();
  }

  private void open(
      Target wanted,
      TextInputControl field,
      String value,
      Function<String, Optional<String>> acceptance) {
    commit();
    target = Optional.of(wanted);
    accept = acceptance;
    field.setText(value);
    message.setVisible(false);
    layer.getChildren().setAll(field, message);
    place();
    field.requestFocus();
  }

  /// Takes over what is written.
  void commit() {
    if (target.isEmpty() || closing) {
      return;
    }
    String written =
        target.get() instanceof Target.AreaName ? name.getText().strip() : text.getText();
    Optional<String> refused = accept.apply(written);
    if (refused.isPresent() && name.isFocused()) {
      message.setText(refused.get());
      message.setVisible(true);
      place();
    } else {
      close();
    }
  }

  private void close() {
    closing = true;
    boolean hadFocus = name.isFocused() || text.isFocused();
    target = Optional.empty();
    layer.getChildren().clear();
    if (hadFocus) {
      view.requestFocus();
    }
    closing = false;
  }

  private void key(KeyEvent event) {
    boolean isName = event.getSource().equals(name);
    if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      if (isName) {
        close();
      } else {
        commit();
      }
    } else if (event.getCode() == KeyCode.ENTER && (isName || event.isShortcutDown())) {
      event.consume();
      commit();
    }
  }

  private void place() {
    if (target.isEmpty() || closing) {
      return;
    }
    Optional<Box> box =
        switch (target.get()) {
          case Target.AreaName(String area) -> titleOf(area);
          case Target.NoteText(String id) ->
              model.backdrop().note(id).map(n -> model.camera().viewport().toScreen(n.box()));
        };
    if (box.isEmpty()) {
      close();
      return;
    }
    Box at = box.get();
    boolean isName = target.get() instanceof Target.AreaName;
    TextInputControl field = isName ? name : text;
    double width = Math.max(at.width(), LEAST_NOTE_WIDTH);
    double height = isName ? 26 : Math.max(at.height(), LEAST_NOTE_HEIGHT);
    field.setMinHeight(height);
    field.setPrefSize(Math.rint(width), Math.rint(height));
    field.resizeRelocate(Math.rint(at.x()), Math.rint(at.y()), Math.rint(width), Math.rint(height));
    message.autosize();
    message.relocate(Math.rint(at.x()), Math.rint(at.y() - message.getHeight() - 4));
  }

  private Optional<Box> titleOf(String area) {
    return model.backdrop().titles(model.camera().viewport()).stream()
        .filter(title -> title.area().name().equals(area))
        .map(Backdrop.Title::box)
        .findFirst();
  }
}
