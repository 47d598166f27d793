// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.scene;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.scene.Card.Kind;
import dev.crowfoot.editor.scene.Card.MoreRows;
import dev.crowfoot.editor.scene.CardRow.Glyph;
import dev.crowfoot.editor.scene.CardRow.TypeTone;
import dev.crowfoot.editor.scene.TextMeasure.TextStyle;
import dev.crowfoot.model.CompositeType;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.Field;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Shapes cards at the origin: which rows, how wide, how high.
final class CardShape {
  private static final double LEAST_WIDTH = 200;
  private static final double MOST_WIDTH = 360;
  private static final double GAP = 20;

  /// Up to this many rows a card shows all of them.
  private static final int MOST_ROWS = 14;

  private static final int FOLDED_ROWS = 12;

  private final TextMeasure measure;
  private final SceneOptions options;

  CardShape(TextMeasure measure, SceneOptions options) {
    this.measure = measure;
    this.options = options;
  }

  /// What a row will say, before it has a place.
  private record Line(
      String name, String type, Glyph glyph, boolean key, boolean unique, TypeTone tone) {}

  Card of(Model model) {
    Set<String> foreignKeys =
        model.relationFields().flatMap(r -> r.fields().stream()).collect(Collectors.toSet());
    List<Line> lines =
        model.fields().stream()
            .flatMap(f -> line(model, f, foreignKeys))
            .sorted(Comparator.comparing((Line l) -> !l.key))
            .toList();
    return card(model.name(), model.isView() ? Kind.VIEW : Kind.TABLE, lines);
  }

  Card of(EnumType type) {
    List<Line> lines =
        type.values().stream()
            .map(v -> new Line(v.name(), "", Glyph.VALUE, false, false, TypeTone.PLAIN))
            .toList();
    return card(type.name(), Kind.ENUM, lines);
  }

  Card of(CompositeType type) {
    List<Line> lines =
        type.fields().stream()
            .map(f -> new Line(f.name(), typeOf(f), Glyph.NONE, false, false, TypeTone.PLAIN))
            .toList();
    return card(type.name(), Kind.TYPE, lines);
  }

  private Stream<Line> line(Model model, Field field, Set<String> foreignKeys) {
    return switch (field) {
      case RelationField relation ->
          options.relationFields()
              ? Stream.of(
                  new Line(
                      relation.name(),
                      typeOf(relation),
                      Glyph.RELATION,
                      false,
                      false,
                      TypeTone.RELATION))
              : Stream.empty();
      case ScalarField scalar -> {
        String name = scalar.name();
        boolean key = model.isPrimaryKeyField(name);
        boolean foreign = foreignKeys.contains(name);
        Glyph glyph =
            key ? (foreign ? Glyph.KEY_LINK : Glyph.KEY) : foreign ? Glyph.LINK : Glyph.NONE;
        boolean unique =
            model.uniques().stream().anyMatch(u -> u.fieldNames().equals(List.of(name)));
        TypeTone tone =
            scalar.type() instanceof FieldType.EnumReference ? TypeTone.ENUM : TypeTone.PLAIN;
        yield Stream.of(new Line(name, typeOf(scalar), glyph, key, unique, tone));
      }
    };
  }

  private static String typeOf(Field field) {
    String word =
        switch (field) {
          case ScalarField scalar -> scalar.type().word();
          case RelationField relation -> relation.target();
        };
    return word + field.arity().suffix();
  }

  private Card card(String name, Kind kind, List<Line> lines) {
    boolean folded = lines.size() > MOST_ROWS && !options.unfolded().contains(name);
    List<Line> shown = folded ? lines.subList(0, FOLDED_ROWS) : lines;
    boolean chips = shown.stream().anyMatch(Line::unique);
    double end = chips ? CardRow.END + CardRow.CHIP : CardRow.END;
    double width = width(name, shown, end);

    List<CardRow> rows = new ArrayList<>();
    double y = Card.HEADER + Card.PADDING;
    for (Line line : shown) {
      double room = width - CardRow.LABEL - end;
      double needed = measure.width(line.name, style(line)) + 10;
      String type = measure.fit(line.type, TextStyle.TYPE, Math.max(room * 0.45, room - needed));
      double typeWidth = type.isEmpty() ? 0 : measure.width(type, TextStyle.TYPE) + 10;
      String label = measure.fit(line.name, style(line), room - typeWidth);
      rows.add(
          new CardRow(
              new FieldId(name, line.name),
              new Box(0, y, width, Card.ROW),
              label,
              type,
              line.glyph,
              line.unique,
              chips,
              line.tone));
      y += Card.ROW;
    }
    Optional<MoreRows> more = Optional.empty();
    if (folded) {
      more = Optional.of(new MoreRows(lines.size() - shown.size(), new Box(0, y, width, Card.ROW)));
      y += Card.ROW;
    }
    String title = measure.fit(name, TextStyle.TITLE, width - 24 - 20);
    int keyRows = (int) shown.stream().filter(Line::key).count();
    Box box = new Box(0, 0, width, y + Card.PADDING);
    return new Card(name, kind, box, title, rows, keyRows, more);
  }

  /// As wide as the widest row needs, on the grid.
  private double width(String name, List<Line> lines, double end) {
    double widest = 12 + measure.width(name, TextStyle.TITLE) + 16 + 20;
    for (Line line : lines) {
      double row = CardRow.LABEL + measure.width(line.name, style(line)) + end;
      if (!line.type.isEmpty()) {
        row += GAP + measure.width(line.type, TextStyle.TYPE);
      }
      widest = Math.max(widest, row);
    }
    return Math.clamp(Math.ceil(widest / 8) * 8, LEAST_WIDTH, MOST_WIDTH);
  }

  private static TextStyle style(Line line) {
    return line.key ? TextStyle.KEY_NAME : TextStyle.NAME;
  }
}
