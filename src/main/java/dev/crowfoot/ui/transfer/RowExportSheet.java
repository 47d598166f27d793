// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.transfer;

import dev.crowfoot.app.transfer.TransferFormat;
import dev.crowfoot.ui.control.Segmented;
import dev.crowfoot.ui.control.Sheets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Asks which rows are written, how and where to.
///
/// Ids: `rows`, `rows-csv` and so on for each format, `rows-shown`, `rows-all`, `rows-comma`,
/// `rows-semicolon`, `rows-tab`, `rows-spreadsheet`, `rows-file`, `rows-browse`, `rows-problem`,
/// `rows-progress`, `rows-cancel`, `rows-begin`.
public final class RowExportSheet extends VBox {
  /// @param browse asks for a file with the system's own dialog
  public RowExportSheet(
      RowExportViewModel model, Function<Path, Optional<Path>> browse, Sheets sheets) {
    setId("rows");
    getStyleClass().addAll("question", "transfer");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("transfer.css")).toExternalForm());
    Segmented<TransferFormat> formats = new Segmented<>(model.formatProperty());
    for (TransferFormat format : TransferFormat.values()) {
      formats.with("rows-" + format.word(), format.title(), format, hint(format));
    }
    getChildren()
        .addAll(
            SheetParts.heading("Export rows of " + model.modelName()),
            SheetParts.caption("Format"),
            formats.reachable());
    if (model.isNarrowed()) {
      getChildren()
          .addAll(
              SheetParts.caption("Rows"),
              new Segmented<>(model.allProperty())
                  .with("rows-shown", "As shown", false, "With the filters and the order of now")
                  .with("rows-all", "All", true, "")
                  .reachable());
    }
    TextField file = new TextField();
    file.textProperty().bindBidirectional(model.fileProperty());
    getChildren()
        .addAll(
            csv(model),
            SheetParts.caption("File"),
            SheetParts.file("rows", file, () -> browse.apply(Path.of(file.getText()))));
    for (Node part : getChildren()) {
      if (!part.disableProperty().isBound()) {
        part.disableProperty().bind(model.work().runningProperty());
      }
    }
    getChildren()
        .addAll(
            SheetParts.problem("rows", model.work()),
            SheetParts.answers(
                "rows",
                model.work(),
                button -> {
                  button
                      .textProperty()
                      .bind(
                          Bindings.when(model.replacesProperty())
                              .then("Replace")
                              .otherwise("Export"));
                  button.setOnAction(_ -> model.export());
                  return button;
                },
                model.fileProperty().isEmpty(),
                sheets));
    Platform.runLater(file::requestFocus);
  }

  private static String hint(TransferFormat format) {
    return switch (format) {
      case CSV -> "A line for each row, for spreadsheets and databases";
      case JSON -> "A list of objects";
      case JSON_LINES -> "An object on each line";
      case SQL -> "INSERT statements for the same kind of database";
    };
  }

  private static VBox csv(RowExportViewModel model) {
    CheckBox spreadsheet = new CheckBox("For a spreadsheet: no text becomes a formula");
    spreadsheet.setId("rows-spreadsheet");
    spreadsheet.selectedProperty().bindBidirectional(model.forSpreadsheetsProperty());
    VBox csv =
        new VBox(
            SheetParts.caption("Cells are separated by"),
            new Segmented<>(model.delimiterProperty())
                .with("rows-comma", "Comma", ',', "")
                .with("rows-semicolon", "Semicolon", ';', "")
                .with("rows-tab", "Tab", '\t', "")
                .reachable(),
            spreadsheet);
    csv.getStyleClass().add("found");
    csv.disableProperty()
        .bind(
            model
                .formatProperty()
                .isNotEqualTo(TransferFormat.CSV)
                .or(model.work().runningProperty()));
    return csv;
  }
}
