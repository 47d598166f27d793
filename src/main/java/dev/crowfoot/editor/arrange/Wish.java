// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.arrange;

import java.util.List;
import java.util.Set;

/// What is to be arranged, and how.
///
/// @param aspect the window's width divided by its height
/// @param staying the cards that keep their places, whatever else moves
/// @param together cards that become a group each; all others are grouped by their relations
/// @param manner the shape of the whole
public record Wish(double aspect, Set<String> staying, List<Set<String>> together, Manner manner) {
  public Wish {
    staying = Set.copyOf(staying);
    together = together.stream().map(Set::copyOf).toList();
  }

  /// The shape of the whole.
  public enum Manner {
    /// Groups of related tables, packed to the window's proportion.
    PACKED,
    /// Parents to the left of their children throughout.
    LEFT_TO_RIGHT
  }

  /// All cards, packed.
  public static Wish all(double aspect) {
    return new Wish(aspect, Set.of(), List.of(), Manner.PACKED);
  }

  public Wish keeping(Set<String> cards) {
    return new Wish(aspect, cards, together, manner);
  }

  public Wish grouping(List<Set<String>> groups) {
    return new Wish(aspect, staying, groups, manner);
  }

  public Wish in(Manner wanted) {
    return new Wish(aspect, staying, together, wanted);
  }
}
