// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.ui.connection.ProductionGuard;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.control.Prose;
import dev.crowfoot.ui.control.Sheets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Where the review ends: which database, under which name, and the buttons that do it. Above them
/// what stands in the way: a lock, rows that would be lost, a database in production.
///
/// Ids: `review-target` (`target-try`, `target-pull`, `target-push`, `target-baseline`,
/// `target-production`), `review-both`, `review-name`, `review-confirmation`, `review-save`,
/// `review-apply`, `review-consent`, `production-strip`, `production-unlock`.
final class ReviewFoot extends VBox {
  private final MigrationViewModel migration;
  private final Sheets sheets;
  private final MenuButton target = new MenuButton();
  private final MenuItem production = new MenuItem();
  private final CheckBox both = new CheckBox("For SQLite and PostgreSQL");
  private final TextField name = new TextField();
  private final TextField confirmation = new TextField();
  private final Prose confirmationWords = new Prose("");
  private final HBox consent = new HBox(8);
  private final Button save = new Button("Save as changeset");
  private final Button apply = new Button("Apply…");

  ReviewFoot(MigrationViewModel migration, Sheets sheets) {
    this.migration = migration;
    this.sheets = sheets;
    getChildren()
        .setAll(
            new DriftStrip(migration.drift(), sheets),
            new LockStrip(migration.history(), sheets),
            productionStrip(),
            consent(),
            foot());
  }

  private HBox foot() {
    target.setId("review-target");
    target.setMnemonicParsing(false);
    target.setGraphic(Icons.of(Feather.DATABASE, "icon-small"));
    target.getStyleClass().add("target");
    target.setMinWidth(Region.USE_PREF_SIZE);
    target
        .getItems()
        .setAll(
            item("target-try", "Try the changes where nothing is lost", migration.trial()::tryOut),
            item("target-pull", "Read the schema from it…", migration.exchange()::askToPull),
            item(
                "target-push",
                "Push the schema to it, without a migration…",
                migration.exchange()::askToPush),
            item(
                "target-baseline",
                "Begin a history for it as it is…",
                new HistoryActions(migration.history(), sheets)::baseline),
            new SeparatorMenuItem(),
            production);
    production.setId("target-production");
    both.setId("review-both");
    both.setMinWidth(Region.USE_PREF_SIZE);
    both.setTooltip(new Tooltip("The first migration decides for which databases the history is"));
    both.selectedProperty().bindBidirectional(migration.bothProperty());
    name.setId("review-name");
    name.setPromptText("Name, such as add_orders");
    name.setAccessibleText("Name of the migration");
    name.setPrefColumnCount(16);
    name.setMinWidth(120);
    name.textProperty().bindBidirectional(migration.nameProperty());
    name.setOnAction(_ -> migration.apply());
    save.setId("review-save");
    save.setMinWidth(Region.USE_PREF_SIZE);
    save.setTooltip(new Tooltip("Writes the migration, to be applied later or elsewhere"));
    save.disableProperty().bind(migration.savable().not());
    save.setOnAction(_ -> migration.save());
    apply.setId("review-apply");
    apply.getStyleClass().add("accent");
    apply.setMinWidth(Region.USE_PREF_SIZE);
    apply.disableProperty().bind(migration.applicable().not());
    apply.setOnAction(_ -> migration.apply());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox foot = new HBox(8, target, space, both, name, save, apply);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("review-foot");
    return foot;
  }

  private static MenuItem item(String id, String words, Runnable action) {
    MenuItem item = new MenuItem(words);
    item.setId(id);
    item.setOnAction(_ -> action.run());
    return item;
  }

  private HBox consent() {
    confirmation.setId("review-confirmation");
    confirmation.setPrefColumnCount(12);
    confirmation.accessibleTextProperty().bind(confirmationWords.accessibleTextProperty());
    confirmation.setMinWidth(120);
    confirmation.textProperty().bindBidirectional(migration.confirmationProperty());
    confirmation.setOnAction(_ -> migration.apply());
    HBox.setHgrow(confirmationWords, Priority.ALWAYS);
    consent.setId("review-consent");
    consent.getChildren().setAll(Icons.of(Feather.ALERT_TRIANGLE, "icon-danger"));
    consent.getChildren().addAll(confirmationWords, confirmation);
    consent.setAlignment(Pos.CENTER_LEFT);
    consent.setFillHeight(false);
    consent.getStyleClass().add("review-consent");
    return consent;
  }

  /// Says that the database is in production, and whether it may be changed right now.
  private HBox productionStrip() {
    Prose words = new Prose("");
    HBox.setHgrow(words, Priority.ALWAYS);
    Button unlock = new Button();
    unlock.setId("production-unlock");
    unlock.setMinWidth(Region.USE_PREF_SIZE);
    ProductionGuard guard = migration.guard();
    unlock.setOnAction(
        _ -> {
          if (guard.stateProperty().get() == ProductionGuard.State.LOCKED) {
            new UnlockSheet(guard, sheets).ask();
          } else {
            guard.lock();
          }
        });
    HBox strip = new HBox(8, Icons.of(Feather.SHIELD, "icon-warning"), words, unlock);
    strip.setId("production-strip");
    strip.setAlignment(Pos.CENTER_LEFT);
    strip.setFillHeight(false);
    guard
        .stateProperty()
        .subscribe(
            state -> {
              boolean locked = state == ProductionGuard.State.LOCKED;
              strip.getStyleClass().setAll(locked ? "review-lock" : "review-consent");
              strip.setVisible(state != ProductionGuard.State.OPEN);
              strip.setManaged(strip.isVisible());
              words.setWords(
                  locked
                      ? "`%s` is in production, so it is read-only.".formatted(guard.name())
                      : "`%s` is in production and can be changed for up to ten minutes."
                          .formatted(guard.name()));
              unlock.setText(locked ? "Unlock for 10 minutes…" : "Lock it again");
            });
    return strip;
  }

  void show() {
    target.setText(migration.target());
    target.setDisable(!migration.isConnected());
    boolean guarded = migration.guard().stateProperty().get() != ProductionGuard.State.OPEN;
    production.setText(
        guarded ? "It is not in production" : "It is in production: keep it read-only");
    production.setOnAction(_ -> migration.guard().setProduction(!guarded));
    boolean asks = migration.wantedConfirmation().isPresent();
    confirmationWords.setWords(
        migration
            .wantedConfirmation()
            .map(
                w ->
                    "Rows are concerned, as said above. To apply this all the same, type `"
                        + w
                        + "`")
            .orElse(""));
    consent.setVisible(asks);
    consent.setManaged(asks);
    boolean changes =
        migration.reviewProperty().get() instanceof ReviewState.Known known
            && !known.review().isEmpty();
    boolean begins =
        changes
            && migration.reviewProperty().get() instanceof ReviewState.Known known
            && known.review().since().isEmpty();
    show(both, begins);
    show(name, changes);
    show(save, changes);
  }

  private static void show(javafx.scene.Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
