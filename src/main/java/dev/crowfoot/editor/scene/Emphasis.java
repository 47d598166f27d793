// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.scene;

import dev.crowfoot.editor.Selection;
import dev.crowfoot.model.FieldId;
import java.util.HashSet;
import java.util.Set;

/// Which cards and lines stand out, because they are selected or under the pointer, and which step
/// back.
///
/// @param cards the selected cards
/// @param rows the selected row, and both ends of the lines that stand out
/// @param edges the lines that stand out
/// @param dimsOthers whether the other lines step back
public record Emphasis(
    Set<String> cards, Set<FieldId> rows, Set<FieldId> edges, boolean dimsOthers) {
  public static final Emphasis NONE = new Emphasis(Set.of(), Set.of(), Set.of(), false);

  public Emphasis {
    cards = Set.copyOf(cards);
    rows = Set.copyOf(rows);
    edges = Set.copyOf(edges);
  }

  /// How strongly something is drawn.
  public enum Level {
    NORMAL,
    STRONG,
    FAINT
  }

  public static Emphasis of(DiagramScene scene, Selection selection, Hit hover) {
    Set<String> cards = new HashSet<>();
    Set<FieldId> rows = new HashSet<>();
    Set<FieldId> edges = new HashSet<>();
    boolean dims = false;
    switch (selection) {
      case Selection.Nothing _, Selection.OfArea _, Selection.OfNote _ -> {}
      case Selection.Cards chosen -> {
        cards.addAll(chosen.names());
        for (String name : chosen.names()) {
          scene.edgesOf(name).forEach(e -> edges.add(e.id()));
        }
        dims = !edges.isEmpty();
      }
      case Selection.Row row -> {
        rows.add(row.field());
        for (Edge edge : scene.edgesOf(row.field().model())) {
          if (isOn(edge.from(), row.field()) || isOn(edge.to(), row.field())) {
            edges.add(edge.id());
          }
        }
      }
      case Selection.Edge edge -> {
        scene.edge(edge.field()).ifPresent(e -> standOut(e, edges, rows));
        dims = true;
      }
    }
    if (hover instanceof Hit.OnEdge on) {
      scene.edge(on.relation()).ifPresent(e -> standOut(e, edges, rows));
    }
    return new Emphasis(cards, rows, edges, dims);
  }

  private static boolean isOn(Edge.EdgeEnd end, FieldId field) {
    return end.card().equals(field.model()) && end.rows().contains(field.field());
  }

  private static void standOut(Edge edge, Set<FieldId> edges, Set<FieldId> rows) {
    edges.add(edge.id());
    edge.from().rows().forEach(r -> rows.add(new FieldId(edge.from().card(), r)));
    edge.to().rows().forEach(r -> rows.add(new FieldId(edge.to().card(), r)));
  }

  public Level of(Edge edge) {
    if (edges.contains(edge.id())) {
      return Level.STRONG;
    }
    return dimsOthers ? Level.FAINT : Level.NORMAL;
  }
}
