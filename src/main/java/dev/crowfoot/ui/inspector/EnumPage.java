// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.inspector;

import dev.crowfoot.editor.Selection;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.ui.inspector.Inspected.OfEnumValue;
import java.util.Optional;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.feather.Feather;

/// An enum, or one of its values.
record EnumPage(InspectorViewModel viewModel) {
  Pane of(EnumType type) {
    Form form = new Form();
    form.text(
        "inspector-name", "Name", type.name(), "", name -> viewModel.renameEnum(type.name(), name));
    ModelPage.blockProperties(
        viewModel, form, type.name(), type.mappedName(), type.documentation());
    form.section("Values");
    form.list(
        type.values().stream()
            .map(
                value ->
                    new RowLink(
                        viewModel,
                        "inspector-row-" + value.name(),
                        value.name(),
                        value.mappedName().orElse(""),
                        new Selection.Row(new FieldId(type.name(), value.name()))))
            .toList());
    return Page.of(Feather.LIST, type.name(), "Enum", form);
  }

  Pane ofValue(OfEnumValue selected) {
    String block = selected.enumType().name();
    String value = selected.value().name();
    Form form =
        new Form()
            .text(
                "inspector-name",
                "Name",
                value,
                "",
                name -> viewModel.renameEnumValue(new FieldId(block, value), name))
            .code(
                "inspector-map",
                "In database",
                selected.value().mappedName().orElse(""),
                value,
                name -> viewModel.setMappedName(block, Optional.of(value), name))
            .area(
                "inspector-docs",
                "Description",
                selected.value().documentation(),
                "What it is for",
                text -> viewModel.setDocumentation(block, Optional.of(value), text));
    return Page.of(Feather.MINUS, value, "Value of " + block, form);
  }
}
