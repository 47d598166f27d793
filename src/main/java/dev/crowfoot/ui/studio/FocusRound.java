// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Keys reach every part of the window: F6 goes from one to the next, and in bars of buttons the
/// arrows from button to button. Tab does not stop at those, where it would come to what people
/// type in only after fifteen strokes.
final class FocusRound {
  /// A part, and how it takes the keys.
  ///
  /// @param node empty while it is not shown
  private record Part(Supplier<Optional<Node>> node, Runnable enter) {
    Optional<Node> shown() {
      return node.get().filter(FocusRound::isSeen);
    }
  }

  private final Parent window;
  private final List<Part> parts = new ArrayList<>();

  FocusRound(Parent window) {
    this.window = window;
    window.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  /// The next part of the round; found by its selector, because it may be made later.
  FocusRound with(String selector) {
    Supplier<Optional<Node>> node = () -> Optional.ofNullable(window.lookup(selector));
    parts.add(
        new Part(node, () -> node.get().flatMap(FocusRound::first).ifPresent(Node::requestFocus)));
    return this;
  }

  /// The next part of the round, which takes the keys in its own way.
  FocusRound with(String selector, Runnable enter) {
    parts.add(new Part(() -> Optional.ofNullable(window.lookup(selector)), enter));
    return this;
  }

  /// Gives the keys to the next part that is shown.
  ///
  /// @param by 1, or -1 for the one before
  void move(int by) {
    int at = current();
    for (int i = 1; i <= parts.size(); i++) {
      Part part = parts.get(Math.floorMod(at + i * by, parts.size()));
      if (part.shown().flatMap(FocusRound::first).isPresent()) {
        part.enter().run();
        return;
      }
    }
  }

  /// The innermost part that has the keys; before the first when none has.
  private int current() {
    for (Node at = focused(); at != null; at = at.getParent()) {
      for (int i = 0; i < parts.size(); i++) {
        if (parts.get(i).node().get().equals(Optional.of(at))) {
          return i;
        }
      }
    }
    return -1;
  }

  private @Nullable Node focused() {
    return window.getScene() == null ? null : window.getScene().getFocusOwner();
  }

  private void key(KeyEvent event) {
    if (!(focused() instanceof ButtonBase button) || button.isFocusTraversable()) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> beside(button, -1);
      case RIGHT -> beside(button, 1);
      case ENTER -> button.fire();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void beside(ButtonBase button, int by) {
    int part = current();
    if (part >= 0) {
      List<Node> buttons =
          parts.get(part).node().get().stream()
              .flatMap(FocusRound::all)
              .filter(ButtonBase.class::isInstance)
              .filter(FocusRound::isUsable)
              .toList();
      buttons.get(Math.floorMod(buttons.indexOf(button) + by, buttons.size())).requestFocus();
    }
  }

  /// Where Tab would stop, else the first button.
  private static Optional<Node> first(Node part) {
    List<Node> usable = all(part).filter(FocusRound::isUsable).toList();
    return usable.stream()
        .filter(Node::isFocusTraversable)
        .findFirst()
        .or(() -> usable.stream().filter(ButtonBase.class::isInstance).findFirst());
  }

  private static Stream<Node> all(Node node) {
    return node instanceof Parent parent
        ? Stream.concat(
            Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(FocusRound::all))
        : Stream.of(node);
  }

  private static boolean isUsable(Node node) {
    return !node.isDisabled() && isSeen(node);
  }

  private static boolean isSeen(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
