// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.inspector;

import dev.crowfoot.ui.control.Segmented;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The lines of the inspector: a word at the left, a control at the right. A control tells its new
/// value when it is left or Enter is pressed, and only when the value has changed; Escape brings
/// the old one back.
final class Form extends VBox {
  /// The style of lines close together.
  static final String LIST = "list";

  Form() {
    getStyleClass().add("form");
  }

  /// A heading above the lines that follow.
  Form section(String title) {
    Label label = Splice.line(new Label(title), title);
    label.getStyleClass().addAll("section-title", "form-section");
    getChildren().add(label);
    return this;
  }

  Form text(String id, String caption, String value, String prompt, Consumer<String> changed) {
    TextField field = new TextField(value);
    field.setId(id);
    field.setPromptText(prompt);
    committing(field, value, changed);
    return line(caption, field, value);
  }

  /// Like [#text], in the font of code.
  Form code(String id, String caption, String value, String prompt, Consumer<String> changed) {
    TextField field = new TextField(value);
    field.setId(id);
    field.setPromptText(prompt);
    field.getStyleClass().add("mono");
    committing(field, value, changed);
    return line(caption, field, value);
  }

  Form area(String id, String caption, String value, String prompt, Consumer<String> changed) {
    TextArea area = new TextArea(value);
    area.setId(id);
    area.setPromptText(prompt);
    area.setPrefRowCount(3);
    area.setWrapText(true);
    Offer offer = new Offer(value, changed);
    area.focusedProperty()
        .addListener(
            (_, _, focused) -> {
              if (!focused) {
                offer.make(area.getText());
              }
            });
    area.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.TAB) { // a text area would keep it, and with it the focus
            area.requestFocusTraversal(
                event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
          }
        });
    area.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            area.setText(value);
          } else if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            offer.make(area.getText());
          }
        });
    Splice.editable(area, caption, value, area::getText);
    area.setAccessibleText(caption);
    Label label = Splice.line(caption(caption), caption);
    label.getStyleClass().add("above");
    getChildren().addAll(label, area);
    return this;
  }

  /// A field with a list of proposals; anything else may be typed.
  Form proposals(
      String id, String caption, String value, List<String> proposals, Consumer<String> changed) {
    ComboBox<String> box = new ComboBox<>();
    box.setId(id);
    box.setEditable(true);
    box.getItems().setAll(proposals);
    box.setValue(value);
    box.getEditor().getStyleClass().add("mono");
    box.setMaxWidth(Double.MAX_VALUE);
    committing(box.getEditor(), value, changed);
    box.setOnHidden(_ -> box.getEditor().requestFocus());
    box.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, chosen) -> {
              if (box.isShowing() && chosen != null) {
                changed.accept(chosen);
              }
            });
    return line(caption, box);
  }

  Form choice(
      String id, String caption, String value, List<String> choices, Consumer<String> changed) {
    ComboBox<String> box = new ComboBox<>();
    box.setId(id);
    box.getItems().setAll(choices);
    box.setValue(value);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setOnAction(_ -> new Offer(value, changed).make(box.getValue()));
    return line(caption, box);
  }

  Form check(String id, String words, boolean value, boolean possible, Consumer<Boolean> changed) {
    CheckBox box = new CheckBox(words);
    box.setId(id);
    box.setSelected(value);
    box.setDisable(!possible);
    box.setOnAction(_ -> changed.accept(box.isSelected()));
    return line("", box);
  }

  /// One of several, all of them seen.
  <T> Form segments(
      String caption, T value, Consumer<T> changed, UnaryOperator<Segmented<T>> parts) {
    ObjectProperty<T> property = new SimpleObjectProperty<>(value);
    property.addListener((_, _, now) -> changed.accept(now));
    return line(caption, parts.apply(new Segmented<>(property)));
  }

  /// Words only.
  Form words(String caption, String value) {
    return words(caption, value, "value");
  }

  /// Words only, in the font of code.
  Form names(String caption, String value) {
    return words(caption, value, "mono");
  }

  private Form words(String caption, String value, String styleClass) {
    Label label = new Label(value);
    label.setWrapText(true);
    label.getStyleClass().add(styleClass);
    return line(caption, label);
  }

  Form wide(Node node) {
    getChildren().add(node);
    return this;
  }

  /// Lines close together, as a list has them.
  Form list(List<? extends Node> lines) {
    VBox box = new VBox();
    box.getStyleClass().add(LIST);
    box.getChildren().setAll(lines);
    getChildren().add(box);
    return this;
  }

  private Form line(String caption, Node control) {
    HBox.setHgrow(control, Priority.ALWAYS);
    if (!caption.isEmpty()) {
      control.setAccessibleText(caption);
    }
    HBox line = new HBox(caption(caption), control);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("line");
    getChildren().add(line);
    return this;
  }

  private Form line(String caption, TextField field, String value) {
    line(caption, field);
    Splice.editable(getChildren().getLast(), caption, value, field::getText);
    return this;
  }

  private static Label caption(String words) {
    Label label = new Label(words);
    label.getStyleClass().addAll("muted", "caption");
    return label;
  }

  private static void committing(TextField field, String value, Consumer<String> changed) {
    Offer offer = new Offer(value, changed);
    field
        .focusedProperty()
        .addListener(
            (_, _, focused) -> {
              if (!focused) {
                offer.make(field.getText());
              }
            });
    field.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            offer.make(field.getText());
          } else if (event.getCode() == KeyCode.ESCAPE) {
            field.setText(value);
          }
        });
  }

  /// Tells each new value once: an edit replaces the form, and the old field loses the focus then.
  private static final class Offer {
    private final Consumer<String> changed;
    private String known;

    Offer(String known, Consumer<String> changed) {
      this.known = known;
      this.changed = changed;
    }

    void make(String now) {
      if (now != null && !now.equals(known)) {
        known = now;
        changed.accept(now);
      }
    }
  }
}
