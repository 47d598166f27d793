// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Tables that belong together, such as those of billing.
///
/// @param tables the names of models and enums
public record Area(Hue hue, SortedSet<String> tables) {
  public Area {
    tables = Collections.unmodifiableSortedSet(new TreeSet<>(tables));
  }

  public Area withHue(Hue changed) {
    return new Area(changed, tables);
  }

  /// This area with some more tables.
  public Area with(Collection<String> names) {
    SortedSet<String> more = new TreeSet<>(tables);
    more.addAll(names);
    return new Area(hue, more);
  }

  /// This area without some of its tables.
  public Area without(Collection<String> names) {
    SortedSet<String> fewer = new TreeSet<>(tables);
    fewer.removeAll(names);
    return new Area(hue, fewer);
  }

  Area without(String name) {
    return without(List.of(name));
  }

  Area renamed(String from, String to) {
    return tables.contains(from) ? without(from).with(List.of(to)) : this;
  }
}
