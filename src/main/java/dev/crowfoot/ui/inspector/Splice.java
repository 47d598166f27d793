// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.inspector;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Takes the lines of a newer page over into one that is shown, and keeps those that are the same:
/// a new control has to be given its style and its place, which at each key stroke would be felt.
final class Splice {
  private Splice() {}

  /// What a line shows; two equal ones do the same, too, on pages about the same thing.
  ///
  /// @param now what it shows by now: somebody may be typing into it
  private record Line(List<Object> shown, String value, Supplier<String> now) {
    /// A line in which something was typed that was not taken over makes place for a fresh one.
    private boolean isKeptFor(Line newer) {
      return shown.equals(newer.shown) && value.equals(newer.value) && now.get().equals(value);
    }
  }

  /// Says what a line shows, so that it can be kept.
  static <N extends Node> N line(N node, Object... shown) {
    node.setUserData(new Line(List.of(shown), "", () -> ""));
    return node;
  }

  /// Says what a line shows that can be edited.
  static void editable(Node node, String caption, String value, Supplier<String> now) {
    node.setUserData(new Line(List.of(caption), value, now));
  }

  /// Changes a page until it shows what a newer one does.
  static void into(Pane shown, Pane newer) {
    List<Node> old = List.copyOf(shown.getChildren());
    List<Node> now = List.copyOf(newer.getChildren());
    int shorter = Math.min(old.size(), now.size());
    int head = 0;
    while (head < shorter && keeps(old.get(head), now.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && keeps(old.get(old.size() - 1 - tail), now.get(now.size() - 1 - tail))) {
      tail++;
    }
    shown.getChildren().remove(head, old.size() - tail);
    shown.getChildren().addAll(head, now.subList(head, now.size() - tail));
  }

  /// Whether a node can stay; the lines of a form and of a list are looked at one by one.
  private static boolean keeps(Node old, Node newer) {
    if (old instanceof Pane list
        && newer instanceof Pane newerList
        && (old instanceof Form || areBoth(old, newer, Form.LIST))) {
      into(list, newerList);
      return true;
    }
    return old.getUserData() instanceof Line line
        && newer.getUserData() instanceof Line newerLine
        && line.isKeptFor(newerLine);
  }

  private static boolean areBoth(Node old, Node newer, String style) {
    return old.getStyleClass().contains(style) && newer.getStyleClass().contains(style);
  }
}
