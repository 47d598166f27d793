// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.inspector;

import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.Provider;
import dev.crowfoot.ui.inspector.Inspected.OfSchema;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.feather.Feather;

/// The schema as a whole, when nothing is selected.
final class SchemaPage {
  private SchemaPage() {}

  static Pane of(OfSchema schema, InspectorViewModel viewModel) {
    Form form =
        new Form()
            .section("Database")
            .words(
                "Provider", schema.datasource().map(d -> d.providerWord()).orElse("None declared"))
            .words("Migrations", migrations(schema));
    schema
        .datasource()
        .filter(d -> d.checksEnums() || d.provider().filter(p -> p == Provider.SQLITE).isPresent())
        .ifPresent(
            d ->
                form.check(
                    "inspector-enum-checks",
                    "Check enums on SQLite",
                    d.checksEnums(),
                    true,
                    viewModel::setEnumChecks));
    form.section("Contents")
        .words("Tables", String.valueOf(schema.tables()))
        .words("Views", String.valueOf(schema.views()))
        .words("Enums", String.valueOf(schema.enums()))
        .words("Relations", String.valueOf(schema.relations()));
    if (!schema.generators().isEmpty()) {
      form.section("Generators");
      schema
          .generators()
          .forEach(
              g ->
                  form.words(
                      g.name(), g.settings().getOrDefault("provider", "").replace("\"", "")));
    }
    Label hint = new Label("Select a table, a column or a relation to see and change it here.");
    hint.setWrapText(true);
    hint.getStyleClass().addAll("muted", "small", "hint");
    form.wide(hint);
    return Page.of(Feather.LAYERS, "Schema", "", form);
  }

  private static String migrations(OfSchema schema) {
    return schema
            .datasource()
            .flatMap(Datasource::provider)
            .filter(Provider::isMigratable)
            .isPresent()
        ? "Supported"
        : "Model and format only";
  }
}
