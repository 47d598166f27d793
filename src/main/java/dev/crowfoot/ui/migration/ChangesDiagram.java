// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.model.Model;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Schema;
import dev.crowfoot.ui.diagram.DiagramView;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The diagram with what changes in colour, and a legend that says what each colour means and what
/// is dropped: that has no card any more. Shows no more of the schema than that needs.
///
/// Ids: `review-legend`.
final class ChangesDiagram extends StackPane {
  /// So many cards can be read side by side.
  private static final int MOST = 12;

  private final MigrationViewModel migration;
  private final DiagramView diagram;
  private final Supplier<Schema> schema;
  private final FlowPane legend = new FlowPane(6, 6);
  private Set<String> shown = Set.of();

  ChangesDiagram(MigrationViewModel migration, DiagramView diagram) {
    this.migration = migration;
    this.diagram = diagram;
    this.schema = () -> diagram.model().workspace().drawnProperty().get();
    diagram.showEverything();
    legend.setId("review-legend");
    legend.getStyleClass().add("changes-legend");
    legend.setMaxHeight(Region.USE_PREF_SIZE);
    legend.setMouseTransparent(true);
    StackPane.setAlignment(legend, Pos.TOP_LEFT);
    getChildren().setAll(diagram, legend);
  }

  void show() {
    if (migration.reviewProperty().get() instanceof ReviewState.Known known) {
      ChangeColours colours = ChangeColours.of(known.whole(), schema.get());
      diagram.marksProperty().set(colours.cards());
      look(colours.cards().keySet());
      legend
          .getChildren()
          .setAll(
              entry("comes", "success"),
              entry("changes", "warning"),
              entry("loses something", "danger"));
      colours.gone().forEach(name -> legend.getChildren().add(entry("dropped: " + name, "danger")));
    }
  }

  /// Shows what changes, with what it refers to and what refers to it while that is not much: the
  /// rest of a large schema would make all of it too small to read.
  private void look(Set<String> changing) {
    Set<String> near = new HashSet<>(changing);
    for (String card : changing) {
      for (Relation relation : schema.get().relationsOf(card)) {
        schema.get().models().stream()
            .map(Model::name)
            .filter(relation::touches)
            .forEach(near::add);
      }
    }
    Set<String> wanted = near.size() <= MOST ? near : changing;
    if (!wanted.equals(shown)) {
      shown = Set.copyOf(wanted);
      diagram.model().camera().follow(shown);
    }
  }

  private static Label entry(String words, String style) {
    Label label = new Label(words);
    label.getStyleClass().addAll("chip", style);
    return label;
  }
}
