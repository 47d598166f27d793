// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.control;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// The places that were left by a jump, to go back to and forward again.
public final class Trail<T> {
  private static final int LENGTH = 100;

  private final Deque<T> behind = new ArrayDeque<>();
  private final Deque<T> ahead = new ArrayDeque<>();

  /// A place is about to be left by a jump.
  public void leave(T spot) {
    ahead.clear();
    push(behind, spot);
  }

  /// Where to go back to.
  ///
  /// @param from where one is
  public Optional<T> back(T from) {
    return go(behind, ahead, from);
  }

  /// Where one came back from.
  public Optional<T> forward(T from) {
    return go(ahead, behind, from);
  }

  private static <T> Optional<T> go(Deque<T> source, Deque<T> other, T from) {
    while (from.equals(source.peek())) {
      source.pop();
    }
    Optional<T> to = Optional.ofNullable(source.poll());
    to.ifPresent(_ -> push(other, from));
    return to;
  }

  private static <T> void push(Deque<T> stack, T spot) {
    if (!spot.equals(stack.peek())) {
      stack.push(spot);
      if (stack.size() > LENGTH) {
        stack.removeLast();
      }
    }
  }
}
