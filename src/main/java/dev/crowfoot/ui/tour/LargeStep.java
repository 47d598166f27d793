// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.tour;

import dev.crowfoot.adapter.files.TextFiles;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.ui.StudioWindow;
import dev.crowfoot.ui.diagram.DiagramView;
import java.nio.file.Path;

/// What a schema of many tables looks like. The program learns from the tour what is worth having
/// ready: this is where it has most to do.
final class LargeStep {
  static final int TABLES = 600;

  private final Hand hand;
  private final StudioWindow window;
  private final Path schema;

  /// @param beside whose neighbour the large project becomes
  LargeStep(Hand hand, StudioWindow window, ProjectFiles beside) {
    this.hand = hand;
    this.window = window;
    this.schema = beside.folder().resolveSibling("large").resolve("schema.prisma");
  }

  /// Opens it, and waits until it is drawn.
  void open() {
    TextFiles.write(schema, ManyTables.of(TABLES));
    Hand.act(() -> window.open(schema));
    hand.until("the large project is open", () -> window.project().isPresent());
    DiagramView diagram = (DiagramView) hand.seen("#diagram");
    hand.until(
        "all tables are drawn",
        () -> diagram.isSettled() && diagram.model().scene().cards().size() == TABLES);
  }
}
