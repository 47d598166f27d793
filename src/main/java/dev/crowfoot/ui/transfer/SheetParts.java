// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.transfer;

import dev.crowfoot.ui.control.Sheets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// What the three sheets have in common.
final class SheetParts {
  private SheetParts() {}

  static Label heading(String words) {
    Label heading = new Label(words);
    heading.getStyleClass().add("heading");
    return heading;
  }

  static Label caption(String words) {
    Label caption = new Label(words);
    caption.getStyleClass().add("section-title");
    return caption;
  }

  /// A path, and the button that asks for one with the system's own dialog.
  static HBox file(String id, TextField path, Supplier<Optional<Path>> browse) {
    path.setId(id + "-file");
    path.setAccessibleText("File");
    Button choose = new Button("Browse…");
    choose.setId(id + "-browse");
    choose.setMinWidth(Region.USE_PREF_SIZE);
    choose.setOnAction(_ -> browse.get().ifPresent(chosen -> path.setText(chosen.toString())));
    HBox.setHgrow(path, Priority.ALWAYS);
    HBox line = new HBox(path, choose);
    line.getStyleClass().add("line");
    return line;
  }

  /// Why it cannot be done; takes no room as long as it can.
  static Label problem(String id, TransferWork work) {
    Label problem = new Label();
    problem.setId(id + "-problem");
    problem.getStyleClass().addAll("danger-text", "small");
    problem.setWrapText(true);
    problem.setMinHeight(Region.USE_PREF_SIZE);
    problem.textProperty().bind(work.problemProperty());
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    problem.visibleProperty().bind(problem.managedProperty());
    return problem;
  }

  /// How far it is, a way to stop it, and the button that begins it.
  static HBox answers(
      String id,
      TransferWork work,
      Function<Button, Button> begin,
      ObservableBooleanValue unable,
      Sheets sheets) {
    ProgressBar progress = new ProgressBar();
    progress.setId(id + "-progress");
    progress.setAccessibleText("Progress");
    progress.progressProperty().bind(work.partProperty());
    Label told = new Label();
    told.getStyleClass().addAll("muted", "small");
    told.textProperty().bind(work.toldProperty());
    HBox far = new HBox(progress, told);
    far.getStyleClass().add("line");
    far.setAlignment(Pos.CENTER_LEFT);
    far.visibleProperty().bind(work.runningProperty());
    Button cancel = new Button("Cancel");
    cancel.setId(id + "-cancel");
    cancel.setCancelButton(true);
    cancel.setOnAction(
        _ -> {
          if (work.runningProperty().get()) {
            work.cancel();
          } else {
            sheets.hide();
          }
        });
    Button button = begin.apply(new Button());
    button.setId(id + "-begin");
    button.getStyleClass().add("accent");
    button.setDefaultButton(true);
    button.disableProperty().bind(Bindings.or(work.runningProperty(), unable));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox answers = new HBox(far, space, cancel, button);
    answers.getStyleClass().add("answers");
    answers.setAlignment(Pos.CENTER_LEFT);
    return answers;
  }
}
