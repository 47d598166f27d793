// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A look at some cards alone: all others step back, and the pointer goes through them. Never
/// undone, never saved.
public final class FocusViewModel {
  private final ReadOnlyObjectWrapper<Set<String>> cards = new ReadOnlyObjectWrapper<>(Set.of());

  /// The cards that are looked at; empty while none is looked at more than the others.
  public ReadOnlyObjectProperty<Set<String>> cardsProperty() {
    return cards.getReadOnlyProperty();
  }

  public boolean isOn() {
    return !cards.get().isEmpty();
  }

  /// Whether a card steps back.
  public boolean fades(String card) {
    return isOn() && !card.isEmpty() && !cards.get().contains(card);
  }

  /// Looks at some cards; at all again when they are the ones already, or none.
  void toggle(Set<String> wanted) {
    cards.set(wanted.equals(cards.get()) ? Set.of() : Set.copyOf(wanted));
  }

  void end() {
    cards.set(Set.of());
  }
}
