// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.model.CompositeType;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.Generator;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Schema;
import dev.crowfoot.syntax.SyntaxTree;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
      findings.addAll(tree.errors());
    }
    Definitions definitions = Definitions.collect(trees.values(), findings);
    Map<String, ReadModel> read = new LinkedHashMap<>();
    Schema schema = resolve(definitions, read, trees, findings);
    return new Analysis(
        sources,
        schema,
        inOrder(findings.all(), trees),
        trees,
        new SourceMap(definitions.byName(), read));
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

  private static Schema resolve(
      Definitions definitions,
      Map<String, ReadModel> read,
      Map<String, SyntaxTree> trees,
      Findings findings) {
    List<EnumType> enums =
        definitions.enums().stream().map(e -> EnumReader.read(e, findings)).toList();
    FieldReader fields =
        new FieldReader(definitions, new UnknownTypes(definitions, trees, findings));
    ModelReader reader = new ModelReader(fields, findings);
    definitions
        .models()
        .forEach(
            location -> {
              ReadModel model = reader.read(location);
              read.put(model.name(), model);
            });
    List<Relation> relations = RelationResolver.resolve(read, findings);
    Optional<Datasource> datasource =
        definitions.datasources().stream()
            .findFirst()
            .map(d -> SettingsReader.datasource(d.declaration()));
    List<Generator> generators =
        definitions.generators().stream()
            .map(g -> SettingsReader.generator(g.declaration()))
            .toList();
    check(
        new CheckedSchema(
            datasource, generators, read, CheckedSchema.byName(enums), definitions, relations),
        findings);
    List<Model> models = new ArrayList<>();
    List<CompositeType> types = new ArrayList<>();
    for (ReadModel each : read.values()) {
      if (each.isCompositeType()) {
        Model type = each.model();
        types.add(new CompositeType(type.name(), type.fields(), type.documentation()));
      } else {
        models.add(each.model());
      }
    }
    return new Schema(datasource, generators, models, enums, types, relations);
  }

  private static void check(CheckedSchema schema, Findings findings) {
    schema.definitions().datasources().forEach(new DatasourceChecks(schema, findings)::check);
    schema.definitions().generators().forEach(new GeneratorChecks(findings)::check);
    NameChecks.check(schema, findings);
    NamespaceChecks.check(schema, findings);
    AttributeChecks attributes = new AttributeChecks(schema, findings);
    DefaultChecks defaults = new DefaultChecks(schema, findings);
    FieldReferenceChecks references = new FieldReferenceChecks(schema, findings);
    DatabaseNameChecks names = new DatabaseNameChecks(schema, findings);
    RelationChecks relations = new RelationChecks(schema, findings);
    names.check();
    // All checks of one model together: a large schema does not fit the processor's caches.
    for (ReadModel model : schema.models().values()) {
      names.columns(model);
      relations.ignoredTargets(model);
      KeyChecks.check(model, findings);
      attributes.check(model);
      defaults.check(model);
      references.check(model);
    }
    schema.definitions().enums().forEach(attributes::check);
    relations.check();
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
