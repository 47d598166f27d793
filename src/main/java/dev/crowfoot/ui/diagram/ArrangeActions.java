// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.arrange.Wish;
import dev.crowfoot.editor.arrange.Wish.Manner;
import dev.crowfoot.editor.scene.Card;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The ways to have cards arranged.
public final class ArrangeActions {
  private final DiagramViewModel model;

  ArrangeActions(DiagramViewModel model) {
    this.model = model;
  }

  /// All cards, packed to the window's proportion.
  public void all() {
    model.arrange(Wish.all(model.camera().aspect()), true);
  }

  /// The selected cards among themselves, about where they are; all when fewer than two are.
  public void selection() {
    Set<String> selected = model.selectedCards();
    if (selected.size() < 2) {
      all();
    } else {
      model.arrange(Wish.all(model.camera().aspect()).keeping(allBut(selected)), false);
    }
  }

  /// The cards that nobody has placed yet.
  public void onlyNew() {
    Set<String> unplaced = model.unplaced();
    if (!unplaced.isEmpty()) {
      model.arrange(Wish.all(model.camera().aspect()).keeping(allBut(unplaced)), false);
    }
  }

  /// All cards, parents to the left of their children throughout.
  public void leftToRight() {
    model.arrange(Wish.all(model.camera().aspect()).in(Manner.LEFT_TO_RIGHT), true);
  }

  /// All cards, those of an area together.
  public void byArea() {
    List<Set<String>> areas = model.backdrop().areas().stream().map(a -> a.cards()).toList();
    model.arrange(Wish.all(model.camera().aspect()).grouping(areas), true);
  }

  private Set<String> allBut(Set<String> moving) {
    Set<String> staying = new HashSet<>();
    model.scene().cards().stream()
        .map(Card::name)
        .filter(name -> !moving.contains(name))
        .forEach(staying::add);
    return staying;
  }
}
