// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.transfer;

import dev.crowfoot.adapter.files.TextEncoding;
import dev.crowfoot.app.transfer.EmptyCells;
import dev.crowfoot.app.transfer.ImportFile;
import dev.crowfoot.app.transfer.ImportPlan;
import dev.crowfoot.app.transfer.ImportReport;
import dev.crowfoot.app.transfer.ImportReport.Ending;
import dev.crowfoot.app.transfer.TransferFormat;
import dev.crowfoot.ui.control.Segmented;
import dev.crowfoot.ui.control.Sheets;
import dev.crowfoot.ui.transfer.ImportViewModel.Looked;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// Asks for a file with rows, shows where its columns go and what its first rows become, and
/// imports them.
///
/// Ids: `import`, `import-file`, `import-browse`, `import-delimiter`, `import-headers`,
/// `import-empty`, `import-encoding`, `import-target-0` and so on for each column, `import-all`,
/// `import-skip`, `import-keep`, `import-report`, `import-problem`, `import-progress`,
/// `import-cancel`, `import-begin`.
public final class ImportSheet extends VBox {
  private final ImportViewModel model;
  private final VBox found = new VBox();

  /// @param browse asks for a file with the system's own dialog
  public ImportSheet(ImportViewModel model, Supplier<Optional<Path>> browse, Sheets sheets) {
    this.model = model;
    setId("import");
    getStyleClass().addAll("question", "transfer", "wide");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("transfer.css")).toExternalForm());
    TextField path = new TextField();
    path.setPromptText("A CSV or JSON file");
    path.textProperty().bindBidirectional(model.fileProperty());
    path.setOnAction(_ -> model.look());
    HBox file =
        SheetParts.file(
            "import",
            path,
            () -> {
              Optional<Path> chosen = browse.get();
              chosen.ifPresent(
                  one -> {
                    path.setText(one.toString());
                    model.look();
                  });
              return chosen;
            });
    found.getStyleClass().add("found");
    found.disableProperty().bind(model.work().runningProperty());
    file.disableProperty().bind(model.work().runningProperty());
    getChildren()
        .addAll(
            SheetParts.heading("Import into " + model.modelName()),
            file,
            found,
            SheetParts.problem("import", model.work()),
            SheetParts.answers(
                "import",
                model.work(),
                button -> {
                  button
                      .textProperty()
                      .bind(
                          Bindings.createStringBinding(
                              () -> isDone() ? "Done" : "Import", model.reportProperty()));
                  button.setOnAction(
                      _ -> {
                        if (isDone()) {
                          sheets.hide();
                        } else {
                          model.run();
                        }
                      });
                  return button;
                },
                Bindings.createBooleanBinding(
                    () -> model.lookedProperty().get().isEmpty(), model.lookedProperty()),
                sheets));
    Node cancel = lookup("#import-cancel");
    cancel
        .visibleProperty()
        .bind(Bindings.createBooleanBinding(() -> !isDone(), model.reportProperty()));
    cancel.managedProperty().bind(cancel.visibleProperty());
    model.lookedProperty().subscribe(looked -> show(looked));
    model.reportProperty().subscribe(report -> report.ifPresent(r -> show(r, sheets)));
    Platform.runLater(path::requestFocus);
  }

  private boolean isDone() {
    return model.reportProperty().get().filter(r -> r.ending() == Ending.DONE).isPresent();
  }

  private void show(Optional<Looked> looked) {
    if (looked.isEmpty()) {
      found.getChildren().clear();
      return;
    }
    found.getChildren().setAll(written(looked.get()));
    found
        .getChildren()
        .addAll(
            SheetParts.caption("Columns and first rows"),
            new MappingTable(model, looked.get()),
            SheetParts.caption("When a row is wrong"),
            modes());
  }

  /// How a file is written, as it was recognised.
  private List<HBox> written(Looked looked) {
    ImportFile file = looked.plan().file();
    ComboBox<Character> delimiter = new ComboBox<>();
    delimiter.setId("import-delimiter");
    delimiter.setAccessibleText("Delimiter");
    delimiter.getItems().addAll(',', ';', '\t', '|');
    delimiter.setConverter(words(SheetWords::delimiter));
    delimiter.setValue(file.delimiter());
    delimiter.setOnAction(
        _ -> model.changeFile(plan -> with(plan, plan.file().delimiter(delimiter.getValue()))));
    CheckBox headers = new CheckBox("First line has names");
    headers.setId("import-headers");
    headers.setSelected(file.headers());
    headers.setOnAction(
        _ -> model.changeFile(plan -> with(plan, plan.file().headers(headers.isSelected()))));
    ComboBox<EmptyCells> empty = new ComboBox<>();
    empty.setId("import-empty");
    empty.setAccessibleText("Empty cells");
    empty.getItems().addAll(EmptyCells.values());
    empty.setConverter(words(EmptyCells::title));
    empty.setValue(looked.plan().empty());
    empty.setOnAction(_ -> model.change(plan -> plan.empty(empty.getValue())));
    Label emptyWords = new Label("Empty cells:");
    emptyWords.getStyleClass().add("muted");
    return file.format() == TransferFormat.CSV
        ? List.of(line(delimiter, headers, encoding(file)), line(emptyWords, empty))
        : List.of(line(encoding(file)));
  }

  private static HBox line(Node... parts) {
    HBox line = new HBox(parts);
    line.getStyleClass().add("line");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private ComboBox<TextEncoding> encoding(ImportFile file) {
    ComboBox<TextEncoding> encoding = new ComboBox<>();
    encoding.setId("import-encoding");
    encoding.setAccessibleText("Encoding");
    encoding.getItems().addAll(TextEncoding.values());
    encoding.setConverter(words(TextEncoding::title));
    encoding.setValue(file.encoding());
    encoding.setOnAction(
        _ -> model.changeFile(plan -> with(plan, plan.file().encoding(encoding.getValue()))));
    return encoding;
  }

  private static ImportPlan with(ImportPlan plan, ImportFile file) {
    return new ImportPlan(plan.model(), file, plan.mapping(), plan.empty(), plan.skipBad());
  }

  private Node modes() {
    ObjectProperty<Boolean> skips = new SimpleObjectProperty<>(model.skipBadProperty().get());
    skips.addListener((_, _, now) -> model.skipBadProperty().set(now));
    Segmented<Boolean> modes =
        new Segmented<>(skips)
            .with("import-all", "Import nothing", false, "All rows or none")
            .with("import-skip", "Leave it out", true, "Import the rows that are right")
            .reachable();
    CheckBox keep = new CheckBox("Write those left out to " + model.refusedFile().getFileName());
    keep.setId("import-keep");
    keep.selectedProperty().bindBidirectional(model.keepRefusedProperty());
    keep.disableProperty().bind(model.skipBadProperty().not());
    return line(modes, keep);
  }

  private void show(ImportReport report, Sheets sheets) {
    boolean done = report.ending() == Ending.DONE;
    if (done && report.refused() == 0 && report.notes().isEmpty()) {
      sheets.hide();
      return;
    }
    String leftOut =
        report.refused() == 0 ? "" : ", " + TransferWork.rows(report.refused()) + " left out";
    String words =
        done
            ? TransferWork.rows(report.created()) + " created" + leftOut + "."
            : "Nothing was created: %s wrong."
                .formatted(
                    report.refused() == 1
                        ? "1 row is"
                        : TransferWork.rows(report.refused()) + " are");
    Label summary = SheetParts.heading(words);
    summary.setId("import-summary");
    List<Node> kept =
        found.getChildren().stream()
            .filter(n -> !done && !"import-report".equals(n.getId()))
            .filter(n -> !"import-summary".equals(n.getId()))
            .toList();
    found.getChildren().setAll(kept);
    found.getChildren().add(summary);
    if (report.refused() > 0) {
      found.getChildren().add(new RefusalList(report.refusals()));
    }
    if (done && report.refused() > 0 && model.keepRefusedProperty().get()) {
      Label where = new Label("All that were left out are in " + model.refusedFile() + ".");
      where.getStyleClass().addAll("muted", "small");
      where.setWrapText(true);
      found.getChildren().add(where);
    }
  }

  /// Shows values by their words; nothing is typed.
  static <T> StringConverter<T> words(Function<T, String> words) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null ? "" : words.apply(value);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("values are chosen, not typed");
      }
    };
  }
}
