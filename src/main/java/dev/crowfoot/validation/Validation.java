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
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.Setting;
import dev.crowfoot.syntax.SettingsDecl;
import dev.crowfoot.text.Sources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Analyses a schema and adds what its database cannot do: the way to a verdict.
///
/// PostgreSQL and SQLite are known exactly; of the other providers only the native types.
public final class Validation {
  private final Analysis analysis;

  /// Those of all keys, indexes and foreign keys, by their model.
  private final Map<String, List<GivenName>> names;

  private Validation(Analysis analysis, Map<String, List<GivenName>> names) {
    this.analysis = analysis;
    this.names = names;
  }

  /// The analysis of a schema with the findings of all checks. Total: any text gives one.
  public static Analysis of(Sources sources) {
    return start(sources).analysis;
  }

  /// Like [#of(Sources)], for a text that will go on being changed.
  public static Validation start(Sources sources) {
    return of(Analysis.of(sources), Map.of());
  }

  /// The validation of other text: says the same as [#start(Sources)], but quicker the less is
  /// different.
  public Validation next(Sources changed) {
    return of(analysis.next(changed), names);
  }

  /// What the text means, with the findings of all checks.
  public Analysis analysis() {
    return analysis;
  }

  /// @param known the names found in the text before
  private static Validation of(Analysis analysis, Map<String, List<GivenName>> known) {
    Findings findings = new Findings();
    Optional<Datasource> datasource = analysis.schema().datasource();
    Optional<Dialect> dialect = datasource.flatMap(Datasource::provider).flatMap(Dialect::of);
    List<ReadModel> models =
        analysis.sourceMap().models().stream()
            .filter(model -> !analysis.kept().contains(model.name()))
            .toList();
    Map<String, List<GivenName>> names = new HashMap<>(known);
    names.keySet().retainAll(analysis.kept());
    if (dialect.isPresent()) {
      for (GivenName each : check(models, analysis, datasource.get(), dialect.get(), findings)) {
        names.computeIfAbsent(each.model().name(), _ -> new ArrayList<>()).add(each);
      }
      NameClashes.among(names.values()).report(analysis.sourceMap(), findings);
    } else {
      Batches.check(
          models,
          findings,
          (batch, own) -> batch.forEach(new NativeTypeChecks(analysis.schema(), own)::check));
    }
    return new Validation(analysis.with(findings.all()), names);
  }

  /// @return the names of the models' keys, indexes and foreign keys
  private static List<GivenName> check(
      List<ReadModel> models,
      Analysis analysis,
      Datasource datasource,
      Dialect dialect,
      Findings findings) {
    List<GivenName> names = new ArrayList<>();
    Batches.run(
            models,
            findings,
            (batch, own) -> new ModelDatabaseChecks(analysis, dialect, own).check(batch))
        .forEach(names::addAll);
    Batches.run(
            foreignKeys(analysis),
            findings,
            (batch, own) ->
                new RelationDatabaseChecks(analysis.sourceMap(), datasource, dialect, own)
                    .check(batch))
        .forEach(names::addAll);
    if (datasource.relationMode() == Datasource.RelationMode.PRISMA) {
      new CascadeChecks(analysis, findings).check();
    }
    if (dialect.provider() == Provider.SQLITE) {
      databaseSchemas(analysis, new FieldChecks(dialect.provider(), findings), findings);
    }
    return names;
  }

  /// Those of the models that were read anew.
  private static List<ForeignKeyRelation> foreignKeys(Analysis analysis) {
    List<ForeignKeyRelation> keys = new ArrayList<>();
    for (Relation relation : analysis.schema().relations()) {
      if (relation instanceof ForeignKeyRelation key
          && !analysis.kept().contains(key.child().model())) {
        keys.add(key);
      }
    }
    return keys;
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
