// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.model.Schema;
import dev.crowfoot.ui.diagram.DiagramView;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The diagram with what changes in colour, and a legend that says what each colour means and what
/// is dropped: that has no card any more.
///
/// Ids: `review-legend`.
final class ChangesDiagram extends StackPane {
  private final MigrationViewModel migration;
  private final DiagramView diagram;
  private final Supplier<Schema> schema;
  private final FlowPane legend = new FlowPane(6, 6);
  private boolean fitted;

  ChangesDiagram(MigrationViewModel migration, DiagramView diagram) {
    this.migration = migration;
    this.diagram = diagram;
    this.schema = () -> diagram.model().workspace().drawnProperty().get();
    legend.setId("review-legend");
    legend.getStyleClass().add("changes-legend");
    legend.setMaxHeight(Region.USE_PREF_SIZE);
    legend.setMouseTransparent(true);
    StackPane.setAlignment(legend, Pos.TOP_LEFT);
    getChildren().setAll(diagram, legend);
    diagram
        .layoutBoundsProperty()
        .subscribe(
            bounds -> {
              if (!fitted && bounds.getWidth() > 0) {
                fitted = true;
                javafx.application.Platform.runLater(diagram::fitAll);
              }
            });
  }

  void show() {
    if (migration.reviewProperty().get() instanceof ReviewState.Known known) {
      ChangeColours colours = ChangeColours.of(known.whole(), schema.get());
      diagram.marksProperty().set(colours.cards());
      legend
          .getChildren()
          .setAll(
              entry("comes", "success"),
              entry("changes", "warning"),
              entry("loses something", "danger"));
      colours.gone().forEach(name -> legend.getChildren().add(entry("dropped: " + name, "danger")));
    }
  }

  private static Label entry(String words, String style) {
    Label label = new Label(words);
    label.getStyleClass().addAll("chip", style);
    return label;
  }
}
