// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.assist.Folding;
import dev.crowfoot.syntax.SyntaxTree;
import dev.crowfoot.text.TextEdit;
import dev.crowfoot.ui.background.Background;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which lines belong together and can be folded away. Lines count from 0 here.
final class FoldsViewModel {
  private final Asker asker;
  private final ReadOnlyObjectWrapper<NavigableMap<Integer, Fold>> byFirst =
      new ReadOnlyObjectWrapper<>(new TreeMap<>());

  /// @param first stays when the others are folded away
  /// @param isBlock whether it is a whole block
  record Fold(int first, int last, boolean isBlock) {
    private Fold movedBy(int lines) {
      return new Fold(first + lines, last + lines, isBlock);
    }
  }

  FoldsViewModel(CodeViewModel code, Background background) {
    this.asker = new Asker(code, background);
    code.analysedProperty().subscribe(this::look);
  }

  /// What can be folded, by its first line; of several that begin there the longest.
  ReadOnlyObjectProperty<NavigableMap<Integer, Fold>> foldsProperty() {
    return byFirst.getReadOnlyProperty();
  }

  /// The lines that begin with a line.
  Optional<Fold> at(int line) {
    return Optional.ofNullable(byFirst.get().get(line));
  }

  /// The innermost lines around a line.
  Optional<Fold> around(int line) {
    return byFirst.get().headMap(line, true).descendingMap().values().stream()
        .filter(fold -> fold.last() >= line)
        .findFirst();
  }

  /// All whole blocks.
  List<Fold> blocks() {
    return byFirst.get().values().stream().filter(Fold::isBlock).toList();
  }

  /// Keeps them where they belong until the changed text has been looked at.
  ///
  /// @param line where the edit begins
  void edited(int line, TextEdit edit, int linesRemoved) {
    take(moved(byFirst.get(), line, linesRemoved, linesIn(edit.replacement())));
  }

  /// Takes over those of another file, until it has been looked at.
  void take(NavigableMap<Integer, Fold> folds) {
    if (!folds.equals(byFirst.get())) {
      byFirst.set(folds);
    }
  }

  /// Where folds are after an edit that begins in a line and takes the place of so many lines.
  static NavigableMap<Integer, Fold> moved(
      NavigableMap<Integer, Fold> folds, int line, int linesRemoved, int linesAdded) {
    int shift = linesAdded - linesRemoved;
    if (shift == 0) {
      return folds;
    }
    List<Fold> moved = new ArrayList<>();
    for (Fold fold : folds.values()) {
      if (fold.first() > line + linesRemoved) {
        moved.add(fold.movedBy(shift));
      } else if (fold.last() < line) {
        moved.add(fold);
      } else if (fold.first() <= line && fold.last() >= line + linesRemoved) {
        moved.add(new Fold(fold.first(), fold.last() + shift, fold.isBlock()));
      }
    }
    return index(moved);
  }

  static int linesIn(String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }

  private void look(NewestText text) {
    asker.ask(
        newest -> {
          SyntaxTree tree = newest.analysis().trees().get(newest.path());
          return tree == null ? List.<Fold>of() : folds(tree);
        },
        folds -> byFirst.set(index(folds)));
  }

  private static List<Fold> folds(SyntaxTree tree) {
    return Folding.of(tree).stream()
        .map(
            fold ->
                new Fold(
                    fold.firstLine() - 1, fold.lastLine() - 1, fold.kind() == Folding.Kind.BLOCK))
        .toList();
  }

  private static NavigableMap<Integer, Fold> index(Collection<Fold> folds) {
    NavigableMap<Integer, Fold> index = new TreeMap<>();
    folds.stream()
        .filter(fold -> fold.last() > fold.first())
        .forEach(fold -> index.merge(fold.first(), fold, (a, b) -> a.last() >= b.last() ? a : b));
    return index;
  }
}
