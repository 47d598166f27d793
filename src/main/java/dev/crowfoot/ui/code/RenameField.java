// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.ui.code.RenamingViewModel.Renaming;
import dev.crowfoot.ui.control.Prose;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;

/// The small field over a name that is given anew. It says why a name will not do; Enter renames
/// everywhere, Escape gives up. The field has the id `code-rename`, its message
/// `code-rename-message`.
final class RenameField {
  private static final double WIDEST_MESSAGE = 360;

  private final SchemaArea area;
  private final RenamingViewModel viewModel;
  private final Pane layer;
  private final CaretNote note;
  private final TextField field = new TextField();
  private final Prose message = new Prose("", "danger-text", "small");
  private Optional<Renaming> renaming = Optional.empty();

  /// @param layer lies over the text
  RenameField(SchemaArea area, RenamingViewModel viewModel, Pane layer, CaretNote note) {
    this.area = area;
    this.viewModel = viewModel;
    this.layer = layer;
    this.note = note;
    field.setId("code-rename");
    field.setAccessibleText("New name");
    message.setId("code-rename-message");
    message.getStyleClass().add("code-rename-message");
    field.setManaged(false); // both are placed by hand
    message.setManaged(false);
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    field.textProperty().addListener((_, _, _) -> check());
    field
        .focusedProperty()
        .addListener(
            (_, _, focused) -> {
              if (!focused) {
                close();
              }
            });
    area.estimatedScrollYProperty().addListener(_ -> placeLater());
    area.estimatedScrollXProperty().addListener(_ -> placeLater());
    layer.layoutBoundsProperty().addListener(_ -> placeLater());
  }

  /// Opens over the name that the caret is on, or says why there is none that can be changed.
  void open() {
    renaming = viewModel.at(area.getCaretPosition());
    if (renaming.flatMap(this::placeOf).isEmpty()) {
      close();
      note.say(viewModel.refusalAt(area.getCaretPosition()));
      return;
    }
    layer.getChildren().setAll(field, message);
    field.setText(renaming.get().name());
    check();
    field.requestFocus();
    field.selectAll();
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> {
        event.consume();
        accept();
      }
      case ESCAPE -> {
        event.consume();
        area.requestFocus();
      }
      default -> {}
    }
  }

  private void accept() {
    renaming.ifPresent(
        now -> {
          Optional<String> refused = viewModel.rename(now, field.getText());
          if (refused.isEmpty()) {
            area.requestFocus();
          } else {
            say(refused.get());
          }
        });
  }

  private void check() {
    renaming.ifPresent(now -> say(viewModel.problem(now, field.getText()).orElse("")));
  }

  private void say(String words) {
    message.setWords(words);
    message.setVisible(!words.isEmpty());
    place();
  }

  /// The text scrolled: the field follows its name, when the scrolling is done.
  private void placeLater() {
    if (renaming.isPresent()) {
      Platform.runLater(this::place);
    }
  }

  private void place() {
    Optional<Bounds> name = renaming.flatMap(this::placeOf);
    if (name.isEmpty()) {
      close();
      return;
    }
    Text measure = new Text(field.getText());
    measure.setFont(field.getFont());
    field.setPrefWidth(Math.max(80, measure.getLayoutBounds().getWidth() + 24));
    field.applyCss();
    field.autosize();
    Point2D at = layer.screenToLocal(name.get().getMinX(), name.get().getCenterY());
    field.relocate(Math.rint(at.getX() - 7), Math.rint(at.getY() - field.getHeight() / 2));
    placeMessage();
  }

  private void placeMessage() {
    message.applyCss();
    double width = Math.min(WIDEST_MESSAGE, message.prefWidth(-1));
    message.resize(width, message.prefHeight(width));
    double below = field.getLayoutY() + field.getHeight() + 4;
    boolean fits = below + message.getHeight() < layer.getHeight();
    message.relocate(
        Math.max(4, Math.min(field.getLayoutX(), layer.getWidth() - width - 4)),
        fits ? below : field.getLayoutY() - message.getHeight() - 4);
  }

  private Optional<Bounds> placeOf(Renaming now) {
    return area.getCharacterBoundsOnScreen(now.span().start(), now.span().end());
  }

  private void close() {
    renaming = Optional.empty();
    layer.getChildren().clear();
  }
}
