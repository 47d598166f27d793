// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.model.CompositeType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Schema;
import dev.crowfoot.syntax.SettingsDecl;
import dev.crowfoot.syntax.SyntaxTree;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a schema's text means, and what is wrong with it: the entry point of the language.
///
/// Total: any text gives an analysis. Where the text is broken the schema holds what could still be
/// understood.
///
/// @param diagnostics in the order of the text
/// @param trees each file's tree, by its path
/// @param sourceMap from the model back to the text
public record Analysis(
    Sources sources,
    Schema schema,
    List<Diagnostic> diagnostics,
    Map<String, SyntaxTree> trees,
    SourceMap sourceMap) {
  public Analysis {
    diagnostics = List.copyOf(diagnostics);
    trees = Collections.unmodifiableMap(new LinkedHashMap<>(trees));
  }

  /// Parses, resolves and checks all files of a schema.
  ///
  /// 1. each file becomes a tree; 2. names are collected; 3. blocks are read; 4. relation fields
  ///    find their opposites; 5. what was read is checked.
  public static Analysis of(Sources sources) {
    Findings findings = new Findings();
    Map<String, SyntaxTree> trees = new LinkedHashMap<>();
    for (SourceText file : sources.files()) {
      SyntaxTree tree = SyntaxTree.parse(file);
      trees.put(file.path(), tree);
      findings.addUnreadable(tree.errors());
    }
    Definitions definitions = Definitions.collect(trees.values(), findings);
    Declared declared = Declared.read(definitions, findings);
    Map<String, ReadModel> models = models(declared, trees, findings);
    CheckedSchema read = new CheckedSchema(declared, models);
    check(read, findings);
    List<Relation> relations = relations(read, findings);
    return new Analysis(
        sources,
        schema(read, relations),
        inOrder(findings.all(), trees),
        trees,
        new SourceMap(definitions.byName(), models));
  }

  /// The same analysis with more findings, in the order of the text.
  public Analysis with(List<Diagnostic> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Diagnostic> all = new ArrayList<>(diagnostics);
    all.addAll(more);
    return new Analysis(sources, schema, inOrder(all, trees), trees, sourceMap);
  }

  /// This analysis, made of the very models of an earlier one where they are the same: schemas that
  /// share most of their models are compared in next to no time.
  public Analysis sharing(Analysis earlier) {
    // What a model's text means depends on nothing but what the names in it are.
    boolean sameNames = sourceMap.declaresTheSame(earlier.sourceMap);
    Schema shared =
        schema.sharing(
            earlier.schema,
            (before, now) ->
                (sameNames && hasSameText(before, now, earlier)) || before.equals(now));
    return new Analysis(sources, shared, diagnostics, trees, sourceMap);
  }

  private boolean hasSameText(Model before, Model now, Analysis earlier) {
    return sourceMap.hasSameText(now.name(), earlier.sourceMap)
        && before.documentation().equals(now.documentation());
  }

  private static Map<String, ReadModel> models(
      Declared declared, Map<String, SyntaxTree> trees, Findings findings) {
    Map<String, ReadModel> models = new LinkedHashMap<>();
    Batches.run(
            declared.definitions().models(),
            findings,
            (batch, own) -> ModelReader.of(declared, trees, own).readAll(batch))
        .forEach(batch -> batch.forEach(model -> models.put(model.name(), model)));
    return models;
  }

  private static void check(CheckedSchema schema, Findings findings) {
    Declared declared = schema.declared();
    NamespaceChecks names = new NamespaceChecks(declared, findings);
    DatasourceChecks datasources = new DatasourceChecks(declared, findings);
    for (Location<SettingsDecl> each : declared.definitions().datasources()) {
      names.typeName(each);
      datasources.check(each);
    }
    declared.definitions().generators().forEach(new GeneratorChecks(findings)::check);
    OwnChecks enums = new OwnChecks(declared, findings);
    declared.definitions().enums().forEach(enums::check);
    DatabaseNameChecks databaseNames = new DatabaseNameChecks(findings);
    databaseNames.tables(schema.models().values());
    databaseNames.enums(declared);
    Batches.check(
        List.copyOf(schema.models().values()),
        findings,
        (models, own) -> new ReferenceChecks(schema, own).check(models));
  }

  private static List<Relation> relations(CheckedSchema schema, Findings findings) {
    return Batches.run(
            RelationResolver.resolve(schema.models(), findings),
            findings,
            (pairs, own) -> new RelationReader(schema, own).readAll(pairs))
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static Schema schema(CheckedSchema read, List<Relation> relations) {
    List<Model> models = new ArrayList<>();
    List<CompositeType> types = new ArrayList<>();
    for (ReadModel each : read.models().values()) {
      if (each.isCompositeType()) {
        Model type = each.model();
        types.add(new CompositeType(type.name(), type.fields(), type.documentation()));
      } else {
        models.add(each.model());
      }
    }
    Declared declared = read.declared();
    return new Schema(
        declared.datasource(),
        declared.generators(),
        models,
        List.copyOf(declared.enums().values()),
        types,
        relations);
  }

  private static List<Diagnostic> inOrder(
      List<Diagnostic> findings, Map<String, SyntaxTree> trees) {
    List<String> paths = List.copyOf(trees.keySet());
    return findings.stream()
        .sorted(
            Comparator.comparingInt((Diagnostic d) -> paths.indexOf(d.path()))
                .thenComparingInt(d -> d.span().start()))
        .toList();
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /// Whether some of the text could not be read at all, so that parts of the schema may be missing.
  public boolean hasSyntaxErrors() {
    return diagnostics.stream().anyMatch(d -> d.isError() && d.code().isSyntax());
  }
}
