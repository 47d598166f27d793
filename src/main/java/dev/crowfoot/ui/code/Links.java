// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.text.Span;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// While Ctrl is held, the word under the pointer is a link to where it is declared.
final class Links {
  private final SchemaArea area;
  private final NavigationViewModel navigation;
  private Optional<Span> link = Optional.empty();
  private Point2D pointer = Point2D.ZERO;

  /// @param follow told of the place of the word that was clicked
  Links(SchemaArea area, NavigationViewModel navigation, IntConsumer follow) {
    this.area = area;
    this.navigation = navigation;
    area.addEventFilter(
        MouseEvent.MOUSE_MOVED,
        event -> {
          pointer = new Point2D(event.getX(), event.getY());
          look(event.isShortcutDown());
        });
    area.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> show(Optional.empty()));
    area.addEventFilter(KeyEvent.KEY_PRESSED, event -> look(isCtrlAlone(event)));
    area.addEventFilter(KeyEvent.KEY_RELEASED, _ -> look(false));
    area.addEventFilter(
        MouseEvent.MOUSE_PRESSED,
        event -> {
          if (event.isShortcutDown() && event.getButton() == MouseButton.PRIMARY) {
            show(Optional.empty());
            pointer = new Point2D(event.getX(), event.getY());
            hit().ifPresent(follow);
            event.consume();
          }
        });
    area.plainTextChanges().subscribe(_ -> show(Optional.empty()));
  }

  private static boolean isCtrlAlone(KeyEvent event) {
    return event.isShortcutDown()
        && (event.getCode() == KeyCode.CONTROL || event.getCode() == KeyCode.COMMAND);
  }

  /// @param follows whether a click would follow a link
  private void look(boolean follows) {
    OptionalInt offset = follows && area.isHover() ? hit() : OptionalInt.empty();
    if (offset.isEmpty()) {
      show(Optional.empty());
    } else if (link.filter(span -> span.touches(offset.getAsInt())).isEmpty()) {
      navigation.linkAt(offset.getAsInt(), this::show);
    }
  }

  private OptionalInt hit() {
    return area.hit(pointer.getX(), pointer.getY()).getCharacterIndex();
  }

  private void show(Optional<Span> found) {
    if (found.isEmpty()) {
      navigation.forgetLink();
      if (link.isEmpty()) {
        return;
      }
    }
    link = found;
    area.painter().mark(this, found.map(span -> new Mark(span, "code-link")).stream().toList());
    area.getStyleClass().remove("linking");
    if (found.isPresent()) {
      area.getStyleClass().add("linking");
    }
  }
}
