// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.migration.ChangelogNotation;
import dev.crowfoot.migration.Script;
import dev.crowfoot.migration.Step;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.control.Segmented;
import dev.crowfoot.ui.diagram.DiagramView;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What will be written and run: the changelog, the SQL, the way back, each change foldable; and
/// the diagram with what changes in colour.
///
/// Ids: `review-yaml` (`review-notation-yaml`, `-xml`, `-sql`), `review-sql`, `review-rollback`,
/// `review-canvas`, `review-statements`, `review-fold`, `review-copy`.
final class TextsPane extends VBox {
  private enum Tab {
    SQL,
    ROLLBACK,
    YAML,
    CANVAS
  }

  private final MigrationViewModel migration;
  private final StatementArea statements = new StatementArea("review-statements");
  private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.SQL);
  private final ObjectProperty<ChangelogNotation> notation =
      new SimpleObjectProperty<>(ChangelogNotation.YAML);
  private final HBox notations;
  private final StackPane body = new StackPane(statements);
  private final Supplier<DiagramView> canvas;
  private final Button fold =
      Icons.button("review-fold", Feather.MINIMIZE_2, "Fold or open all", this::foldAll);
  private final Button copy = Icons.button("review-copy", Feather.COPY, "Copy all", this::copy);
  private Optional<ChangesDiagram> drawn = Optional.empty();
  private FoldedText folds = new FoldedText("");
  private String text = "";

  /// @param canvas makes the diagram with the changes in colour, when it is first asked for
  TextsPane(MigrationViewModel migration, Supplier<DiagramView> canvas) {
    this.migration = migration;
    this.canvas = canvas;
    Segmented<Tab> tabs =
        new Segmented<>(tab)
            .with("review-yaml", "Liquibase", Tab.YAML, "The changelog that is written")
            .with("review-sql", "SQL", Tab.SQL, "What will run")
            .with("review-rollback", "Rollback", Tab.ROLLBACK, "What takes it back")
            .with(
                "review-canvas", "Diagram", Tab.CANVAS, "What comes, changes and goes, in colour");
    tabs.getChildren().forEach(part -> part.setFocusTraversable(true));
    fold.setFocusTraversable(true);
    copy.setFocusTraversable(true);
    tabs.setMaxWidth(Region.USE_PREF_SIZE);
    tabs.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(tabs, space, fold, copy);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("review-head");
    VBox.setVgrow(body, Priority.ALWAYS);
    setMinWidth(330);
    notations = notations();
    getChildren().setAll(head, notations, body);
    tab.subscribe(_ -> show());
    notation.subscribe(_ -> show());
    migration.nameProperty().subscribe(_ -> show());
  }

  private HBox notations() {
    Segmented<ChangelogNotation> choice =
        new Segmented<>(notation)
            .with("review-notation-yaml", "YAML", ChangelogNotation.YAML, "")
            .with("review-notation-xml", "XML", ChangelogNotation.XML, "")
            .with("review-notation-sql", "SQL", ChangelogNotation.SQL, "");
    choice.getChildren().forEach(part -> part.setFocusTraversable(true));
    choice.setMinWidth(Region.USE_PREF_SIZE);
    Label words = new Label("The migration is written in YAML.");
    words.getStyleClass().addAll("small", "muted");
    HBox row = new HBox(12, choice, words);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("notations");
    return row;
  }

  /// Shows what the review has found, unless it is shown already.
  void show() {
    boolean drawing = tab.get() == Tab.CANVAS;
    notations.setVisible(tab.get() == Tab.YAML);
    notations.setManaged(tab.get() == Tab.YAML);
    fold.setVisible(!drawing);
    copy.setVisible(!drawing);
    if (drawing) {
      ChangesDiagram diagram = drawn.orElseGet(() -> new ChangesDiagram(migration, canvas.get()));
      drawn = Optional.of(diagram);
      diagram.show();
      body.getChildren().setAll(diagram);
      return;
    }
    body.getChildren().setAll(statements);
    if (migration.reviewProperty().get() instanceof ReviewState.Known known) {
      Review review = known.review();
      String now =
          switch (tab.get()) {
            case SQL -> Script.render(review.plans());
            case ROLLBACK -> Script.rollback(review.plans());
            case YAML, CANVAS -> notation.get().write(migration.changelog());
          };
      if (!now.equals(text)) {
        text = now;
        folds = new FoldedText(now);
      }
      statements.show(folds);
    }
  }

  /// Brings what is run for a change into view.
  void reveal(List<Step> steps) {
    List<String> parts =
        steps.stream()
            .flatMap(
                s -> (tab.get() == Tab.ROLLBACK ? s.rollbackStatements() : s.statements()).stream())
            .toList();
    if (tab.get() != Tab.CANVAS && !parts.isEmpty()) {
      String part = parts.getFirst().lines().findFirst().orElse("");
      if (folds.open(part)) {
        statements.show(folds);
      }
      statements.reveal(part);
    }
  }

  private void foldAll() {
    folds.foldAll(!folds.isAllFolded());
    statements.show(folds);
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
