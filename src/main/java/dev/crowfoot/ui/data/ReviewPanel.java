// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.Failure.ConflictFailure;
import dev.crowfoot.ui.control.Icons;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The staged changes as the exact statements, before they are committed in one transaction.
final class ReviewPanel extends BorderPane {
  private final VBox failure = new VBox();

  ReviewPanel(DataViewModel rows, Runnable close) {
    setId("data-review-panel");
    getStyleClass().addAll("data-panel", "review-panel");
    int count = rows.stagedCountProperty().get();
    Label title = new Label(count == 1 ? "Review 1 change" : "Review " + count + " changes");
    title.getStyleClass().add("heading");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head =
        new HBox(title, space, Icons.button("data-review-close", Feather.X, "Close (Esc)", close));
    head.getStyleClass().add("panel-head");
    TextArea sql = new TextArea();
    sql.setId("data-review-sql");
    sql.getStyleClass().addAll("mono", "sql");
    sql.setEditable(false);
    sql.setWrapText(true);
    Label hint =
        new Label("One transaction: all of them, or none. Each change must hit exactly one row.");
    hint.getStyleClass().addAll("muted", "small");
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    Button commit = new Button("Commit");
    commit.setId("data-commit");
    commit.getStyleClass().add("accent");
    commit.setDefaultButton(true);
    commit
        .disableProperty()
        .bind(rows.committing().committingProperty().or(sql.textProperty().isEmpty()));
    commit.setOnAction(_ -> rows.committing().commit());
    Button back = new Button("Back");
    back.setId("data-review-back");
    back.setCancelButton(true);
    back.setOnAction(_ -> close.run());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox buttons = new HBox(gap, back, commit);
    buttons.getStyleClass().add("panel-foot");
    VBox body = new VBox(hint, sql, failure);
    body.getStyleClass().add("review-body");
    VBox.setVgrow(sql, Priority.ALWAYS);
    setTop(head);
    setCenter(body);
    setBottom(buttons);
    rows.committing()
        .failureProperty()
        .addListener(
            (_, _, now) ->
                failure
                    .getChildren()
                    .setAll(
                        now.map(why -> failed(rows, sql, why)).map(List::of).orElse(List.of())));
    show(rows, sql);
  }

  private static Node failed(DataViewModel rows, TextArea sql, Failure why) {
    return why instanceof ConflictFailure
        ? new ClashBox(rows.committing(), why, () -> show(rows, sql))
        : new FailureBox(why);
  }

  private static void show(DataViewModel rows, TextArea sql) {
    sql.clear();
    rows.committing().review(statements -> sql.setText(String.join("\n\n", statements)));
  }
}
