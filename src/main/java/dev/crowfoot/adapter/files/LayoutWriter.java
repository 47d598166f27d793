// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.files;

import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.Note;
import dev.crowfoot.editor.Perspective;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.model.Rename;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes a layout as JSON: 1. as a tree; 2. with what the file before had and [LayoutReader] does
/// not understand; 3. as text with a line for each card, note, area and rename.
final class LayoutWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// How many levels of a part are spread over lines; all others stand on one.
  private static final Map<String, Integer> SPREAD =
      Map.of("cards", 1, "notes", 1, "bends", 1, "areas", 1, "views", 3, "renames", 1);

  private static final Set<String> OF_A_VIEW = Set.of("all", "cards", "notes", "bends");

  private LayoutWriter() {}

  static String text(LayoutJson file, JsonNode before) {
    ObjectNode root = JSON.objectNode();
    root.put("version", Math.max(LayoutJson.VERSION, before.path("version").asInt(0)));
    addParts(root, file.layout().all(), before);
    if (!root.has("cards")) {
      root.set("cards", JSON.objectNode());
    }
    addAll(root, "areas", areas(file, before.path("areas")));
    addAll(root, "views", views(file, before.path("views")));
    addRenames(root, file.renames(), before.path("renames"));
    addForeign(root, before, SPREAD.keySet());
    return spread(root, "", 1) + "\n";
  }

  // 1. and 2.: the tree

  private static void addParts(ObjectNode to, Perspective view, JsonNode before) {
    addAll(to, "cards", cards(view, before.path("cards")));
    addAll(to, "notes", notes(view, before.path("notes")));
    addAll(to, "bends", bends(view, before.path("bends")));
  }

  private static void addAll(ObjectNode to, String key, ObjectNode part) {
    if (!part.isEmpty()) {
      to.set(key, part);
    }
  }

  private static ObjectNode cards(Perspective view, JsonNode before) {
    NavigableSet<String> names = new TreeSet<>(view.cards().keySet());
    names.addAll(view.hidden());
    names.addAll(view.locked());
    view.tables().ifPresent(names::addAll);
    ObjectNode cards = JSON.objectNode();
    for (String name : names) {
      ObjectNode card = JSON.objectNode();
      view.card(name).ifPresent(at -> addPlace(card, at));
      addFlag(card, "hidden", view.hidden().contains(name));
      addFlag(card, "locked", view.locked().contains(name));
      addForeign(card, before.path(name), Set.of("x", "y", "hidden", "locked"));
      if (!card.isEmpty() || view.tables().isPresent()) {
        cards.set(name, card);
      }
    }
    return sorted(withUnread(cards, before, LayoutReader::isCard));
  }

  private static void addPlace(ObjectNode to, CardPosition at) {
    to.put("x", Math.round(at.x()));
    to.put("y", Math.round(at.y()));
  }

  private static void addFlag(ObjectNode to, String name, boolean set) {
    if (set) {
      to.put(name, true);
    }
  }

  private static ObjectNode notes(Perspective view, JsonNode before) {
    ObjectNode notes = JSON.objectNode();
    view.notes()
        .forEach(
            (id, note) -> {
              ObjectNode node = note(note);
              addForeign(node, before.path(id), Set.of());
              notes.set(id, node);
            });
    return sorted(withUnread(notes, before, node -> LayoutReader.note(node).isPresent()));
  }

  private static ObjectNode note(Note note) {
    ObjectNode node = JSON.objectNode();
    addPlace(node, new CardPosition(note.box().x(), note.box().y()));
    node.put("width", Math.round(note.box().width()));
    node.put("height", Math.round(note.box().height()));
    node.put("colour", note.hue().name().toLowerCase(Locale.ROOT));
    node.put("text", note.text());
    return node;
  }

  private static ObjectNode bends(Perspective view, JsonNode before) {
    ObjectNode bends = JSON.objectNode();
    view.bends().forEach((relation, points) -> bends.set(relation.toString(), pairs(points)));
    return sorted(withUnread(bends, before, node -> LayoutReader.points(node).isPresent()));
  }

  private static ArrayNode pairs(List<Point> points) {
    ArrayNode pairs = JSON.arrayNode();
    for (Point point : points) {
      pairs.add(JSON.arrayNode().add(Math.round(point.x())).add(Math.round(point.y())));
    }
    return pairs;
  }

  private static ObjectNode areas(LayoutJson file, JsonNode before) {
    ObjectNode areas = JSON.objectNode();
    file.layout()
        .areas()
        .forEach(
            (name, area) -> {
              ObjectNode node = JSON.objectNode();
              node.put("colour", area.hue().name().toLowerCase(Locale.ROOT));
              ArrayNode tables = JSON.arrayNode();
              area.tables().forEach(tables::add);
              node.set("tables", tables);
              addForeign(node, before.path(name), Set.of());
              areas.set(name, node);
            });
    return sorted(withUnread(areas, before, node -> LayoutReader.area(node).isPresent()));
  }

  private static ObjectNode views(LayoutJson file, JsonNode before) {
    ObjectNode views = JSON.objectNode();
    file.layout()
        .views()
        .forEach(
            (name, view) -> {
              ObjectNode node = JSON.objectNode();
              if (view.tables().isEmpty()) {
                node.put("all", true);
              }
              addParts(node, view, before.path(name));
              addForeign(node, before.path(name), OF_A_VIEW);
              views.set(name, node);
            });
    return sorted(withUnread(views, before, node -> LayoutReader.view(node).isPresent()));
  }

  private static void addRenames(ObjectNode root, List<Rename> renames, JsonNode before) {
    ArrayNode lines = JSON.arrayNode();
    renames.forEach(rename -> lines.add(line(rename)));
    before.forEach(
        node -> {
          if (LayoutReader.rename(node).isEmpty()) {
            lines.add(node);
          }
        });
    if (!lines.isEmpty()) {
      root.set("renames", lines);
    }
  }

  private static ObjectNode line(Rename rename) {
    ObjectNode line = JSON.objectNode();
    switch (rename) {
      case Rename.OfModel _ -> line.put("kind", "model");
      case Rename.OfEnum _ -> line.put("kind", "enum");
      case Rename.OfField field -> line.put("kind", "field").put("in", field.model());
      case Rename.OfEnumValue value -> line.put("kind", "value").put("in", value.enumType());
    }
    return line.put("from", rename.from()).put("to", rename.to());
  }

  /// Adds the properties that nobody here knows.
  private static void addForeign(ObjectNode to, JsonNode before, Collection<String> known) {
    before
        .properties()
        .forEach(
            property -> {
              if (!known.contains(property.getKey()) && !to.has(property.getKey())) {
                to.set(property.getKey(), property.getValue());
              }
            });
  }

  /// Adds the entries that could not be read; those that could and are gone were taken away.
  private static ObjectNode withUnread(
      ObjectNode part, JsonNode before, Predicate<JsonNode> isRead) {
    before
        .properties()
        .forEach(
            entry -> {
              if (!part.has(entry.getKey()) && !isRead.test(entry.getValue())) {
                part.set(entry.getKey(), entry.getValue());
              }
            });
    return part;
  }

  private static ObjectNode sorted(ObjectNode part) {
    ObjectNode sorted = JSON.objectNode();
    new TreeSet<>(part.propertyNames()).forEach(key -> sorted.set(key, part.get(key)));
    return sorted;
  }

  // 3.: the text

  /// @param levels how many levels are spread over lines
  private static String spread(JsonNode node, String indent, int levels) {
    if (levels == 0 || !node.isContainer() || node.isEmpty()) {
      return line(node);
    }
    String inner = indent + "  ";
    boolean isRoot = indent.isEmpty();
    StringJoiner lines =
        new StringJoiner(
            ",\n" + inner,
            (node.isObject() ? "{\n" : "[\n") + inner,
            "\n" + indent + (node.isObject() ? "}" : "]"));
    if (node.isObject()) {
      node.properties()
          .forEach(
              entry -> {
                int below = isRoot ? SPREAD.getOrDefault(entry.getKey(), 0) : levels - 1;
                lines.add(quoted(entry.getKey()) + ": " + spread(entry.getValue(), inner, below));
              });
    } else {
      node.forEach(one -> lines.add(spread(one, inner, levels - 1)));
    }
    return lines.toString();
  }

  private static String line(JsonNode node) {
    if (node.isObject()) {
      StringJoiner parts = new StringJoiner(", ", "{", "}");
      node.properties()
          .forEach(entry -> parts.add(quoted(entry.getKey()) + ": " + line(entry.getValue())));
      return parts.toString();
    }
    if (node.isArray()) {
      StringJoiner parts = new StringJoiner(", ", "[", "]");
      node.forEach(one -> parts.add(line(one)));
      return parts.toString();
    }
    return node.toString();
  }

  private static String quoted(String text) {
    return JSON.stringNode(text).toString();
  }
}
