// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.adapter.liquibase.MigrationLock;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.control.Prose;
import dev.crowfoot.ui.control.Question;
import dev.crowfoot.ui.control.Sheets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// Tells of a run that somebody else has under way, or left behind when it was killed. Asks a
/// second time before the lock is given free.
///
/// Ids: `review-lock`, `review-release`; the question's: `lock-question`, `lock-keep`,
/// `lock-release`.
final class LockStrip extends HBox {
  private final HistoryViewModel history;
  private final Sheets sheets;

  LockStrip(HistoryViewModel history, Sheets sheets) {
    super(8);
    this.history = history;
    this.sheets = sheets;
    setId("review-lock");
    setAlignment(Pos.CENTER_LEFT);
    setFillHeight(false);
    getStyleClass().add("review-lock");
    Prose words = new Prose("");
    HBox.setHgrow(words, Priority.ALWAYS);
    Button release = new Button("Release the lock…");
    release.setId("review-release");
    release.setMinWidth(Region.USE_PREF_SIZE);
    release.setOnAction(_ -> history.lockProperty().get().ifPresent(this::ask));
    getChildren().setAll(Icons.of(Feather.LOCK, "icon-warning"), words, release);
    history
        .lockProperty()
        .subscribe(
            lock -> {
              words.setWords(lock.map(MigrationLock::sentence).orElse(""));
              setVisible(lock.isPresent());
              setManaged(lock.isPresent());
            });
  }

  private void ask(MigrationLock lock) {
    boolean alive = lock.alive().isPresent();
    new Question(
            sheets,
            "lock-question",
            alive ? "End a migration that is at work?" : "Release the lock?",
            "Held by `%s` since %s. %s"
                .formatted(
                    lock.holder(),
                    lock.since(),
                    lock.alive()
                        .map(
                            a ->
                                a
                                    + " It is ended, and what it had not committed is taken back. Ask whoever runs it first.")
                        .orElse(
                            "Nobody is at work on it in this database. If the program that took it still runs somewhere, do not release it.")))
        .with("lock-keep", "Keep it", () -> {})
        .with(
            "lock-release",
            alive ? "End it and release the lock" : "Release the lock",
            history::releaseLock,
            "danger")
        .ask();
  }
}
