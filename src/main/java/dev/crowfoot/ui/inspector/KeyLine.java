// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.inspector;

import dev.crowfoot.editor.command.BlockKey;
import dev.crowfoot.ui.control.Icons;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// A key or an index of a model, with a button that removes it: `inspector-remove-unique-email`.
final class KeyLine extends HBox {
  KeyLine(
      InspectorViewModel viewModel, String model, BlockKey key, String word, List<String> fields) {
    String words = word + "  " + String.join(", ", fields);
    Label label = new Label(words);
    label.getStyleClass().add("mono");
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    Button remove =
        Icons.button(
            "inspector-remove-" + key.word() + "-" + String.join("-", fields),
            Feather.X,
            "Remove " + words.replace("  ", " of "),
            () -> viewModel.removeKey(model, key, fields));
    remove.getStyleClass().add("remove-key");
    remove.setFocusTraversable(true);
    getChildren().addAll(label, remove);
    getStyleClass().add("key-line");
    setAlignment(Pos.CENTER_LEFT);
    Splice.line(this, words, model);
  }
}
