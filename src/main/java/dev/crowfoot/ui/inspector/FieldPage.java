// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.inspector;

import dev.crowfoot.model.Arity;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.ui.inspector.Inspected.OfField;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.feather.Feather;

/// A field that is a column.
record FieldPage(InspectorViewModel viewModel) {
  Pane of(OfField selected) {
    Model model = selected.model();
    ScalarField field = selected.field();
    FieldId id = selected.id();
    boolean compositeKey = model.primaryKey().filter(key -> key.isComposite()).isPresent();
    boolean unique =
        model.uniques().stream().anyMatch(u -> u.fieldNames().equals(List.of(field.name())));
    Form form =
        new Form()
            .text(
                "inspector-name", "Name", field.name(), "", name -> viewModel.renameField(id, name))
            .proposals(
                "inspector-type",
                "Type",
                field.type().word(),
                viewModel.types(),
                type -> viewModel.retype(id, field.arity(), type))
            .segments(
                "",
                field.arity(),
                arity -> viewModel.setArity(id, field.type().word(), arity),
                parts ->
                    parts
                        .with("inspector-required", "Required", Arity.REQUIRED, "")
                        .with("inspector-optional", "Optional", Arity.OPTIONAL, "")
                        .with("inspector-list", "List", Arity.LIST, ""))
            .code(
                "inspector-default",
                "Default",
                field.defaultValue().map(Words::of).orElse(""),
                defaultPrompt(field),
                value -> viewModel.setDefault(id, value))
            .section("Keys")
            .check(
                "inspector-id",
                compositeKey ? "Part of the primary key" : "Primary key",
                model.isPrimaryKeyField(field.name()),
                !compositeKey,
                on -> viewModel.setId(id, on))
            .check("inspector-unique", "Unique", unique, true, on -> viewModel.setUnique(id, on))
            .section("Database")
            .code(
                "inspector-map",
                "Column",
                field.mappedName().orElse(""),
                field.name(),
                name -> viewModel.setMappedName(model.name(), Optional.of(field.name()), name))
            .code(
                "inspector-native",
                "Native type",
                field.nativeType().map(Object::toString).orElse(""),
                "usual for " + field.type().word(),
                type -> viewModel.setNativeType(id, type))
            .area(
                "inspector-docs",
                "Description",
                field.documentation(),
                "What it is for",
                text -> viewModel.setDocumentation(model.name(), Optional.of(field.name()), text));
    return Page.of(
        model.isPrimaryKeyField(field.name()) ? Feather.KEY : Feather.COLUMNS,
        field.name(),
        "Column of " + model.name(),
        form);
  }

  private static String defaultPrompt(ScalarField field) {
    return switch (field.type()) {
      case FieldType.Scalar.DATE_TIME -> "now()";
      case FieldType.Scalar.INT, FieldType.Scalar.BIG_INT -> "autoincrement()";
      case FieldType.Scalar.BOOLEAN -> "false";
      case FieldType.Scalar.STRING -> "\"text\"";
      default -> "none";
    };
  }
}
