// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor;

import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.model.FieldId;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// One view of a schema: which tables it shows, and where they lie.
///
/// @param tables those it shows; empty for all there are
/// @param cards where they lie, by the name of a model or enum
/// @param hidden those left out for the time being; they keep their places
/// @param locked those that neither a drag nor an arrangement moves
/// @param notes by ids that mean nothing
/// @param bends where lines bend that somebody has pinned, by their relations' fields
public record Perspective(
    Optional<SortedSet<String>> tables,
    SortedMap<String, CardPosition> cards,
    SortedSet<String> hidden,
    SortedSet<String> locked,
    SortedMap<String, Note> notes,
    SortedMap<FieldId, List<Point>> bends) {
  public static final Perspective EMPTY =
      new Perspective(
          Optional.empty(),
          new TreeMap<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeMap<>(),
          bends(Map.of()));

  public Perspective {
    tables = tables.map(Perspective::copy);
    cards = Collections.unmodifiableSortedMap(new TreeMap<>(cards));
    hidden = copy(hidden);
    locked = copy(locked);
    notes = Collections.unmodifiableSortedMap(new TreeMap<>(notes));
    bends = Collections.unmodifiableSortedMap(bends(bends));
  }

  /// A view of some tables, which have no places yet.
  public static Perspective of(Collection<String> tables) {
    return EMPTY.withTables(Optional.of(new TreeSet<>(tables)));
  }

  private static SortedSet<String> copy(SortedSet<String> names) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(names));
  }

  private static SortedMap<FieldId, List<Point>> bends(Map<FieldId, List<Point>> bends) {
    SortedMap<FieldId, List<Point>> sorted = new TreeMap<>(Comparator.comparing(FieldId::toString));
    bends.forEach((relation, points) -> sorted.put(relation, List.copyOf(points)));
    return sorted;
  }

  public Optional<CardPosition> card(String name) {
    return Optional.ofNullable(cards.get(name));
  }

  public Optional<Note> note(String id) {
    return Optional.ofNullable(notes.get(id));
  }

  /// Whether a table is part of this view, be it hidden.
  public boolean has(String name) {
    return tables.isEmpty() || tables.get().contains(name);
  }

  /// Whether the canvas shows a table.
  public boolean shows(String name) {
    return has(name) && !hidden.contains(name);
  }

  /// Whether the canvas may have to leave tables out.
  public boolean isPartial() {
    return tables.isPresent() || !hidden.isEmpty();
  }

  /// This view with some cards placed anew, and so part of it.
  public Perspective with(Map<String, CardPosition> placed) {
    SortedMap<String, CardPosition> result = new TreeMap<>(cards);
    result.putAll(placed);
    return withCards(result).withTables(tables.map(names -> plus(names, placed.keySet())));
  }

  public Perspective withTables(Optional<SortedSet<String>> changed) {
    return new Perspective(changed, cards, hidden, locked, notes, bends);
  }

  public Perspective withCards(SortedMap<String, CardPosition> changed) {
    return new Perspective(tables, changed, hidden, locked, notes, bends);
  }

  /// This view with some tables left out for the time being.
  public Perspective hiding(Collection<String> names) {
    return new Perspective(tables, cards, plus(hidden, names), locked, notes, bends);
  }

  /// This view with some tables that are part of it and not hidden.
  public Perspective showing(Collection<String> names) {
    return new Perspective(
        tables.map(has -> plus(has, names)), cards, minus(hidden, names), locked, notes, bends);
  }

  public Perspective locking(Collection<String> names, boolean locks) {
    SortedSet<String> changed = locks ? plus(locked, names) : minus(locked, names);
    return new Perspective(tables, cards, hidden, changed, notes, bends);
  }

  public Perspective withNotes(SortedMap<String, Note> changed) {
    return new Perspective(tables, cards, hidden, locked, changed, bends);
  }

  /// @param points where the relation's line bends; none to let it find its own way
  public Perspective withBends(FieldId relation, List<Point> points) {
    SortedMap<FieldId, List<Point>> changed = bends(bends);
    if (points.isEmpty()) {
      changed.remove(relation);
    } else {
      changed.put(relation, points);
    }
    return withBends(changed);
  }

  public Perspective withBends(SortedMap<FieldId, List<Point>> changed) {
    return new Perspective(tables, cards, hidden, locked, notes, changed);
  }

  /// This view without anything about a model or enum.
  Perspective without(String name) {
    SortedMap<String, CardPosition> fewer = new TreeMap<>(cards);
    fewer.remove(name);
    SortedMap<FieldId, List<Point>> kept = bends(bends);
    kept.keySet().removeIf(relation -> relation.model().equals(name));
    List<String> gone = List.of(name);
    return new Perspective(
        tables.map(names -> minus(names, gone)),
        fewer,
        minus(hidden, gone),
        minus(locked, gone),
        notes,
        kept);
  }

  /// This view with all about a model or enum under its new name.
  Perspective renamed(String from, String to) {
    SortedMap<String, CardPosition> moved = new TreeMap<>(cards);
    Optional.ofNullable(moved.remove(from)).ifPresent(place -> moved.put(to, place));
    SortedMap<FieldId, List<Point>> kept = bends(Map.of());
    bends.forEach(
        (id, points) ->
            kept.put(id.model().equals(from) ? new FieldId(to, id.field()) : id, points));
    return new Perspective(
        tables.map(names -> renamed(names, from, to)),
        moved,
        renamed(hidden, from, to),
        renamed(locked, from, to),
        notes,
        kept);
  }

  Perspective renamed(FieldId relation, String to) {
    List<Point> points = bends.getOrDefault(relation, List.of());
    return points.isEmpty()
        ? this
        : withBends(relation, List.of()).withBends(new FieldId(relation.model(), to), points);
  }

  private static SortedSet<String> renamed(SortedSet<String> names, String from, String to) {
    return names.contains(from) ? plus(minus(names, List.of(from)), List.of(to)) : names;
  }

  private static SortedSet<String> plus(SortedSet<String> names, Collection<String> more) {
    SortedSet<String> result = new TreeSet<>(names);
    result.addAll(more);
    return result;
  }

  private static SortedSet<String> minus(SortedSet<String> names, Collection<String> gone) {
    SortedSet<String> result = new TreeSet<>(names);
    result.removeAll(gone);
    return result;
  }
}
