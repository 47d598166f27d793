// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.ui.code.FoldsViewModel.Fold;
import java.util.BitSet;

/// Folds blocks away and brings them back. A caret that would vanish goes to the end of the line
/// that stays.
final class Folds {
  private final SchemaArea area;
  private final FoldsViewModel viewModel;

  Folds(SchemaArea area, FoldsViewModel viewModel) {
    this.area = area;
    this.viewModel = viewModel;
  }

  /// A click on the mark of a line.
  void toggle(int line) {
    boolean wasFolded = area.keepingPlace(() -> area.folded().unfold(line));
    if (!wasFolded) {
      viewModel.at(line).ifPresent(this::fold);
    }
  }

  /// Folds the innermost lines around the caret.
  void foldAtCaret() {
    viewModel
        .around(area.getCurrentParagraph())
        .filter(fold -> !area.folded().isHidden(fold.first() + 1))
        .ifPresent(this::fold);
  }

  /// Brings back what hangs on the caret's line.
  void unfoldAtCaret() {
    area.keepingPlace(() -> area.folded().unfold(area.getCurrentParagraph()));
  }

  /// Folds every block.
  void foldAll() {
    BitSet hidden = new BitSet();
    viewModel.blocks().forEach(block -> hidden.set(block.first() + 1, block.last() + 1));
    if (!hidden.isEmpty()) {
      area.leaveHidden(hidden);
      area.keepingPlace(
          () -> {
            area.folded().hideAll(hidden::get);
            return true;
          });
    }
  }

  void unfoldAll() {
    area.keepingPlace(
        () -> {
          area.folded().unfoldAll();
          return true;
        });
  }

  private void fold(Fold fold) {
    BitSet hidden = new BitSet();
    hidden.set(fold.first() + 1, fold.last() + 1);
    area.leaveHidden(hidden);
    area.keepingPlace(
        () -> {
          area.folded().hide(fold.first() + 1, fold.last());
          return true;
        });
  }
}
