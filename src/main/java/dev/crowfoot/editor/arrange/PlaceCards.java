// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.arrange;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.Snapshot;
import java.util.Map;

/// Puts cards somewhere. The text stays as it is.
public record PlaceCards(String title, Map<String, CardPosition> places) implements Command {
  public PlaceCards {
    places = Map.copyOf(places);
  }

  /// After a drag.
  public static PlaceCards move(Map<String, CardPosition> places) {
    String what = places.size() == 1 ? places.keySet().iterator().next() : places.size() + " cards";
    return new PlaceCards("Move " + what, places);
  }

  /// After arranging.
  public static PlaceCards arrange(Map<String, CardPosition> places) {
    return new PlaceCards("Arrange", places);
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Document document = snapshot.document();
    return document.withLayout(document.layout().with(places));
  }
}
