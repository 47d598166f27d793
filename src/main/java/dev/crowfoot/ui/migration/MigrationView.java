// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.app.migrations.Review.Finding;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.control.Prose;
import dev.crowfoot.ui.control.Sheets;
import dev.crowfoot.ui.control.WhenSeen;
import dev.crowfoot.ui.diagram.DiagramView;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;

/// The review of changes: what differs on the left, the statements in the middle, what they would
/// meet on the right, below them the run, and at the foot the name and the buttons.
///
/// Ids: `review`, `review-message`, `review-reason`, `review-discard`, `review-loss`,
/// `review-again`; [ChangesPane], [TextsPane], [ChecksPane], [RunPanel] and [ReviewFoot] name their
/// own.
public final class MigrationView extends BorderPane {
  /// From this width on the checks stand beside the statements, below it under the changes.
  private static final double WIDE = 960;

  private final MigrationViewModel migration;
  private final StackPane centre = new StackPane();
  private final SplitPane split = new SplitPane();
  private final SplitPane left = new SplitPane();
  private final ChangesPane changes;
  private final TextsPane texts;
  private final ChecksPane checks;
  private final ReviewFoot foot;
  private Optional<Boolean> wide = Optional.empty();

  /// @param canvas makes the diagram with the changes in colour, when it is first asked for
  public MigrationView(MigrationViewModel migration, Sheets sheets, Supplier<DiagramView> canvas) {
    this.migration = migration;
    setId("review");
    getStyleClass().add("migration");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("migration.css")).toExternalForm());
    texts = new TextsPane(migration, canvas);
    checks = new ChecksPane(migration);
    changes = new ChangesPane(migration, this::reveal);
    foot = new ReviewFoot(migration, sheets);
    split.setOrientation(Orientation.HORIZONTAL);
    left.setOrientation(Orientation.VERTICAL);
    widthProperty().subscribe(width -> arrange(width.doubleValue() >= WIDE));
    setTop(new ComparingStrip(migration));
    setCenter(centre);
    setBottom(new VBox(new RunPanel(migration), foot));
    new ExchangeSheets(migration.exchange(), sheets, getStylesheets());
    WhenSeen seen = new WhenSeen(this, this::show);
    migration.reviewProperty().subscribe(_ -> seen.changed());
    migration.run().stateProperty().subscribe(_ -> seen.changed());
    addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
    migration.guard().stateProperty().subscribe(_ -> seen.changed());
  }

  private void reveal(ChangeRow row) {
    texts.reveal(row.steps());
    checks.reveal(row.items());
  }

  /// Puts the report of the last run away.
  private void escape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE
        && !(migration.run().stateProperty().get() instanceof RunState.Idle)) {
      migration.run().dismiss();
      event.consume();
    }
  }

  /// Gives the keys to the changes.
  @Override
  public void requestFocus() {
    if (centre.getChildren().contains(split)) {
      changes.focus();
    } else {
      super.requestFocus();
    }
  }

  private void arrange(boolean nowWide) {
    if (wide.equals(Optional.of(nowWide))) {
      return;
    }
    wide = Optional.of(nowWide);
    split.getItems().clear();
    left.getItems().clear();
    if (nowWide) {
      split.getItems().setAll(changes, texts, checks);
      split.setDividerPositions(0.27, 0.72);
    } else {
      left.getItems().setAll(changes, checks);
      left.setDividerPositions(0.55);
      split.getItems().setAll(left, texts);
      split.setDividerPositions(0.44);
    }
  }

  private void show() {
    foot.show();
    switch (migration.reviewProperty().get()) {
      case ReviewState.Looking _ ->
          centre.getChildren().setAll(empty(Feather.SEARCH, "Comparing…", ""));
      case ReviewState.Unclear(var failure) ->
          centre
              .getChildren()
              .setAll(unclear(String.valueOf(failure.getMessage()), failure.details().orElse("")));
      case ReviewState.Known known -> {
        if (known.whole().items().isEmpty()) {
          centre.getChildren().setAll(nothing(known));
        } else {
          changes.show(known);
          texts.show();
          checks.show(known);
          centre.getChildren().setAll(split);
        }
      }
    }
  }

  private Node nothing(ReviewState.Known known) {
    Review review = known.review();
    int pending = review.pending().size();
    if (pending == 0) {
      return empty(
          Feather.CHECK_CIRCLE,
          "Nothing to migrate",
          "The schema is as the last migration left it, and the database has every migration.");
    }
    if (migration.history().isInPart()) {
      return empty(
          Feather.ALERT_TRIANGLE,
          "The last migration is applied in part",
          "Mend what the database refused and apply again: it goes on where it ended. Or roll back what there is of it.");
    }
    VBox box =
        empty(
            Feather.CLOCK,
            pending == 1 ? "1 migration is pending" : pending + " migrations are pending",
            "The database does not have `"
                + String.join("`, `", review.pending())
                + "` yet. Apply brings it up to date.");
    known.losses().forEach(loss -> box.getChildren().add(loss(loss)));
    if (review.since().equals(Optional.of(review.pending().getLast()))) {
      Button discard = new Button("Remove the newest instead");
      discard.setId("review-discard");
      discard.setOnAction(_ -> migration.history().discardNewest());
      box.getChildren().add(discard);
    }
    return box;
  }

  private Node unclear(String sentence, String details) {
    VBox box = empty(Feather.ALERT_CIRCLE, "This cannot be compared yet", sentence);
    if (!details.isEmpty()) {
      box.getChildren().add(words(details));
    }
    Button again = new Button("Compare again");
    again.setId("review-again");
    again.setOnAction(_ -> migration.look());
    box.getChildren().add(again);
    return box;
  }

  private static VBox empty(Feather icon, String sentence, String more) {
    Label title = new Label(sentence);
    title.setId("review-message");
    title.getStyleClass().add("heading");
    title.setWrapText(true);
    title.setMaxWidth(520);
    title.setAlignment(Pos.CENTER);
    title.setTextAlignment(TextAlignment.CENTER);
    VBox box = new VBox(Icons.of(icon), title);
    if (!more.isEmpty()) {
      Prose words = words(more);
      words.setId("review-reason");
      box.getChildren().add(words);
    }
    box.getStyleClass().add("empty-state");
    return box;
  }

  private static Prose loss(Finding finding) {
    Prose loss = words(finding.found());
    loss.getStyleClass().setAll("prose", "danger-text");
    loss.setId("review-loss");
    return loss;
  }

  private static Prose words(String sentence) {
    Prose words = new Prose(sentence, "muted");
    words.setMaxWidth(520);
    words.setTextAlignment(TextAlignment.CENTER);
    return words;
  }
}
