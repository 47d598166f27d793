// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.ui.action.Action;
import dev.crowfoot.ui.action.Shortcut;
import java.util.List;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// What keys do among the rows.
public enum GridCommand implements Shortcut {
  EDIT("Edit the cell", "Enter, F2"),
  COPY("Copy the cells", "Shortcut+C"),
  CUT("Cut the cells", "Shortcut+X"),
  PASTE("Paste from the cell on", "Shortcut+V"),
  FILL_DOWN("Fill down", "Shortcut+D"),
  FILL_RIGHT("Fill right", "Shortcut+R"),
  SET_NULL("Set NULL", "Shortcut+Shift+N"),
  DELETE("Delete the rows, or keep them", "Delete"),
  UNDO("Take the last change back", "Shortcut+Z"),
  REDO("Do it again", "Shortcut+Shift+Z, Shortcut+Y"),
  SELECT_ALL("Choose all cells", "Shortcut+A"),
  REVIEW("Review the changes of rows", "Shortcut+Enter"),
  FILTER("Filter", "Slash"),
  GO_TO("Go to a row by its key", "Shortcut+G"),
  ROW("Show the row as a whole", "Space"),
  JUMP("Follow a foreign key", "F4"),
  BACK("Come back from it", "Alt+Left");

  private final String title;
  private final String words;

  GridCommand(String title, String words) {
    this.title = title;
    this.words = words;
  }

  @Override
  public Action.Place place() {
    return Action.Place.DATA;
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
}
