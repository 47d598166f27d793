// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.app.migrations.Backfill;
import dev.crowfoot.app.migrations.ChangeTree;
import dev.crowfoot.app.migrations.Outlook;
import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.app.migrations.Review.Finding;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.control.Prose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the changes would meet in the database, with the ways out, and how they will run.
///
/// Ids: `review-checks`, `review-checks-clear`, `review-outlook`, `check-unfill`; [CheckCard] names
/// its own.
final class ChecksPane extends VBox {
  /// So many are read one after the other.
  private static final int FEW = 3;

  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing((Finding f) -> !f.needsConsent())
          .thenComparing(f -> f.hazard().severity(), Comparator.reverseOrder());

  private final MigrationViewModel migration;
  private final Label heading = new Label();
  private final Label tally = new Label();
  private final VBox content = new VBox();
  private final ScrollPane scroll = new ScrollPane(content);
  private final List<CheckCard> cards = new ArrayList<>();
  private final Map<String, Boolean> toggled = new HashMap<>();

  ChecksPane(MigrationViewModel migration) {
    this.migration = migration;
    setId("review-checks");
    getStyleClass().add("checks");
    heading.getStyleClass().add("heading");
    heading.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(heading, Priority.ALWAYS);
    tally.getStyleClass().addAll("small", "muted");
    tally.setMinWidth(USE_PREF_SIZE);
    HBox head = new HBox(8, heading, tally);
    head.getStyleClass().add("review-head");
    content.getStyleClass().add("checks-content");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    setMinWidth(220);
    getChildren().setAll(head, scroll);
  }

  void show(ReviewState.Known known) {
    Review review = known.review();
    boolean asked = migration.isConnected();
    List<Finding> open =
        review.findings().stream().filter(f -> !f.isHarmless()).sorted(WORST_FIRST).toList();
    heading.setText(asked ? "Checks against " + migration.target() : "Checks");
    tally.setText(open.size() > FEW ? open.size() + (asked ? " met rows" : " open") : "");
    List<Node> nodes = new ArrayList<>();
    if (!asked && !review.findings().isEmpty()) {
      nodes.add(
          note(
              Icons.of(Feather.INFO, "icon-small"),
              "Not connected, so nobody knows how many rows are concerned.",
              "review-checks-offline"));
    }
    known.losses().forEach(loss -> nodes.add(pending(loss)));
    nodes.addAll(cards(review, open));
    migration.fills().given().forEach(f -> nodes.add(given(f)));
    if (open.isEmpty()) {
      nodes.add(
          note(
              Icons.of(Feather.CHECK_CIRCLE, "icon-small", "icon-success"),
              clear(review.findings().size()),
              "review-checks-clear"));
    } else if (open.size() < review.findings().size()) {
      int clear = review.findings().size() - open.size();
      nodes.add(
          note(
              Icons.of(Feather.CHECK_CIRCLE, "icon-small", "icon-success"),
              clear == 1 ? "1 other check met no row." : clear + " other checks met no row.",
              "review-checks-clear"));
    }
    known.outlook().ifPresent(o -> nodes.add(outlook(o)));
    content.getChildren().setAll(nodes);
  }

  /// Few are shown with all they say, many in short, to be opened one by one.
  private List<CheckCard> cards(Review review, List<Finding> findings) {
    cards.clear();
    for (Finding finding : findings) {
      String key = finding.hazard().reason();
      CheckCard card = new CheckCard(migration, review, finding, open -> toggled.put(key, open));
      card.setOpen(toggled.getOrDefault(key, findings.size() <= FEW));
      cards.add(card);
    }
    return cards;
  }

  /// Opens what is found about changes, and brings it into view.
  void reveal(List<ChangeTree.Item> items) {
    List<CheckCard> about =
        cards.stream().filter(c -> items.stream().anyMatch(i -> i.isFoundBy(c.finding()))).toList();
    if (about.size() == 1) {
      about.getFirst().setOpen(true);
    }
    if (!about.isEmpty()) {
      Platform.runLater(() -> scrollTo(about.getFirst()));
    }
  }

  private void scrollTo(CheckCard card) {
    scroll.layout();
    double hidden = content.getHeight() - scroll.getViewportBounds().getHeight();
    if (hidden > 0) {
      scroll.setVvalue(Math.clamp(card.getBoundsInParent().getMinY() / hidden, 0, 1));
    }
  }

  private static String clear(int checks) {
    return switch (checks) {
      case 0 -> "Nothing here can hurt a row.";
      case 1 -> "1 check, and it met no row.";
      default -> checks + " checks, and none met a row.";
    };
  }

  /// What was said that rows get, and the way to take it back.
  private Node given(Backfill fill) {
    Prose words =
        new Prose("Rows without `%s` get `%s`.".formatted(fill.field(), fill.text()), "small");
    HBox.setHgrow(words, Priority.ALWAYS);
    Button back = new Button("Take back");
    back.setId("check-unfill");
    back.getStyleClass().add("small");
    back.setMinWidth(USE_PREF_SIZE);
    back.setOnAction(_ -> migration.fills().takeBack(fill.field()));
    HBox row = new HBox(8, Icons.of(Feather.EDIT_3, "icon-small", "icon-success"), words, back);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setFillHeight(false);
    return row;
  }

  /// Of a migration that is applied before the new one.
  private static Node pending(Finding loss) {
    return note(
        Icons.of(Feather.ALERT_TRIANGLE, "icon-small", "icon-danger"),
        "A pending migration: " + loss.found(),
        "review-loss");
  }

  private static Node note(FontIcon icon, String words, String id) {
    Prose prose = new Prose(words, "muted");
    HBox.setHgrow(prose, Priority.ALWAYS);
    HBox note = new HBox(8, icon, prose);
    note.setId(id);
    note.getStyleClass().add("check-note");
    return note;
  }

  private static Node outlook(Outlook outlook) {
    VBox box = new VBox(8);
    box.setId("review-outlook");
    box.getStyleClass().add("outlook");
    Label title = new Label("How it runs");
    title.getStyleClass().add("section-title");
    box.getChildren().add(title);
    for (Outlook.Fact fact : outlook.facts()) {
      Prose words = new Prose(fact.sentence(), "small");
      HBox.setHgrow(words, Priority.ALWAYS);
      box.getChildren().add(new HBox(8, Icons.of(icon(fact.topic()), "icon-small"), words));
    }
    return box;
  }

  private static Feather icon(Outlook.Topic topic) {
    return switch (topic) {
      case ROWS -> Feather.GRID;
      case LOCKS -> Feather.LOCK;
      case REBUILD -> Feather.REFRESH_CW;
      case ORDER -> Feather.LINK_2;
      case TRANSACTION -> Feather.LAYERS;
      case BACKUP -> Feather.ARCHIVE;
    };
  }
}
