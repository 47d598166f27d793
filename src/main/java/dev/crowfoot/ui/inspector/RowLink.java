// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.inspector;

import dev.crowfoot.editor.Selection;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A line that leads to something else: a field, a value, a relation.
final class RowLink extends Button {
  RowLink(
      InspectorViewModel viewModel, String id, String words, String detail, Selection selection) {
    Label left = new Label(words);
    Label right = new Label(detail);
    right.getStyleClass().addAll("mono", "muted");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox line = new HBox(left, space, right);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("link-line");
    line.prefWidthProperty().bind(widthProperty().subtract(16));
    setGraphic(line);
    setId(id);
    getStyleClass().addAll("flat", "row-link");
    setMaxWidth(Double.MAX_VALUE);
    setAccessibleText(words);
    Splice.line(this, id, words, detail, selection);
    setOnAction(_ -> viewModel.select(selection));
  }
}
