// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.ExtensionDefinition;
import dev.crowfoot.catalog.Extra;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.Unsaid;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A schema read out of a database.
///
/// @param sources the schema
/// @param findings a sentence, with a count, for all that the text does not say or says in a way of
///   its own
public record Pulled(Sources sources, List<String> findings) {
  public Pulled {
    findings = List.copyOf(findings);
  }

  /// The schema's text; of a folder, all its files.
  public String text() {
    return sources.files().stream().map(SourceText::content).collect(Collectors.joining("\n"));
  }

  private static Catalog withoutShown(Catalog catalog, Schema schema) {
    Set<String> views =
        schema.models().stream()
            .filter(Model::isView)
            .map(Model::databaseName)
            .collect(Collectors.toSet());
    return new Catalog(
        catalog.tables(),
        catalog.enums(),
        catalog.extensions(),
        catalog.extras().stream()
            .filter(
                e ->
                    !((e.kind() == Extra.Kind.VIEW || e.kind() == Extra.Kind.MATERIALIZED_VIEW)
                        && views.contains(e.name())))
            .toList());
  }

  static List<String> findings(Catalog catalog, Schema schema, Dialect dialect) {
    List<String> found = new ArrayList<>();
    for (Model model : schema.models()) {
      List<String> unknown =
          model
              .scalarFields()
              .filter(f -> f.type() instanceof FieldType.Unsupported)
              .map(ScalarField::name)
              .toList();
      if (!unknown.isEmpty()) {
        found.add(
            "%s of `%s` (%s) %s of a type that the language does not know: written as `Unsupported`, for the database alone."
                .formatted(
                    unknown.size() == 1 ? "1 field" : unknown.size() + " fields",
                    model.name(),
                    String.join(", ", unknown),
                    unknown.size() == 1 ? "is" : "are"));
      }
    }
    schema.models().stream()
        .filter(Model::ignored)
        .forEach(
            m ->
                found.add(
                    "`%s` has neither a key nor a required unique column: written with `@@ignore`."
                        .formatted(m.name())));
    List<String> unnamed =
        catalog.extensions().stream()
            .map(ExtensionDefinition::name)
            .filter(
                name ->
                    schema.datasource().stream()
                        .flatMap(d -> d.extensions().stream())
                        .noneMatch(e -> e.databaseName().equals(name)))
            .toList();
    if (!unnamed.isEmpty()) {
      found.add(
          "%s (%s) %s in the database alone. With `previewFeatures = [\"postgresqlExtensions\"]` in a generator the schema can say so."
              .formatted(
                  unnamed.size() == 1 ? "1 extension" : unnamed.size() + " extensions",
                  String.join(", ", unnamed),
                  unnamed.size() == 1 ? "stays" : "stay"));
    }
    Unsaid.of(withoutShown(catalog, schema), dialect).forEach(u -> found.add(u.sentence()));
    return found;
  }
}
