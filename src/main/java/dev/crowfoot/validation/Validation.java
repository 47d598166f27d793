// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.validation;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.analysis.Batches;
import dev.crowfoot.analysis.Findings;
import dev.crowfoot.analysis.Location;
import dev.crowfoot.analysis.ReadModel;
import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.Provider;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.Setting;
import dev.crowfoot.syntax.SettingsDecl;
import dev.crowfoot.text.Sources;
import java.util.List;
import java.util.Optional;

/// Analyses a schema and adds what its database cannot do: the way to a verdict.
///
/// PostgreSQL and SQLite are known exactly; of the other providers only the native types.
public final class Validation {
  private Validation() {}

  /// The analysis of a schema with the findings of all checks. Total: any text gives one.
  public static Analysis of(Sources sources) {
    Analysis analysis = Analysis.of(sources);
    Findings findings = new Findings();
    Optional<Datasource> datasource = analysis.schema().datasource();
    Optional<Dialect> dialect = datasource.flatMap(Datasource::provider).flatMap(Dialect::of);
    List<ReadModel> models = List.copyOf(analysis.sourceMap().models());
    if (dialect.isPresent()) {
      check(models, analysis, datasource.get(), dialect.get(), findings);
    } else {
      Batches.check(
          models,
          findings,
          (batch, own) -> batch.forEach(new NativeTypeChecks(analysis.schema(), own)::check));
    }
    return analysis.with(findings.all());
  }

  private static void check(
      List<ReadModel> models,
      Analysis analysis,
      Datasource datasource,
      Dialect dialect,
      Findings findings) {
    NameClashes names = new NameClashes();
    Batches.run(
            models,
            findings,
            (batch, own) -> new ModelDatabaseChecks(analysis, dialect, own).check(batch))
        .forEach(names::addAll);
    Batches.run(
            analysis.schema().relations(),
            findings,
            (batch, own) ->
                new RelationDatabaseChecks(analysis.sourceMap(), datasource, dialect, own)
                    .check(batch))
        .forEach(names::addAll);
    names.report(findings);
    if (dialect.provider() == Provider.SQLITE) {
      databaseSchemas(analysis, new FieldChecks(dialect.provider(), findings), findings);
    }
  }

  /// D117
  private static void databaseSchemas(Analysis analysis, FieldChecks fields, Findings findings) {
    for (Location<Block> block : analysis.sourceMap().definitions()) {
      if (block.declaration() instanceof EnumDecl type) {
        type.attributes().stream()
            .filter(attribute -> attribute.isNamed("schema"))
            .forEach(attribute -> fields.databaseSchema(block.path(), attribute));
      }
    }
    for (var tree : analysis.trees().values()) {
      for (Block block : tree.blocks()) {
        if (block instanceof SettingsDecl settings) {
          settings
              .setting("schemas")
              .map(Setting::span)
              .ifPresent(
                  span ->
                      findings.add(
                          Code.NO_SCHEMAS,
                          tree.source().path(),
                          span,
                          "A SQLite file has no schemas. Remove `schemas`."));
        }
      }
    }
  }
}
