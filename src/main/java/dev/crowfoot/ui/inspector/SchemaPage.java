// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.inspector;

import dev.crowfoot.model.Model;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/// The schema as a whole, when nothing is selected.
final class SchemaPage {
  private SchemaPage() {}

  static Node of(Schema schema) {
    Form form =
        new Form()
            .section("Database")
            .words(
                "Provider", schema.datasource().map(d -> d.providerWord()).orElse("None declared"))
            .words("Migrations", migrations(schema))
            .section("Contents")
            .words("Tables", count(schema.models().stream().filter(m -> !m.isView()).count()))
            .words("Views", count(schema.models().stream().filter(Model::isView).count()))
            .words("Enums", count(schema.enums().size()))
            .words("Relations", count(schema.relations().size()));
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

  private static String migrations(Schema schema) {
    return schema.provider().filter(Provider::isMigratable).isPresent()
        ? "Supported"
        : "Model and format only";
  }

  private static String count(long count) {
    return String.valueOf(count);
  }
}
