// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.transfer;

import dev.crowfoot.ui.control.Segmented;
import dev.crowfoot.ui.control.Sheets;
import java.util.Objects;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Asks how many rows are to be made up.
///
/// Ids: `samples`, `samples-one`, `samples-all`, `samples-rows`, `samples-seed`, `samples-problem`,
/// `samples-progress`, `samples-cancel`, `samples-begin`.
public final class SamplesSheet extends VBox {
  public SamplesSheet(SamplesViewModel model, Sheets sheets) {
    setId("samples");
    getStyleClass().addAll("question", "transfer");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("transfer.css")).toExternalForm());
    Label what =
        new Label(
            "Made-up rows that fit the model: unique where they must be, and referring to rows that"
                + " are there or are made along.");
    what.setWrapText(true);
    what.getStyleClass().add("muted");
    TextField rows = field("samples-rows", "Rows of each table");
    rows.textProperty().bindBidirectional(model.rowsProperty());
    TextField seed = field("samples-seed", "Seed");
    seed.textProperty().bindBidirectional(model.seedProperty());
    Label hint = new Label("The same seed makes the same rows.");
    hint.getStyleClass().addAll("muted", "small");
    HBox line = new HBox(seed, hint);
    line.getStyleClass().add("line");
    line.setAlignment(Pos.CENTER_LEFT);
    VBox asked =
        new VBox(
            SheetParts.caption("Tables"),
            new Segmented<>(model.allProperty())
                .with("samples-one", model.modelName(), false, "And tables it cannot do without")
                .with("samples-all", "All tables", true, "")
                .reachable(),
            SheetParts.caption("Rows of each table"),
            rows,
            SheetParts.caption("Seed"),
            line);
    asked.getStyleClass().add("found");
    asked.disableProperty().bind(model.work().runningProperty());
    getChildren()
        .addAll(
            SheetParts.heading("Create sample rows"),
            what,
            asked,
            SheetParts.problem("samples", model.work()),
            SheetParts.answers(
                "samples",
                model.work(),
                button -> {
                  button.setText("Create");
                  button.setOnAction(_ -> model.create());
                  return button;
                },
                model.rowsProperty().isEmpty(),
                sheets));
    Platform.runLater(rows::requestFocus);
  }

  private static TextField field(String id, String words) {
    TextField field = new TextField();
    field.setId(id);
    field.setAccessibleText(words);
    field.setMaxWidth(140);
    return field;
  }
}
