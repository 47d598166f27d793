// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.model.CompositeType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Schema;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.syntax.SettingsDecl;
import dev.crowfoot.syntax.SyntaxTree;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What a schema's text means, and what is wrong with it: the entry point of the language.
///
/// Total: any text gives an analysis. Where the text is broken the schema holds what could still be
/// understood.
///
/// @param diagnostics in the order of the text
/// @param trees each file's tree, by its path
/// @param sourceMap from the model back to the text
/// @param kept the models that were taken over from the analysis before, by name: they and what
///   they refer to are unchanged, and nothing was found in them
public record Analysis(
    Sources sources,
    Schema schema,
    List<Diagnostic> diagnostics,
    Map<String, SyntaxTree> trees,
    SourceMap sourceMap,
    Set<String> kept) {
  public Analysis {
    diagnostics = List.copyOf(diagnostics);
    trees = Collections.unmodifiableMap(new LinkedHashMap<>(trees));
    kept = Set.copyOf(kept);
  }

  /// Parses, resolves and checks all files of a schema.
  ///
  /// 1. each file becomes a tree; 2. names are collected; 3. blocks are read; 4. relation fields
  ///    find their opposites; 5. what was read is checked.
  public static Analysis of(Sources sources) {
    return of(sources, Optional.empty());
  }

  /// The analysis of other text: the same as [#of(Sources)] gives, but found quicker the less is
  /// different.
  public Analysis next(Sources changed) {
    return of(changed, Optional.of(this));
  }

  private static Analysis of(Sources sources, Optional<Analysis> earlier) {
    Findings findings = new Findings();
    Map<String, SyntaxTree> trees = new LinkedHashMap<>();
    for (SourceText file : sources.files()) {
      SyntaxTree tree = tree(file, earlier);
      trees.put(file.path(), tree);
      findings.addUnreadable(tree.errors());
    }
    Definitions definitions = Definitions.collect(trees.values(), findings);
    Declared declared = Declared.read(definitions, findings);
    Kept kept = Kept.of(earlier, declared, trees.values());
    Map<String, ReadModel> models = models(declared, trees, kept, findings);
    CheckedSchema read = new CheckedSchema(declared, models, kept);
    check(read, findings);
    List<Relation> relations = relations(read, findings);
    return new Analysis(
        sources,
        schema(read, relations),
        inOrder(findings.all(), trees),
        trees,
        new SourceMap(definitions.byName(), models),
        kept.models().keySet());
  }

  /// What is known of newer text before it is analysed: its own trees, with the meaning that this
  /// text has. To read a file takes a fraction of what its meaning takes.
  public Analysis ahead(Sources newer) {
    if (newer.equals(sources)) {
      return this;
    }
    Map<String, SyntaxTree> newerTrees = new LinkedHashMap<>();
    newer.files().forEach(file -> newerTrees.put(file.path(), tree(file, Optional.of(this))));
    return new Analysis(newer, schema, List.of(), newerTrees, sourceMap, Set.of());
  }

  private static SyntaxTree tree(SourceText file, Optional<Analysis> earlier) {
    return earlier
        .flatMap(analysis -> Optional.ofNullable(analysis.trees.get(file.path())))
        .map(tree -> tree.edited(file))
        .orElseGet(() -> SyntaxTree.parse(file));
  }

  /// The same analysis with more findings, in the order of the text.
  public Analysis with(List<Diagnostic> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Diagnostic> all = new ArrayList<>(diagnostics);
    all.addAll(more);
    return new Analysis(sources, schema, inOrder(all, trees), trees, sourceMap, kept);
  }

  private static Map<String, ReadModel> models(
      Declared declared, Map<String, SyntaxTree> trees, Kept kept, Findings findings) {
    List<Location<ModelDecl>> locations = declared.definitions().models();
    Map<String, ReadModel> fresh = new HashMap<>();
    Batches.run(
            locations.stream().filter(each -> !kept.holds(name(each))).toList(),
            findings,
            (batch, own) -> ModelReader.of(declared, trees, own).readAll(batch))
        .forEach(batch -> batch.forEach(model -> fresh.put(model.name(), model)));
    Map<String, ReadModel> models = LinkedHashMap.newLinkedHashMap(locations.size());
    for (Location<ModelDecl> each : locations) {
      String name = name(each);
      ReadModel known = kept.models().get(name);
      models.put(
          name,
          known == null
              ? Objects.requireNonNull(fresh.get(name))
              : ModelReader.moved(known, each, declared, trees));
    }
    return models;
  }

  private static String name(Location<ModelDecl> model) {
    return model.declaration().name().map(Name::text).orElse("");
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
        schema.fresh(), findings, (models, own) -> new ReferenceChecks(schema, own).check(models));
  }

  private static List<Relation> relations(CheckedSchema schema, Findings findings) {
    Kept kept = schema.kept();
    List<Relation> fresh =
        Batches.run(
                RelationResolver.resolve(schema.models(), kept, findings),
                findings,
                (pairs, own) -> new RelationReader(schema, own).readAll(pairs))
            .stream()
            .flatMap(List::stream)
            .toList();
    if (kept.models().isEmpty()) {
      return fresh;
    }
    Map<String, List<Relation>> byContributor = new HashMap<>(kept.relations());
    byContributor.putAll(Kept.byContributor(fresh, schema.models().values()));
    return schema.models().keySet().stream()
        .flatMap(model -> byContributor.getOrDefault(model, List.of()).stream())
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
                .thenComparingInt(d -> d.span().start())
                .thenComparingInt(d -> d.span().end())
                .thenComparing(Diagnostic::code)
                .thenComparing(Diagnostic::message))
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
