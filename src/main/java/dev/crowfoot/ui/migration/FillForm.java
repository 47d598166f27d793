// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.model.FieldId;
import dev.crowfoot.ui.control.Prose;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Asks what the rows get that have no value where the schema now wants one.
///
/// Ids: `check-fill`, `check-fill-yes`, `check-fill-default`, `check-fill-problem`.
final class FillForm extends VBox {
  private final TextField value = new TextField();
  private final Prose problem = new Prose("", "small", "danger-text");
  private final HBox buttons = new HBox(8);

  /// @param give told the value; says why it does not fit
  FillForm(FieldId field, Function<String, Optional<String>> give) {
    super(6);
    value.setId("check-fill");
    value.setPromptText("Value for rows without " + field.field());
    value.setAccessibleText("Value for rows without `" + field + "`");
    value.setOnAction(_ -> say(give));
    problem.setId("check-fill-problem");
    problem.setManaged(false);
    add("check-fill-yes", "Fill rows", "The rows that have none get it, once, now", give);
    getChildren().setAll(value, problem, buttons);
  }

  /// A second way: what is typed becomes the field's default.
  FillForm orDefault(Function<String, Optional<String>> make) {
    add(
        "check-fill-default",
        "Make it the default",
        "Writes `@default(…)` into the schema: rows to come get it too",
        make);
    return this;
  }

  private void add(
      String id, String words, String tooltip, Function<String, Optional<String>> action) {
    Button button = new Button(words);
    button.setId(id);
    button.setTooltip(new Tooltip(tooltip));
    button.setMinWidth(USE_PREF_SIZE);
    button.disableProperty().bind(value.textProperty().isEmpty());
    button.setOnAction(_ -> say(action));
    buttons.getChildren().add(button);
  }

  private void say(Function<String, Optional<String>> action) {
    Optional<String> words = action.apply(value.getText());
    problem.setWords(words.orElse(""));
    problem.setManaged(words.isPresent());
  }
}
