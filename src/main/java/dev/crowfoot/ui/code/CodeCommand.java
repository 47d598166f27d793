// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.ui.action.Action;
import dev.crowfoot.ui.action.Shortcut;
import java.util.List;
import javafx.scene.input.KeyCombination;

/// What the code editor does at a key. Known without an editor, which is only made when it is
/// shown.
///
/// Folding has the keys of VS Code, and those of IntelliJ for keyboards whose brackets are out of
/// reach.
public enum CodeCommand implements Shortcut {
  COMPLETE("Complete", "Ctrl+Space"),
  EXPLAIN("Explain", "Ctrl+Shift+Space"),
  FIX("Remedies", "Alt+Enter, Shortcut+Period"),
  GO_TO_DECLARATION("Go to declaration", "F12"),
  FIND_USES("Find uses", "Shift+F12"),
  BACK("Back to where the caret was", "Alt+Left"),
  FORWARD("Forward again", "Alt+Right"),
  RENAME("Rename", "F2"),
  OUTLINE("Go to a block or row", "Shortcut+Shift+O"),
  FORMAT("Format the schema", "Shift+Alt+F, Ctrl+Alt+L"),
  FOLD("Fold", "Shortcut+Minus, Shortcut+Shift+Open Bracket"),
  UNFOLD("Unfold", "Shortcut+Equals, Shortcut+Plus, Shortcut+Shift+Close Bracket"),
  FOLD_ALL("Fold all blocks", "Shortcut+Shift+Minus"),
  UNFOLD_ALL("Unfold all", "Shortcut+Shift+Equals, Shortcut+Shift+Plus"),
  NEW_LINE("New line with the same indent", "Enter"),
  INDENT("Indent", "Tab"),
  OUTDENT("Take an indent away", "Shift+Tab"),
  COMMENT("Comment out, or in again", "Shortcut+Slash, Shortcut+Divide"),
  DUPLICATE("Duplicate the lines", "Shortcut+D"),
  MOVE_UP("Move the lines up", "Alt+Up"),
  MOVE_DOWN("Move the lines down", "Alt+Down"),
  UNDO("Undo", "Shortcut+Z"),
  REDO("Redo", "Shortcut+Shift+Z, Shortcut+Y");

  private final String title;
  private final String keys;

  /// @param keys as [Shortcut#keys(String)] reads them
  CodeCommand(String title, String keys) {
    this.title = title;
    this.keys = keys;
  }

  @Override
  public Action.Place place() {
    return Action.Place.CODE;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public List<KeyCombination> keys() {
    return Shortcut.keys(keys);
  }
}
