// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.arrange;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.Perspective;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.scene.Pins;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Relation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Puts cards somewhere. The text stays as it is. Pinned lines go along when both their cards go
/// the same way; a card that is arranged lets go of its lines.
public record PlaceCards(String title, Map<String, CardPosition> places, boolean keepsPins)
    implements Command {
  public PlaceCards {
    places = Map.copyOf(places);
  }

  /// After a drag.
  public static PlaceCards move(Map<String, CardPosition> places) {
    String what = places.size() == 1 ? places.keySet().iterator().next() : places.size() + " cards";
    return new PlaceCards("Move " + what, places, true);
  }

  /// After arranging.
  public static PlaceCards arrange(Map<String, CardPosition> places) {
    return new PlaceCards("Arrange", places, false);
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Document document = snapshot.document();
    Perspective before = document.layout().all();
    SortedMap<FieldId, List<Point>> bends = new TreeMap<>(before.bends());
    List<Relation> relations = snapshot.analysis().schema().relations();
    if (keepsPins) {
      bends.putAll(Pins.moved(bends, relations, distances(before)));
    } else {
      relations.stream()
          .filter(r -> Pins.ends(r).stream().anyMatch(places::containsKey))
          .forEach(r -> bends.remove(r.owner()));
    }
    return document.withLayout(document.layout().withAll(before.withBends(bends).with(places)));
  }

  private Map<String, Point> distances(Perspective before) {
    Map<String, Point> result = new HashMap<>();
    places.forEach(
        (name, to) ->
            before
                .card(name)
                .ifPresent(at -> result.put(name, new Point(to.x() - at.x(), to.y() - at.y()))));
    return result;
  }
}
