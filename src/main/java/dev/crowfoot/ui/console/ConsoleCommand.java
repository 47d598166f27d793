// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.console;

import dev.crowfoot.ui.action.Action;
import dev.crowfoot.ui.action.Shortcut;
import java.util.List;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// What keys do in the console.
public enum ConsoleCommand implements Shortcut {
  RUN("Run the statement or what is selected", "Shortcut+Enter"),
  RUN_ALL("Run all statements", "Shortcut+Shift+Enter"),
  EXPLAIN("Explain the statement", "Shortcut+Alt+Enter"),
  STOP("Stop what is running", "Esc"),
  COMPLETE("Complete", "Ctrl+Space"),
  COMMENT("Comment out, or in again", "Shortcut+Slash, Shortcut+Divide"),
  HISTORY("What was run before", "Shortcut+H");

  private final String title;
  private final String words;

  ConsoleCommand(String title, String words) {
    this.title = title;
    this.words = words;
  }

  @Override
  public Action.Place place() {
    return Action.Place.SQL;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public List<KeyCombination> keys() {
    return Shortcut.keys(words);
  }

  boolean isMeantBy(KeyEvent event) {
    return keys().stream().anyMatch(key -> key.match(event));
  }

  /// The title and the key, for a tooltip.
  String tip() {
    return title + " (" + keyWords() + ")";
  }
}
