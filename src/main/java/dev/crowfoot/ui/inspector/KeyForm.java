// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.inspector;

import dev.crowfoot.editor.command.BlockKey;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;

/// Adds a key or an index: its kind, and the fields by their names; Enter adds it.
///
/// Ids: `inspector-key-kind`, `inspector-key-fields`.
final class KeyForm extends HBox {
  KeyForm(InspectorViewModel viewModel, Model model) {
    ComboBox<BlockKey> kind = new ComboBox<>();
    kind.setId("inspector-key-kind");
    kind.getItems().setAll(BlockKey.UNIQUE, BlockKey.INDEX);
    if (model.primaryKey().isEmpty()) {
      kind.getItems().addFirst(BlockKey.ID);
    }
    kind.setConverter(new Words());
    kind.setValue(kind.getItems().getFirst());
    kind.setMinWidth(108);
    kind.setPrefWidth(108);
    kind.setAccessibleText("Kind of the new key");
    String example =
        model.scalarFields().map(ScalarField::name).limit(2).collect(Collectors.joining(", "));
    TextField fields = new TextField();
    fields.setId("inspector-key-fields");
    fields.getStyleClass().add("mono");
    fields.setPromptText(example);
    fields.setAccessibleText("Fields of the new key, with commas between");
    fields.setOnAction(_ -> viewModel.addKey(model.name(), kind.getValue(), fields.getText()));
    HBox.setHgrow(fields, Priority.ALWAYS);
    getChildren().addAll(kind, fields);
    getStyleClass().addAll("line", "key-form");
    setAlignment(Pos.CENTER_LEFT);
    String offered = kind.getItems().stream().map(BlockKey::word).collect(Collectors.joining());
    Splice.editable(
        this,
        Stream.of(model.name(), offered, example).collect(Collectors.joining(" ")),
        "",
        fields::getText);
  }

  /// Keys as they stand in a block.
  private static final class Words extends StringConverter<BlockKey> {
    @Override
    public String toString(BlockKey key) {
      return key == null ? "" : "@@" + key.word();
    }

    @Override
    public BlockKey fromString(String word) {
      return BlockKey.valueOf(word.substring(2).toUpperCase(java.util.Locale.ROOT));
    }
  }
}
