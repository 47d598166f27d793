// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where the cards of the canvas lie. Kept beside the schema, never in it.
///
/// @param cards by the name of a model or enum
public record Layout(SortedMap<String, CardPosition> cards) {
  public static final Layout EMPTY = new Layout(new TreeMap<>());

  public Layout {
    cards = Collections.unmodifiableSortedMap(new TreeMap<>(cards));
  }

  public Optional<CardPosition> card(String name) {
    return Optional.ofNullable(cards.get(name));
  }

  /// This layout with some cards placed anew.
  public Layout with(Map<String, CardPosition> placed) {
    SortedMap<String, CardPosition> result = new TreeMap<>(cards);
    result.putAll(placed);
    return new Layout(result);
  }

  public Layout without(String name) {
    SortedMap<String, CardPosition> result = new TreeMap<>(cards);
    result.remove(name);
    return new Layout(result);
  }

  /// The top left corner of a card, in pixels at 100 %.
  public record CardPosition(double x, double y) {}
}
