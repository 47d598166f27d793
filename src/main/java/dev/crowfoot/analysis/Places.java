// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.syntax.Block;
import dev.crowfoot.text.Span;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Finds the definitions at a place of a file without looking at all of them.
final class Places {
  private final Map<String, List<Location<Block>>> byPath;

  /// @param definitions those of a file in the order of its text
  Places(Collection<Location<Block>> definitions) {
    this.byPath = definitions.stream().collect(Collectors.groupingBy(Location::path));
  }

  /// The definitions whose text a span touches.
  List<Location<Block>> touchedBy(String path, Span span) {
    return around(path, span.start(), span.end()).stream()
        .filter(each -> touch(each.declaration().span(), span))
        .toList();
  }

  /// Those at an offset, and those that could have it in the comments above them.
  List<Location<Block>> around(String path, int offset) {
    return around(path, offset, offset);
  }

  private List<Location<Block>> around(String path, int from, int to) {
    List<Location<Block>> inFile = byPath.getOrDefault(path, List.of());
    int first = Math.max(0, firstBehind(inFile, from) - 2);
    int last = Math.min(firstBehind(inFile, to) + 1, inFile.size());
    return inFile.subList(first, last);
  }

  private static boolean touch(Span one, Span other) {
    return one.start() <= other.end() && other.start() <= one.end();
  }

  /// The index of the first definition that begins behind `offset`.
  private static int firstBehind(List<Location<Block>> definitions, int offset) {
    int low = 0;
    int high = definitions.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (definitions.get(middle).declaration().node().start() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
