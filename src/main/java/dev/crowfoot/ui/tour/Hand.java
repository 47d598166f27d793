// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.tour;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// A hand on mouse and keyboard, and eyes on the window: what a user has, for a thread that is not
/// the UI thread. Every act waits until the window has taken it in.
final class Hand {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Stage stage;
  private final Robot robot;

  Hand(Stage stage) {
    this.stage = stage;
    this.robot = on(Robot::new);
  }

  /// A step did not do what it should have.
  static final class TourFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TourFailed(String message) {
      super(message);
    }
  }

  /// Does something on the UI thread and waits for its result.
  static <T> T on(Callable<T> action) {
    FutureTask<T> task = new FutureTask<>(action);
    Platform.runLater(task);
    try {
      return task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new TourFailed("the window did not answer for " + PATIENCE.toSeconds() + " seconds");
    }
  }

  static void act(Runnable action) {
    on(
        () -> {
          action.run();
          return true;
        });
  }

  /// Waits until something is so.
  ///
  /// @param what completes the sentence "waited in vain until …"
  /// @param isSo asked on the UI thread
  /// @throws TourFailed when it is not so in time
  void until(String what, BooleanSupplier isSo) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!on(isSo::getAsBoolean)) {
      if (Instant.now().isAfter(end)) {
        throw new TourFailed("waited in vain until " + what);
      }
      pause();
    }
    settle();
  }

  /// Lets layout and painting catch up.
  void settle() {
    for (int i = 0; i < 3; i++) {
      pause();
      act(() -> stage.getScene().getRoot().requestLayout());
    }
  }

  /// Waits for a visible node and clicks on its middle.
  void click(String selector) {
    click(centreOf(find(selector)));
  }

  void click(Point2D screen) {
    moveTo(screen);
    act(() -> robot.mouseClick(MouseButton.PRIMARY));
    settle();
  }

  void doubleClick(Point2D screen) {
    moveTo(screen);
    act(() -> robot.mouseClick(MouseButton.PRIMARY));
    act(() -> robot.mouseClick(MouseButton.PRIMARY));
    settle();
  }

  void moveTo(Point2D screen) {
    act(() -> robot.mouseMove(screen));
    pause();
  }

  /// Presses at one point, moves by steps as a hand does, and lets go at another.
  void drag(Point2D from, Point2D to) {
    drag(from, to, () -> {});
  }

  /// Like [#drag(Point2D, Point2D)], doing something just before letting go.
  void drag(Point2D from, Point2D to, Runnable beforeRelease) {
    moveTo(from);
    act(() -> robot.mousePress(MouseButton.PRIMARY));
    int steps = 12;
    for (int i = 1; i <= steps; i++) {
      moveTo(from.interpolate(to, (double) i / steps));
    }
    beforeRelease.run();
    act(() -> robot.mouseRelease(MouseButton.PRIMARY));
    settle();
  }

  /// Presses a key while others are held.
  void press(KeyCode key, KeyCode... held) {
    act(
        () -> {
          Stream.of(held).forEach(robot::keyPress);
          robot.keyType(key);
          Stream.of(held).forEach(robot::keyRelease);
        });
    settle();
  }

  /// Types text into whatever has the focus.
  void type(String text) {
    text.codePoints().forEach(this::typeOne);
    settle();
  }

  /// Letters, digits and spaces go through the keyboard. Where the other signs lie differs from
  /// keyboard to keyboard, so they arrive as what the system makes of a key stroke.
  private void typeOne(int sign) {
    String word = Character.toString(sign);
    boolean plain = sign < 128 && (Character.isLetterOrDigit(sign) || sign == ' ');
    if (plain) {
      KeyCode key = sign == ' ' ? KeyCode.SPACE : KeyCode.getKeyCode(word.toUpperCase(Locale.ROOT));
      boolean shift = Character.isUpperCase(sign);
      act(
          () -> {
            if (shift) {
              robot.keyPress(KeyCode.SHIFT);
            }
            robot.keyType(key);
            if (shift) {
              robot.keyRelease(KeyCode.SHIFT);
            }
          });
    } else {
      act(
          () -> {
            Scene scene = focusedScene();
            Node owner = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
            owner.fireEvent(
                new KeyEvent(
                    KeyEvent.KEY_TYPED, word, "", KeyCode.UNDEFINED, false, false, false, false));
          });
    }
  }

  /// Waits for a visible node in any of the windows, the newest first.
  ///
  /// @throws TourFailed when there is none in time
  Node find(String selector) {
    until("`" + selector + "` is there", () -> lookUp(selector) != null);
    return on(
        () -> {
          Node found = lookUp(selector);
          if (found == null) {
            throw new TourFailed("`" + selector + "` went away");
          }
          return found;
        });
  }

  /// Whether such a node is to be seen now.
  boolean sees(String selector) {
    return on(() -> lookUp(selector) != null);
  }

  /// A node that is to be seen now. For the UI thread.
  Node seen(String selector) {
    Node found = lookUp(selector);
    if (found == null) {
      throw new TourFailed("`" + selector + "` is not to be seen");
    }
    return found;
  }

  /// Chooses an item of a drop-down by its words.
  static void choose(Node dropDown, String words) {
    act(
        () -> {
          switch (dropDown) {
            case ComboBox<?> box -> select(box, words);
            case ChoiceBox<?> box -> select(box, words);
            default -> throw new TourFailed(dropDown + " is not a drop-down");
          }
        });
  }

  private static <T> void select(ComboBox<T> box, String words) {
    box.setValue(item(box.getItems(), box.getConverter(), words));
  }

  private static <T> void select(ChoiceBox<T> box, String words) {
    box.setValue(item(box.getItems(), box.getConverter(), words));
  }

  private static <T> T item(List<T> items, @Nullable StringConverter<T> converter, String words) {
    return items.stream()
        .filter(i -> words.equals(converter == null ? String.valueOf(i) : converter.toString(i)))
        .findFirst()
        .orElseThrow(() -> new TourFailed("there is no `" + words + "` among " + items));
  }

  Point2D centreOf(Node node) {
    return on(
        () -> {
          Bounds bounds = node.localToScreen(node.getBoundsInLocal());
          return new Point2D(bounds.getCenterX(), bounds.getCenterY());
        });
  }

  /// Takes a picture of the window as it is, with its popups.
  void picture(Path file) {
    settle();
    Picture.write(on(() -> Picture.of(stage.getScene())), file);
  }

  private static @Nullable Node lookUp(String selector) {
    for (Window window : Window.getWindows().reversed()) {
      if (window.getScene() == null) {
        continue;
      }
      for (Node node : window.getScene().getRoot().lookupAll(selector)) {
        if (isShown(node)) {
          return node;
        }
      }
    }
    return null;
  }

  private static boolean isShown(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    Bounds bounds = node.getBoundsInLocal();
    return bounds.getWidth() > 0 && bounds.getHeight() > 0;
  }

  private Scene focusedScene() {
    return Window.getWindows().stream()
        .filter(Window::isFocused)
        .map(Window::getScene)
        .findFirst()
        .orElse(stage.getScene());
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
