// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.validation;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.analysis.Findings;
import dev.crowfoot.analysis.Location;
import dev.crowfoot.analysis.ReadModel;
import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Relation;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.Setting;
import dev.crowfoot.syntax.SettingsDecl;
import dev.crowfoot.text.Sources;
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
    NativeTypeChecks nativeTypes = new NativeTypeChecks(analysis.schema(), findings);
    Optional<Datasource> datasource = analysis.schema().datasource();
    Optional<Dialect> dialect = datasource.flatMap(Datasource::provider).flatMap(Dialect::of);
    if (dialect.isPresent()) {
      check(analysis, datasource.get(), dialect.get(), nativeTypes, findings);
    } else {
      analysis.sourceMap().models().forEach(nativeTypes::check);
    }
    return analysis.with(findings.all());
  }

  private static void check(
      Analysis analysis,
      Datasource datasource,
      Dialect dialect,
      NativeTypeChecks nativeTypes,
      Findings findings) {
    Provider provider = dialect.provider();
    FieldChecks fields = new FieldChecks(provider, findings);
    IndexChecks indexes = new IndexChecks(provider, findings);
    ConstraintNameChecks names = new ConstraintNameChecks(dialect, findings);
    for (ReadModel model : analysis.sourceMap().models()) {
      nativeTypes.check(model);
      if (!model.isCompositeType() || !hasErrorIn(model, analysis)) {
        fields.check(model);
      }
      if (!model.isCompositeType() && !model.model().isView()) {
        for (DeclaredKey key : DeclaredKey.of(model)) {
          indexes.check(key);
          names.add(key);
        }
      }
      names.ofForeignKeys(model);
    }
    ForeignKeyChecks foreignKeys = new ForeignKeyChecks(datasource, provider, findings);
    for (Relation relation : analysis.schema().relations()) {
      if (relation instanceof Relation.ForeignKeyRelation key) {
        analysis
            .sourceMap()
            .model(key.child().model())
            .ifPresent(
                child -> {
                  foreignKeys.check(key, child);
                  names.add(key, child);
                });
      }
    }
    names.report();
    if (provider == Provider.SQLITE) {
      databaseSchemas(analysis, fields, findings);
    }
  }

  private static boolean hasErrorIn(ReadModel model, Analysis analysis) {
    return analysis.diagnostics().stream()
        .anyMatch(
            d ->
                d.isError()
                    && d.path().equals(model.path())
                    && model.decl().span().touches(d.span().start()));
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
