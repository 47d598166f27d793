// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.data.GridEdits.Surplus;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What is staged and not written yet, and pasted lines that wait to become new rows.
final class StagedBar extends VBox {
  StagedBar(DataViewModel rows, Runnable discard, Runnable review) {
    getChildren().addAll(surplus(rows), staged(rows, discard, review));
  }

  private static HBox staged(DataViewModel rows, Runnable discard, Runnable review) {
    Label words = new Label();
    words.setId("data-staged");
    words
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> words(rows), rows.stagedCountProperty(), rows.staging().refusedProperty()));
    Button drop = new Button("Discard");
    drop.setId("data-discard");
    drop.setOnAction(_ -> discard.run());
    Button look = new Button();
    look.setId("data-review");
    look.getStyleClass().add("accent");
    look.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> "Review " + changes(rows.stagedCountProperty().get()),
                rows.stagedCountProperty()));
    look.disableProperty()
        .bind(
            rows.staging()
                .refusedProperty()
                .greaterThan(0)
                .or(rows.stagedCountProperty().isEqualTo(0)));
    look.setOnAction(_ -> review.run());
    HBox bar =
        new HBox(
            Icons.of(Feather.EDIT_3, "icon-small", "icon-warning"), words, space(), drop, look);
    bar.getStyleClass().add("staged-bar");
    bar.visibleProperty()
        .bind(
            rows.stagedCountProperty()
                .greaterThan(0)
                .or(rows.staging().refusedProperty().greaterThan(0)));
    bar.managedProperty().bind(bar.visibleProperty());
    return bar;
  }

  private static String words(DataViewModel rows) {
    int refused = rows.staging().refusedProperty().get();
    String marked =
        refused == 0
            ? ""
            : refused == 1
                ? " · 1 cell must be mended first"
                : " · " + refused + " cells must be mended first";
    return changes(rows.stagedCountProperty().get()) + " not committed yet" + marked;
  }

  static String changes(int count) {
    return count == 1 ? "1 change" : String.format(Locale.ROOT, "%,d changes", count);
  }

  private static HBox surplus(DataViewModel rows) {
    Label words = new Label();
    words.setId("data-surplus");
    Button leave = new Button("Leave out");
    leave.setId("data-surplus-leave");
    leave.setOnAction(_ -> rows.edits().leaveSurplus());
    Button add = new Button();
    add.setId("data-surplus-add");
    add.getStyleClass().add("accent");
    add.setOnAction(_ -> rows.edits().addSurplus());
    HBox bar =
        new HBox(
            Icons.of(Feather.CLIPBOARD, "icon-small", "icon-warning"), words, space(), leave, add);
    bar.getStyleClass().add("staged-bar");
    bar.managedProperty().bind(bar.visibleProperty());
    rows.edits()
        .surplusProperty()
        .subscribe(
            waiting -> {
              int lines = waiting.map(Surplus::lines).map(l -> l.size()).orElse(0);
              bar.setVisible(lines > 0);
              words.setText(
                  lines == 1
                      ? "1 pasted line goes beyond the last row"
                      : lines + " pasted lines go beyond the last row");
              add.setText(lines == 1 ? "Add 1 row" : "Add " + lines + " rows");
            });
    return bar;
  }

  private static Region space() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }
}
