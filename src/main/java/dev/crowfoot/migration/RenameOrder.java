// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Puts renames of one kind into an order in which no name is taken twice; a circle is broken with
/// a name in between.
///
/// @param <N> what names them
record RenameOrder<N>(Function<N, N> temporary) {
  record Move<N>(N from, N to) {}

  List<Move<N>> ordered(List<Move<N>> renames) {
    List<Move<N>> waiting = new ArrayList<>(renames);
    List<Move<N>> ordered = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Optional<Move<N>> free =
          waiting.stream()
              .filter(m -> waiting.stream().noneMatch(o -> !o.equals(m) && o.from().equals(m.to())))
              .findFirst();
      if (free.isPresent()) {
        ordered.add(free.get());
        waiting.remove(free.get());
      } else {
        Move<N> first = waiting.removeFirst();
        N between = temporary.apply(first.to());
        ordered.add(new Move<>(first.from(), between));
        waiting.add(new Move<>(between, first.to()));
      }
    }
    return ordered;
  }
}
