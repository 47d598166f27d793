// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.files;

import dev.crowfoot.editor.Area;
import dev.crowfoot.editor.Hue;
import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.Note;
import dev.crowfoot.editor.Perspective;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Rename;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Reads a layout from JSON. What it does not understand it leaves out; [LayoutWriter] asks it what
/// that was, so that it stays in the file.
final class LayoutReader {
  /// Nobody puts anything further out.
  private static final double FURTHEST = 1e7;

  private LayoutReader() {}

  static LayoutJson read(JsonNode root) {
    SortedMap<String, Perspective> views = new TreeMap<>();
    root.path("views")
        .properties()
        .forEach(view -> view(view.getValue()).ifPresent(v -> views.put(view.getKey(), v)));
    SortedMap<String, Area> areas = entries(root.path("areas"), LayoutReader::area);
    Layout layout = new Layout(perspective(root).withTables(Optional.empty()), views, alone(areas));
    List<Rename> renames = new ArrayList<>();
    root.path("renames").forEach(node -> rename(node).ifPresent(renames::add));
    return new LayoutJson(layout, renames);
  }

  /// A table stays in the first of its areas: two people may have put it into one each.
  private static SortedMap<String, Area> alone(SortedMap<String, Area> areas) {
    SortedSet<String> taken = new TreeSet<>();
    SortedMap<String, Area> result = new TreeMap<>();
    areas.forEach(
        (name, area) -> {
          result.put(name, area.without(taken));
          taken.addAll(area.tables());
        });
    return result;
  }

  static Optional<Perspective> view(JsonNode node) {
    if (!node.isObject()) {
      return Optional.empty();
    }
    Perspective read = perspective(node);
    return Optional.of(
        node.path("all").asBoolean(false) ? read.withTables(Optional.empty()) : read);
  }

  private static Perspective perspective(JsonNode node) {
    SortedMap<String, CardPosition> cards = new TreeMap<>();
    SortedSet<String> names = new TreeSet<>();
    SortedSet<String> hidden = new TreeSet<>();
    SortedSet<String> locked = new TreeSet<>();
    node.path("cards")
        .properties()
        .forEach(
            card -> {
              String name = card.getKey();
              if (isCard(card.getValue())) {
                names.add(name);
                place(card.getValue()).ifPresent(at -> cards.put(name, at));
                addIf(card.getValue().path("hidden").asBoolean(false), name, hidden);
                addIf(card.getValue().path("locked").asBoolean(false), name, locked);
              }
            });
    return Perspective.of(names)
        .withCards(cards)
        .hiding(hidden)
        .locking(locked, true)
        .withNotes(entries(node.path("notes"), LayoutReader::note))
        .withBends(bends(node.path("bends")));
  }

  private static void addIf(boolean is, String name, SortedSet<String> names) {
    if (is) {
      names.add(name);
    }
  }

  /// Whether something is a card: one may have no place yet, but half a place is none.
  static boolean isCard(JsonNode node) {
    return node.isObject()
        && (place(node).isPresent()
            || (node.path("x").isMissingNode() && node.path("y").isMissingNode()));
  }

  private static Optional<CardPosition> place(JsonNode node) {
    Optional<Double> x = number(node.path("x"));
    Optional<Double> y = number(node.path("y"));
    return x.isPresent() && y.isPresent()
        ? Optional.of(new CardPosition(x.get(), y.get()))
        : Optional.empty();
  }

  static Optional<Note> note(JsonNode node) {
    Optional<CardPosition> at = place(node);
    Optional<Double> width = number(node.path("width"));
    Optional<Double> height = number(node.path("height"));
    if (at.isEmpty() || width.isEmpty() || height.isEmpty() || !node.path("text").isString()) {
      return Optional.empty();
    }
    Box box =
        new Box(
            at.get().x(),
            at.get().y(),
            Math.max(Note.LEAST_WIDTH, width.get()),
            Math.max(Note.LEAST_HEIGHT, height.get()));
    return hue(node).map(hue -> new Note(node.path("text").asString(), box, hue));
  }

  static Optional<Area> area(JsonNode node) {
    SortedSet<String> tables = new TreeSet<>();
    for (JsonNode table : node.path("tables")) {
      if (!table.isString()) {
        return Optional.empty();
      }
      tables.add(table.asString());
    }
    return node.path("tables").isArray()
        ? hue(node).map(hue -> new Area(hue, tables))
        : Optional.empty();
  }

  private static Optional<Hue> hue(JsonNode node) {
    String word = node.path("colour").asString("");
    return Arrays.stream(Hue.values())
        .filter(hue -> hue.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  private static Map<FieldId, List<Point>> bendsOf(JsonNode node) {
    Map<FieldId, List<Point>> bends = new HashMap<>();
    node.properties()
        .forEach(
            bend -> {
              int dot = bend.getKey().lastIndexOf('.');
              Optional<List<Point>> points = points(bend.getValue());
              if (dot > 0 && points.isPresent()) {
                String field = bend.getKey().substring(dot + 1);
                bends.put(new FieldId(bend.getKey().substring(0, dot), field), points.get());
              }
            });
    return bends;
  }

  private static SortedMap<FieldId, List<Point>> bends(JsonNode node) {
    Perspective view = Perspective.EMPTY;
    for (Map.Entry<FieldId, List<Point>> bend : bendsOf(node).entrySet()) {
      view = view.withBends(bend.getKey(), bend.getValue());
    }
    return view.bends();
  }

  /// The places of `[[1, 2], [3, 4]]`; empty where there is none or one makes no sense.
  static Optional<List<Point>> points(JsonNode node) {
    List<Point> points = new ArrayList<>();
    for (JsonNode pair : node) {
      Optional<Double> x = number(pair.path(0));
      Optional<Double> y = number(pair.path(1));
      if (x.isEmpty() || y.isEmpty() || pair.size() != 2) {
        return Optional.empty();
      }
      points.add(new Point(x.get(), y.get()));
    }
    return points.isEmpty() || !node.isArray() ? Optional.empty() : Optional.of(points);
  }

  private static Optional<Double> number(JsonNode node) {
    return node.isNumber() && Math.abs(node.asDouble()) <= FURTHEST
        ? Optional.of(node.asDouble())
        : Optional.empty();
  }

  private static <T> SortedMap<String, T> entries(
      JsonNode node, Function<JsonNode, Optional<T>> read) {
    SortedMap<String, T> result = new TreeMap<>();
    node.properties()
        .forEach(
            entry ->
                read.apply(entry.getValue()).ifPresent(one -> result.put(entry.getKey(), one)));
    return result;
  }

  static Optional<Rename> rename(JsonNode node) {
    String from = node.path("from").asString("");
    String to = node.path("to").asString("");
    String in = node.path("in").asString("");
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    return switch (node.path("kind").asString("")) {
      case "model" -> Optional.of(new Rename.OfModel(from, to));
      case "field" -> Optional.of(new Rename.OfField(in, from, to));
      case "enum" -> Optional.of(new Rename.OfEnum(from, to));
      case "value" -> Optional.of(new Rename.OfEnumValue(in, from, to));
      default -> Optional.empty(); // of a newer version
    };
  }
}
