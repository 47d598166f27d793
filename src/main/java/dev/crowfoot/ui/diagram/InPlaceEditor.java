// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.CardRow;
import dev.crowfoot.editor.scene.Hit;
import dev.crowfoot.model.FieldId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;

/// The text fields that lie over a card while its title or a row is edited.
///
/// Enter takes it over and goes on to the next row, Tab goes from name to type to attributes and
/// on, Escape gives up, an empty name removes the row. What is refused stays open, with the reason
/// below it.
final class InPlaceEditor {
  /// What becomes of the words.
  interface Outcome {
    /// Takes the words over.
    ///
    /// @return why not; empty when it was done
    Optional<String> accept(Target target, Words words);

    /// A row's attributes as they are written, without `@`.
    List<String> attributes(FieldId row);

    /// The types to offer.
    List<String> types();
  }

  /// What is written.
  ///
  /// @param attributes all that the row is to have; empty when nobody came so far
  record Words(String name, String type, Optional<String> attributes) {}

  private static final double LEAST_ZOOM = 0.7;

  /// Attributes stand beside the card, where more fits than in a row of it.
  private static final double ATTRIBUTES_WIDTH = 260;

  private final DiagramViewModel model;
  private final DiagramView view;
  private final Pane layer;
  private final Outcome outcome;
  private final TextField name = new TextField();
  private final TextField type = new TextField();
  private final TextField attributes = new TextField();
  private final Label message = new Label();
  private final TypeCompletion completion;
  private Optional<Target> target = Optional.empty();
  private boolean closing;

  InPlaceEditor(DiagramViewModel model, DiagramView view, Pane layer, Outcome outcome) {
    this.model = model;
    this.view = view;
    this.layer = layer;
    this.outcome = outcome;
    this.completion = new TypeCompletion(type, outcome::types);
    name.setId("diagram-name-editor");
    type.setId("diagram-type-editor");
    attributes.setId("diagram-attributes-editor");
    name.setAccessibleText("Name");
    type.setAccessibleText("Type");
    attributes.setAccessibleText("Attributes");
    message.setId("diagram-editor-message");
    message.getStyleClass().addAll("diagram-tip", "danger-text");
    for (TextField field : List.of(name, type, attributes)) {
      field.getStyleClass().add("diagram-editor");
      field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
      field.focusedProperty().addListener((_, _, focused) -> focusMoved(focused));
    }
    type.getStyleClass().add("type");
    type.setPromptText("String");
    attributes.getStyleClass().add("type");
    attributes.setPromptText("@unique @default(…)");
    model.camera().viewportProperty().addListener((_, _, _) -> place());
    model.sceneProperty().addListener((_, _, _) -> place());
  }

  boolean isActive() {
    return target.isPresent();
  }

