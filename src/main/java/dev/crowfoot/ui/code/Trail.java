// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// The places that were left by a jump, to go back to and forward again.
final class Trail {
  private static final int LENGTH = 100;

  private final Deque<Spot> behind = new ArrayDeque<>();
  private final Deque<Spot> ahead = new ArrayDeque<>();

  /// Where the caret was.
  ///
  /// @param offset of what is shown of the file
  record Spot(String path, int offset) {}

  /// A place is about to be left by a jump.
  void leave(Spot spot) {
    ahead.clear();
    push(behind, spot);
  }

  /// Where to go back to.
  ///
  /// @param from where the caret is
  Optional<Spot> back(Spot from) {
    return go(behind, ahead, from);
  }

  /// Where one came back from.
  Optional<Spot> forward(Spot from) {
    return go(ahead, behind, from);
  }

  private static Optional<Spot> go(Deque<Spot> source, Deque<Spot> other, Spot from) {
    while (from.equals(source.peek())) {
      source.pop();
    }
    Optional<Spot> to = Optional.ofNullable(source.poll());
    to.ifPresent(_ -> push(other, from));
    return to;
  }

  private static void push(Deque<Spot> stack, Spot spot) {
    if (!spot.equals(stack.peek())) {
      stack.push(spot);
      if (stack.size() > LENGTH) {
        stack.removeLast();
      }
    }
  }
}
