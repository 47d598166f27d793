// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.export;

import dev.crowfoot.app.DiagramFormat;
import dev.crowfoot.ui.control.Segmented;
import dev.crowfoot.ui.control.Sheets;
import dev.crowfoot.ui.diagram.DiagramPictures.Part;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Asks what of the diagram is to be written, how it is to look and where to.
///
/// Ids: `export`, `export-svg` and so on for each format, `export-all`, `export-selection`,
/// `export-visible`, `export-1x` to `export-4x`, `export-light`, `export-dark`,
/// `export-transparent`, `export-file`, `export-browse`, `export-problem`, `export-progress`,
/// `export-cancel`, `export-write`.
public final class ExportSheet extends VBox {
  /// Work that is done sooner shows no progress.
  private static final Duration SOON = Duration.millis(300);

  private final ExportViewModel model;

  /// @param browse asks for a file with the system's own dialog
  public ExportSheet(ExportViewModel model, Function<Path, Optional<Path>> browse, Sheets sheets) {
    this.model = model;
    setId("export");
    getStyleClass().addAll("question", "export");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("export.css")).toExternalForm());
    Label title = new Label("Export the diagram");
    title.getStyleClass().add("heading");
    TextField file = new TextField();
    file.setId("export-file");
    file.setAccessibleText("File");
    file.textProperty().bindBidirectional(model.fileProperty());
    Label problem = new Label();
    problem.setId("export-problem");
    problem.getStyleClass().addAll("danger-text", "small");
    problem.setWrapText(true);
    problem.textProperty().bind(model.problemProperty());
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    getChildren()
        .addAll(
            title,
            caption("Format"),
            formats(),
            caption("What"),
            parts(),
            caption("Look"),
            look(),
            caption("File"),
            where(file, browse),
            problem,
            answers(sheets));
    disableWhileRunning();
    Platform.runLater(file::requestFocus);
  }

  private Segmented<DiagramFormat> formats() {
    Segmented<DiagramFormat> formats = new Segmented<>(model.formatProperty());
    for (DiagramFormat format : DiagramFormat.values()) {
      formats.with("export-" + format.extension(), format.title(), format, hint(format));
    }
    return formats.reachable();
  }

  private static String hint(DiagramFormat format) {
    return switch (format) {
      case SVG -> "Sharp at every size, with texts that can be searched";
      case PNG -> "Dots, which every program shows";
      case PDF -> "One page, to print or to send";
      case MERMAID -> "Text that GitHub and GitLab draw";
      case DBML -> "Text for dbdiagram.io";
    };
  }

  private Segmented<Part> parts() {
    Segmented<Part> parts = new Segmented<>(model.partProperty());
    Arrays.stream(Part.values())
        .filter(part -> part != Part.SELECTION || model.hasSelection())
        .forEach(
            part ->
                parts.with(
                    "export-" + part.name().toLowerCase(Locale.ROOT), part.title(), part, ""));
    return parts.reachable();
  }

  private VBox look() {
    ObjectProperty<Boolean> dark = new SimpleObjectProperty<>(model.darkProperty().get());
    dark.addListener((_, _, now) -> model.darkProperty().set(now));
    Segmented<Boolean> themes =
        new Segmented<>(dark)
            .with("export-light", "Light", false, "")
            .with("export-dark", "Dark", true, "");
    Segmented<Integer> scales = new Segmented<>(model.scaleProperty());
    for (int times = 1; times <= 4; times++) {
      scales.with(
          "export-" + times + "x", times + "×", times, times + " dots for each of the screen");
    }
    themes.reachable();
    scales.reachable();
    HBox.setHgrow(themes, Priority.ALWAYS);
    HBox.setHgrow(scales, Priority.ALWAYS);
    CheckBox transparent = new CheckBox("Without the canvas behind it");
    transparent.setId("export-transparent");
    transparent.selectedProperty().bindBidirectional(model.transparentProperty());
    HBox row = new HBox(themes, scales);
    row.getStyleClass().add("where");
    VBox look = new VBox(row, transparent);
    look.getStyleClass().add("look");
    BooleanBinding isText =
        Bindings.createBooleanBinding(
            () -> model.formatProperty().get().picture().isEmpty(), model.formatProperty());
    look.disableProperty().bind(isText);
    scales.disableProperty().bind(model.formatProperty().isNotEqualTo(DiagramFormat.PNG));
    return look;
  }

  private HBox where(TextField file, Function<Path, Optional<Path>> browse) {
    Button choose = new Button("Browse…");
    choose.setId("export-browse");
    choose.setOnAction(
        _ -> model.target().flatMap(browse).ifPresent(path -> file.setText(path.toString())));
    HBox.setHgrow(file, Priority.ALWAYS);
    HBox where = new HBox(file, choose);
    where.getStyleClass().add("where");
    return where;
  }

  private HBox answers(Sheets sheets) {
    ProgressBar progress = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    progress.setId("export-progress");
    progress.setAccessibleText("Writing the diagram");
    progress.setVisible(false);
    PauseTransition pause = new PauseTransition(SOON);
    pause.setOnFinished(_ -> progress.setVisible(model.runningProperty().get()));
    model
        .runningProperty()
        .subscribe(
            runs -> {
              progress.setVisible(false);
              if (runs) {
                pause.playFromStart();
              }
            });
    Button cancel = new Button("Cancel");
    cancel.setId("export-cancel");
    cancel.setCancelButton(true);
    cancel.setOnAction(
        _ -> {
          if (model.runningProperty().get()) {
            model.cancel();
          } else {
            sheets.hide();
          }
        });
    Button write = new Button();
    write.setId("export-write");
    write
        .textProperty()
        .bind(Bindings.when(model.replacesProperty()).then("Replace").otherwise("Export"));
    write.getStyleClass().add("accent");
    write.setDefaultButton(true);
    write.disableProperty().bind(model.fileProperty().isEmpty().or(model.runningProperty()));
    write.setOnAction(_ -> model.export());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox answers = new HBox(progress, space, cancel, write);
    answers.getStyleClass().add("answers");
    answers.setAlignment(Pos.CENTER_LEFT);
    return answers;
  }

  private void disableWhileRunning() {
    for (Node part : getChildren().subList(0, getChildren().size() - 1)) {
      if (!part.disableProperty().isBound()) {
        part.disableProperty().bind(model.runningProperty());
      }
    }
  }

  private static Label caption(String words) {
    Label caption = new Label(words);
    caption.getStyleClass().add("section-title");
    return caption;
  }
}
