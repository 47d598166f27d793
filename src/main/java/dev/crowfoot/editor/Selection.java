// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor;

import dev.crowfoot.model.FieldId;
import java.util.Set;

/// What is selected, the same in every view. Never undone, never saved.
public sealed interface Selection {
  record Nothing() implements Selection {}

  /// One or more cards, by the name of their model or enum.
  record Cards(Set<String> names) implements Selection {
    public Cards {
      names = Set.copyOf(names);
    }
  }

  /// A row of a card: a field of a model, or a value of an enum.
  record Row(FieldId field) implements Selection {}

  /// A relation, by its child's (or first) relation field.
  record Edge(FieldId field) implements Selection {}

  /// An area, by its name.
  record OfArea(String name) implements Selection {}

  /// A note of the shown view, by its id.
  record OfNote(String id) implements Selection {}

  /// Whether a card is selected, or holds what is.
  default boolean involves(String card) {
    return switch (this) {
      case Nothing _, OfArea _, OfNote _ -> false;
      case Cards cards -> cards.names().contains(card);
      case Row row -> row.field().model().equals(card);
      case Edge edge -> edge.field().model().equals(card);
    };
  }
}
