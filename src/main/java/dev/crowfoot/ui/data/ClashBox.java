// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.rows.RowChange;
import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.ui.data.Committing.Clash;
import dev.crowfoot.ui.data.StagedChanges.RowId;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Where somebody else was faster: each row and field with the value that was read, theirs and
/// one's own, and the choice between the two.
final class ClashBox extends VBox {
  private static final int SHOWN = 20;

  /// @param again called when the choice is made
  ClashBox(Committing committing, Failure failure, Runnable again) {
    setId("data-clash");
    getStyleClass().add("clash-box");
    List<Clash> clashes = committing.clashes();
    GridPane table = new GridPane();
    table.getStyleClass().add("clash-table");
    table.addRow(0, head("row"), head("field"), head("was"), head("theirs"), head("mine"));
    for (int i = 0; i < Math.min(SHOWN, clashes.size()); i++) {
      addLine(table, i + 1, clashes.get(i));
    }
    Button theirs = new Button("Take theirs");
    theirs.setId("data-take-theirs");
    theirs.setOnAction(
        _ -> {
          committing.takeTheirs();
          again.run();
        });
    Button mine = new Button("Keep mine");
    mine.setId("data-keep-mine");
    mine.setOnAction(
        _ -> {
          committing.keepMine();
          again.run();
        });
    HBox buttons = new HBox(theirs, mine);
    buttons.getStyleClass().add("clash-buttons");
    getChildren().addAll(new FailureBox(failure), table, buttons);
  }

  private static void addLine(GridPane table, int line, Clash clash) {
    table.addRow(
        line,
        cell(row(clash.row())),
        cell(clash.conflict().field()),
        cell(words(clash.conflict().read())),
        cell(words(clash.conflict().theirs())),
        cell(mine(clash)));
  }

  private static String row(RowId id) {
    return switch (id) {
      case RowId.Stored stored -> stored.key().toString();
      case RowId.Added _ -> "new";
    };
  }

  private static String mine(Clash clash) {
    return switch (clash.change()) {
      case RowChange.Delete _ -> "deleted";
      case RowChange.Update update when clash.isChangedHere() ->
          words(update.values().get(clash.conflict().field()));
      case RowChange.Update _, RowChange.Insert _ -> "–";
    };
  }

  private static String words(@Nullable Object value) {
    String text = value == null ? "NULL" : Json.display(value);
    return text.isEmpty() ? "\"\"" : text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  private static Label head(String words) {
    Label label = new Label(words);
    label.getStyleClass().addAll("muted", "small");
    return label;
  }

  private static Label cell(String words) {
    Label label = new Label(words);
    label.getStyleClass().add("small");
    label.setWrapText(true);
    return label;
  }
}
