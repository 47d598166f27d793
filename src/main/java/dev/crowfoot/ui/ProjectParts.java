// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.diagram.DiagramView;
import dev.crowfoot.ui.problems.Place;
import dev.crowfoot.ui.studio.StudioParts;
import dev.crowfoot.ui.studio.StudioViewModel;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/// The views of one open project, each on the same workspace.
final class ProjectParts implements StudioParts {
  private final DiagramView diagram;
  private final StackPane code = new StackPane();
  private final StackPane data = new StackPane();
  private final StackPane review = new StackPane();
  private final StackPane history = new StackPane();
  private final StackPane plan = new StackPane();

  ProjectParts(StudioViewModel studio, Background background) {
    diagram = new DiagramView(studio.workspace(), background);
    studio.zoomProperty().bind(diagram.zoomProperty());
  }

  @Override
  public Node diagram() {
    return diagram;
  }

  @Override
  public Node code() {
    return code;
  }

  @Override
  public Node data() {
    return data;
  }

  @Override
  public Node review() {
    return review;
  }

  @Override
  public Node history() {
    return history;
  }

  @Override
  public Node plan() {
    return plan;
  }

  @Override
  public void revealCard(String card) {
    diagram.centreOn(card);
  }

  @Override
  public void revealPlace(Place place) {}

  @Override
  public void showData(String model) {}

  @Override
  public void reviewOpened() {}

  @Override
  public void close() {
    diagram.close();
  }
}
