// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.Perspective;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.DiagramScene;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where cards are shown that the document's layout does not place.
final class ShownPlaces {
  private final Map<String, CardPosition> places = new HashMap<>();

  void clear() {
    places.clear();
  }

  void addAll(Map<String, CardPosition> more) {
    places.putAll(more);
  }

  /// Keeps all cards of a scene where they are.
  void addAll(DiagramScene scene) {
    scene.cards().forEach(c -> places.put(c.name(), CardPosition.of(c.box())));
  }

  /// A layout completed by these places.
  Layout complete(Layout layout) {
    Map<String, CardPosition> all = new HashMap<>(places);
    all.putAll(layout.cards());
    return Layout.EMPTY.withAll(Perspective.EMPTY.withBends(layout.all().bends())).with(all);
  }

  /// Those of some cards.
  Map<String, CardPosition> of(Set<String> names) {
    Map<String, CardPosition> result = new HashMap<>(places);
    result.keySet().retainAll(names);
    return result;
  }

  /// The cards that a layout does not place.
  Set<String> missingIn(Layout layout) {
    Set<String> names = new HashSet<>(places.keySet());
    names.removeAll(layout.cards().keySet());
    return names;
  }

  /// A card whose name is typed anew keeps its place at each key stroke.
  ///
  /// @param homeless the cards without a place
  /// @param names of all cards there are now
  /// @param before the scene that showed those that are gone
  boolean inherit(List<String> homeless, Set<String> names, DiagramScene before) {
    List<Card> gone = before.cards().stream().filter(c -> !names.contains(c.name())).toList();
    if (homeless.size() != 1 || gone.size() != 1) {
      return false;
    }
    places.remove(gone.getFirst().name());
    places.put(homeless.getFirst(), CardPosition.of(gone.getFirst().box()));
    return true;
  }
}