  /// Whether a node is part of it.
  boolean owns(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (layer.equals(at)) {
        return true;
      }
    }
    return false;
  }

  /// Begins to edit.
  ///
  /// @param atType whether the caret goes to the type instead of the name
  void open(Target wanted, boolean atType) {
    close();
    makeReadable(wanted);
    target = Optional.of(wanted);
    message.setVisible(false);
    name.setText(nameOf(wanted));
    type.setText(typeOf(wanted));
    name.setPromptText(promptOf(wanted));
    boolean typed = hasType(wanted);
    layer.getChildren().setAll(name, message);
    if (typed) {
      layer.getChildren().addAll(type, completion.node());
    }
    completion.hide();
    place();
    focus(atType && typed ? type : name);
  }

  /// Takes over what is written, without going on.
  void commit() {
    if (target.isPresent() && !closing) {
      accept();
      close();
    }
  }

  void close() {
    closing = true;
    target = Optional.empty();
    completion.hide();
    layer.getChildren().clear();
    closing = false;
  }

  private void key(KeyEvent event) {
    if (target.isEmpty()) {
      return;
    }
    boolean inType = !event.getSource().equals(name);
    if (event.getSource().equals(type) && completion.takes(event)) {
      event.consume();
      return;
    }
    switch (event.getCode()) {
      case ENTER -> {
        event.consume();
        goOn(inType);
      }
      case TAB -> {
        event.consume();
        tab(event.getSource(), event.isShiftDown());
      }
      case ESCAPE -> {
        event.consume();
        close();
        view.requestFocus();
      }
      default -> {}
    }
  }

  private void tab(Object from, boolean back) {
    boolean typed = target.filter(this::hasType).isPresent();
    if ((from.equals(name) && !back && typed) || (from.equals(attributes) && back)) {
      focus(type);
    } else if (from.equals(type) && back) {
      focus(name);
    } else if (from.equals(type) && typed) {
      completion.complete();
      showAttributes();
    } else {
      goOn(false);
    }
  }

  private static void focus(TextField field) {
    field.requestFocus();
    field.selectAll();
  }

  private void showAttributes() {
    if (!layer.getChildren().contains(attributes)) {
      attributes.setText(
          target.orElseThrow() instanceof Target.Row(FieldId row)
              ? outcome.attributes(row).stream().map("@"::concat).collect(Collectors.joining(" "))
              : "");
      layer.getChildren().add(attributes);
      place();
    }
    attributes.applyCss(); // without a skin it would select everything later
    attributes.requestFocus();
    attributes.positionCaret(attributes.getLength());
  }

  /// Enter: takes over and opens what comes next.
  private void goOn(boolean atType) {
    Target done = target.orElseThrow();
    Optional<Target> next = next(done);
    boolean left = name.getText().isBlank();
    if (!accept()) {
      return;
    }
    close();
    if (left || next.isEmpty()) {
      view.requestFocus();
    } else {
      open(next.get(), atType && next.get() instanceof Target.Row);
    }
  }

  /// @return whether there is no reason to stay
  private boolean accept() {
    Target now = target.orElseThrow();
    completion.complete();
    Optional<String> written =
        Optional.of(attributes.getText().strip())
            .filter(_ -> layer.getChildren().contains(attributes));
    Optional<String> refused =
        outcome.accept(now, new Words(name.getText().strip(), type.getText().strip(), written));
    message.setVisible(refused.isPresent());
    message.setText(refused.orElse(""));
    place();
    return refused.isEmpty();
  }

  private Optional<Target> next(Target done) {
    return switch (done) {
      case Target.NewTable _ -> Optional.of(new Target.NewRow(name.getText().strip()));
      case Target.NewEnum _ ->
          Optional.of(
              new Target.Row(new FieldId(name.getText().strip(), Target.NewEnum.FIRST_VALUE)));
      case Target.Title _ -> Optional.empty();
      case Target.NewRow row -> Optional.of(row);
      case Target.Row row -> {
        List<CardRow> rows = view.card(row.id().model()).map(Card::rows).orElse(List.of());
        int at = 0;
        while (at < rows.size() && !rows.get(at).id().equals(row.id())) {
          at++;
        }
        yield Optional.of(
            at + 1 < rows.size()
                ? new Target.Row(rows.get(at + 1).id())
                : new Target.NewRow(row.id().model()));
      }
    };
  }

  private void focusMoved(boolean focused) {
    if (!focused && target.isPresent() && !closing) {
      Target before = target.get();
      Platform.runLater(
          () -> {
            boolean elsewhere = !name.isFocused() && !type.isFocused() && !attributes.isFocused();
            if (elsewhere && target.filter(before::equals).isPresent()) {
              commit();
            }
          });
    }
    if (focused && type.isFocused()) {
      completion.update();
    }
  }

  private void makeReadable(Target wanted) {
    String card =
        switch (wanted) {
          case Target.NewTable _, Target.NewEnum _ -> "";
          case Target.Title title -> title.card();
          case Target.Row row -> row.id().model();
          case Target.NewRow row -> row.card();
        };
    if (model.camera().viewport().zoom() < LEAST_ZOOM) {
      switch (wanted) {
        case Target.NewTable table -> zoomIn(table.at());
        case Target.NewEnum type -> zoomIn(type.at());
        case Target.Title _, Target.Row _, Target.NewRow _ -> model.camera().centreOn(card);
      }
    }
  }

  private void zoomIn(Point at) {
    model.camera().zoomTo(1, model.camera().viewport().toScreen(at));
  }

  private String nameOf(Target wanted) {
    return switch (wanted) {
      case Target.NewTable _, Target.NewEnum _, Target.NewRow _ -> "";
      case Target.Title title -> title.card();
      case Target.Row row -> row.id().field();
    };
  }

  private String promptOf(Target wanted) {
    return switch (wanted) {
      case Target.NewTable _ -> "Name of the table";
      case Target.NewEnum _ -> "Name of the enum";
      case Target.Title _, Target.Row _ -> "";
      case Target.NewRow row -> isEnum(row.card()) ? "VALUE" : "name";
    };
  }

  private String typeOf(Target wanted) {
    return wanted instanceof Target.Row row
        ? model
            .workspace()
            .drawnProperty()
            .get()
            .model(row.id().model())
            .flatMap(m -> m.scalarField(row.id().field()))
            .map(f -> f.type().word() + f.arity().suffix())
            .orElse("")
        : "";
  }

  private boolean hasType(Target wanted) {
    return switch (wanted) {
      case Target.NewTable _, Target.NewEnum _, Target.Title _ -> false;
      case Target.Row row -> !isEnum(row.id().model()) && !typeOf(row).isEmpty();
      case Target.NewRow row -> !isEnum(row.card());
    };
  }

  private boolean isEnum(String card) {
    return view.card(card).filter(c -> c.kind() == Card.Kind.ENUM).isPresent();
  }

  /// Lays the fields over what they edit.
  private void place() {
    if (target.isEmpty()) {
      return;
    }
    Optional<Box> box = boxOf(target.get()).map(b -> model.camera().viewport().toScreen(b));
    if (box.isEmpty()) {
      close();
      return;
    }
    Box at = box.get();
    double height = Math.max(22, at.height());
    double y = at.centreY() - height / 2;
    boolean typed = layer.getChildren().contains(type);
    double share = typed ? 0.56 : 1;
    resize(name, at.x(), y, at.width() * share, height);
    if (typed) {
      resize(type, at.x() + at.width() * share, y, at.width() * (1 - share), height);
      completion.place(
          at.x() + at.width() * share, y + height + 2, model.camera().viewport().height());
    }
    if (layer.getChildren().contains(attributes)) {
      placeAttributes(at, y, height);
    }
    message.autosize();
    message.relocate(Math.rint(at.x()), Math.rint(y - message.getHeight() - 4));
  }

  /// At the right of the row; below it where the window ends.
  private void placeAttributes(Box at, double y, double height) {
    boolean beside = at.right() + 8 + ATTRIBUTES_WIDTH < model.camera().viewport().width();
    resize(
        attributes,
        beside
            ? at.right() + 8
            : Math.min(at.x(), model.camera().viewport().width() - ATTRIBUTES_WIDTH - 4),
        beside ? y : y + height + 2,
        ATTRIBUTES_WIDTH,
        height);
  }

  private static void resize(TextField field, double x, double y, double width, double height) {
    field.setMinHeight(height);
    field.setMaxHeight(height);
    field.resizeRelocate(Math.rint(x), Math.rint(y), Math.rint(width), Math.rint(height));
    field.setPrefSize(Math.rint(width), Math.rint(height));
  }

  private Optional<Box> boxOf(Target wanted) {
    return switch (wanted) {
      case Target.NewTable table -> Optional.of(newCard(table.at()));
      case Target.NewEnum type -> Optional.of(newCard(type.at()));
      case Target.Title title ->
          view.card(title.card()).map(c -> c.header().grown(-4, -5).movedBy(0, 2));
      case Target.Row row -> rowBox(row.id());
      case Target.NewRow row -> view.card(row.card()).map(Hit::addRowBox);
    };
  }

  private static Box newCard(Point at) {
    return new Box(at.x(), at.y(), 200, Card.HEADER);
  }

  private Optional<Box> rowBox(FieldId id) {
    return view.card(id.model())
        .flatMap(c -> c.row(id.field()))
        .map(r -> new Box(r.box().x() + 26, r.box().y(), r.box().width() - 30, r.box().height()));
  }
}
