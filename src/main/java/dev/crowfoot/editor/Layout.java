// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.model.FieldId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// How the canvas shows a schema: where the cards of each view lie, and the areas the tables belong
/// to. Kept beside the schema, never in it.
///
/// @param all the view of all tables, which there always is
/// @param views the others, by their names
/// @param areas by their names; a table belongs to one at most
public record Layout(
    Perspective all, SortedMap<String, Perspective> views, SortedMap<String, Area> areas) {
  /// What the view of all tables is called where others have names.
  public static final String ALL = "";

  public static final Layout EMPTY =
      new Layout(Perspective.EMPTY, new TreeMap<>(), new TreeMap<>());

  public Layout {
    views = Collections.unmodifiableSortedMap(new TreeMap<>(views));
    areas = Collections.unmodifiableSortedMap(new TreeMap<>(areas));
  }

  /// Where the cards of the view of all tables lie.
  public SortedMap<String, CardPosition> cards() {
    return all.cards();
  }

  public Optional<CardPosition> card(String name) {
    return all.card(name);
  }

  /// This layout with some cards placed anew.
  public Layout with(Map<String, CardPosition> placed) {
    return withAll(all.with(placed));
  }

  public Layout withAll(Perspective changed) {
    return new Layout(changed, views, areas);
  }

  public Layout withViews(SortedMap<String, Perspective> changed) {
    return new Layout(all, changed, areas);
  }

  public Layout withAreas(SortedMap<String, Area> changed) {
    return new Layout(all, views, changed);
  }

  /// A view by its name, [#ALL] among them.
  public Optional<Perspective> view(String name) {
    return name.equals(ALL) ? Optional.of(all) : Optional.ofNullable(views.get(name));
  }

  /// This layout with a view and that of all tables in one another's place, so that whatever works
  /// on the latter can work on any. Done twice, everything is back in its own place.
  ///
  /// @param view the name of a view; one that there is not changes nothing
  public Layout showing(String view) {
    Perspective shown = views.get(view);
    if (shown == null) {
      return this;
    }
    SortedMap<String, Perspective> swapped = new TreeMap<>(views);
    swapped.put(view, all);
    return new Layout(shown, swapped, areas);
  }

  public Optional<Area> area(String name) {
    return Optional.ofNullable(areas.get(name));
  }

  /// The name of the area a table belongs to.
  public Optional<String> areaOf(String table) {
    return areas.entrySet().stream()
        .filter(area -> area.getValue().tables().contains(table))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /// This layout without anything about a model or enum.
  public Layout without(String name) {
    return mapped(perspective -> perspective.without(name), area -> area.without(name));
  }

  /// This layout with all about a model or enum under its new name.
  public Layout renamed(String from, String to) {
    return mapped(perspective -> perspective.renamed(from, to), area -> area.renamed(from, to));
  }

  /// This layout without the bends of a relation.
  public Layout without(FieldId relation) {
    return mapped(perspective -> perspective.withBends(relation, List.of()), area -> area);
  }

  /// This layout with the bends of a relation under its field's new name.
  public Layout renamed(FieldId relation, String to) {
    return mapped(perspective -> perspective.renamed(relation, to), area -> area);
  }

  private Layout mapped(UnaryOperator<Perspective> perspective, UnaryOperator<Area> area) {
    SortedMap<String, Perspective> changedViews = new TreeMap<>(views);
    changedViews.replaceAll((_, view) -> perspective.apply(view));
    SortedMap<String, Area> changedAreas = new TreeMap<>(areas);
    changedAreas.replaceAll((_, one) -> area.apply(one));
    return new Layout(perspective.apply(all), changedViews, changedAreas);
  }

  /// The top left corner of a card, in pixels at 100 %.
  public record CardPosition(double x, double y) {
    /// Where a box lies.
    public static CardPosition of(Box box) {
      return new CardPosition(box.x(), box.y());
    }
  }
}
