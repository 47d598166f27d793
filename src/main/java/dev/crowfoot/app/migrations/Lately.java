// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/// The last few results of something that takes long and gives the same for the same. Keys are
/// compared, never hashed: they may be large, and most often are the very same object.
final class Lately<K, V> {
  private static final int KEPT = 4;

  private record Known<K, V>(K key, V value) {}

  private final Deque<Known<K, V>> results = new ArrayDeque<>();

  synchronized Optional<V> of(K key) {
    for (Iterator<Known<K, V>> each = results.iterator(); each.hasNext(); ) {
      Known<K, V> known = each.next();
      if (known.key().equals(key)) {
        each.remove();
        results.addFirst(known);
        return Optional.of(known.value());
      }
    }
    return Optional.empty();
  }

  synchronized void put(K key, V value) {
    results.addFirst(new Known<>(key, value));
    if (results.size() > KEPT) {
      results.removeLast();
    }
  }
}
