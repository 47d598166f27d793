// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.text.Span;
import dev.crowfoot.ui.code.CodeKeys.Keyed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys of the text area that mean more there than elsewhere. A key that has nothing to do goes
/// on to the area and to the window.
final class AreaKeys {
  private final SchemaArea area;
  private final Map<KeyCombination, BooleanSupplier> keys = new LinkedHashMap<>();
  private final Set<CodeCommand> bound = EnumSet.noneOf(CodeCommand.class);
  private final List<Predicate<KeyEvent>> popups = new ArrayList<>();
  private boolean hasActed;

  AreaKeys(SchemaArea area, CodeViewModel viewModel) {
    this.area = area;
    edit(CodeCommand.NEW_LINE, CodeKeys::enter);
    edit(CodeCommand.INDENT, CodeKeys::tab);
    edit(CodeCommand.OUTDENT, CodeKeys::backTab);
    edit(CodeCommand.COMMENT, CodeKeys::toggleComment);
    edit(CodeCommand.DUPLICATE, CodeKeys::duplicate);
    edit(CodeCommand.MOVE_UP, CodeKeys::moveUp);
    edit(CodeCommand.MOVE_DOWN, CodeKeys::moveDown);
    bind(CodeCommand.UNDO, () -> area.goThroughHistory(viewModel::undo));
    bind(CodeCommand.REDO, () -> area.goThroughHistory(viewModel::redo));
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    area.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    area.addEventFilter(KeyEvent.KEY_RELEASED, _ -> hasActed = false);
  }

  /// Lets the keys of a command do something.
  void bind(CodeCommand command, Runnable action) {
    bindIf(
        command,
        () -> {
          action.run();
          return true;
        });
  }

  /// Lets its keys do something when there is something to do; else the key goes on.
  ///
  /// @param action tells whether there was
  void bindIf(CodeCommand command, BooleanSupplier action) {
    bound.add(command);
    command.keys().forEach(key -> keys.put(key, action));
  }

  /// The commands that do something here.
  Set<CodeCommand> bound() {
    return bound;
  }

  /// Asks an open popup first.
  ///
  /// @param takes whether a key was for it
  void askFirst(Predicate<KeyEvent> takes) {
    popups.add(takes);
  }

  private void edit(CodeCommand command, BiFunction<String, Span, Keyed> edit) {
    bind(command, () -> area.apply(edit.apply(area.shownText(), area.selection())));
  }

  private void pressed(KeyEvent event) {
    act(event);
    hasActed = event.isConsumed();
  }

  private void act(KeyEvent event) {
    if (popups.stream().anyMatch(popup -> popup.test(event))) {
      event.consume();
      return;
    }
    for (Map.Entry<KeyCombination, BooleanSupplier> key : keys.entrySet()) {
      if (key.getKey().match(event)) {
        if (key.getValue().getAsBoolean()) {
          event.consume();
        }
        return;
      }
    }
    if (event.getCode() == KeyCode.BACK_SPACE && !event.isShortcutDown()) {
      applyIfAny(Pairs.deletedBackwards(area.shownText(), area.selection()), event);
    }
  }

  private void typed(KeyEvent event) {
    String character = event.getCharacter();
    if (hasActed || character.equals("\t")) {
      event.consume(); // the key stroke was a command
    } else if (character.length() == 1 && isText(event) && !area.isOverwriteMode()) {
      applyIfAny(Pairs.typed(area.shownText(), area.selection(), character.charAt(0)), event);
    }
  }

  private void applyIfAny(Optional<Keyed> keyed, KeyEvent event) {
    keyed.ifPresent(
        edit -> {
          area.apply(edit);
          event.consume();
        });
  }

  /// Whether a typed character is text and not a command. Ctrl and Alt together are AltGr, with
  /// which many keyboards type brackets.
  private static boolean isText(KeyEvent event) {
    return !event.isMetaDown() && (!event.isControlDown() || event.isAltDown());
  }
}
