// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.action;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Something that can be done, with its name and its keys.
///
/// @param keys the first is the one that is shown
/// @param possible whether there is something to do it to
public record Action(
    Place place, String title, List<KeyCombination> keys, BooleanSupplier possible, Runnable effect)
    implements Shortcut {
  /// Where its keys count, which is also the heading that it stands under.
  public enum Place {
    WINDOW("Anywhere"),
    CANVAS("Diagram"),
    VIEW("Looking around"),
    CODE("Code"),
    DATA("Rows"),
    SQL("SQL console");

    private final String title;

    Place(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  public Action {
    keys = List.copyOf(keys);
  }

  /// @param keys as [Shortcut#keys(String)] reads them
  public static Action of(Place place, String title, String keys, Runnable effect) {
    return new Action(place, title, Shortcut.keys(keys), () -> true, effect);
  }

  /// The same, where there is something to do it to.
  public Action when(BooleanSupplier condition) {
    return new Action(place, title, keys, condition, effect);
  }

  /// Does it, when it is possible.
  public void run() {
    if (possible.getAsBoolean()) {
      effect.run();
    }
  }

  /// The name for a tooltip, such as `Arrange (A)`.
  public String titleWithKey() {
    return keys.isEmpty() ? title : title + " (" + keyWords() + ")";
  }

  /// Does what a key stands for.
  ///
  /// @return whether it stood for one of the actions
  public static boolean perform(List<Action> actions, KeyEvent event) {
    for (Action action : actions) {
      if (action.keys().stream().anyMatch(key -> key.match(event))) {
        action.run();
        return true;
      }
    }
    return false;
  }

  /// An entry of a menu, with the key beside the name.
  public MenuItem menuItem() {
    MenuItem item = new MenuItem(title);
    item.setMnemonicParsing(false);
    if (!keys.isEmpty()) {
      item.setAccelerator(keys.getFirst());
    }
    item.setDisable(!possible.getAsBoolean());
    item.setOnAction(_ -> run());
    return item;
  }

  /// Those of several lists, in their order.
  @SafeVarargs
  public static List<Action> all(List<Action>... lists) {
    List<Action> result = new ArrayList<>();
    for (List<Action> list : lists) {
      result.addAll(list);
    }
    return List.copyOf(result);
  }
}
