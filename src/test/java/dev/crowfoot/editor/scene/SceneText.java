// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.scene;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.model.Schema;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.util.stream.Collectors;

/// A draw list as text, and schemas for it.
public final class SceneText {
  /// Every letter is seven pixels wide.
  public static final TextMeasure MEASURE = (text, _) -> text.length() * 7.0;

  private SceneText() {}

  public static Schema schema(String text) {
    return Analysis.of(Sources.of(SourceText.of("schema.prisma", text))).schema();
  }

  /// A line for each card, row and relation.
  public static String of(DiagramScene scene) {
    StringBuilder text = new StringBuilder();
    for (Card card : scene.cards()) {
      text.append(card.kind()).append(' ').append(card.title()).append(' ').append(box(card.box()));
      text.append('\n');
      for (CardRow row : card.rows()) {
        text.append("  ").append(row.glyph()).append(' ').append(row.label());
        text.append(row.type().isEmpty() ? "" : " " + row.type());
        text.append(row.unique() ? " U" : "").append(" at ").append(number(row.box().y()));
        text.append('\n');
      }
      card.moreRows().ifPresent(m -> text.append("  … ").append(m.count()).append(" more\n"));
    }
    for (Edge edge : scene.edges()) {
      text.append(edge.summary()).append("\n  ");
      text.append(edge.from().multiplicity()).append(' ').append(edge.from().side()).append(" to ");
      text.append(edge.to().multiplicity()).append(' ').append(edge.to().side());
      text.append(edge.from().isBracket() ? " bracket " + edge.from().heights() : "");
      text.append("\n  ");
      text.append(
          edge.route().points().stream().map(SceneText::point).collect(Collectors.joining(" ")));
      text.append('\n');
      edge.label().ifPresent(l -> text.append("  label ").append(l.text()).append('\n'));
    }
    return text.toString();
  }

  private static String box(Box box) {
    return number(box.x())
        + ","
        + number(box.y())
        + " "
        + number(box.width())
        + "x"
        + number(box.height());
  }

  private static String point(Point p) {
    return number(p.x()) + "," + number(p.y());
  }

  private static String number(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
