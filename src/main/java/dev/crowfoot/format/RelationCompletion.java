// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.format;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.analysis.Inflection;
import dev.crowfoot.analysis.ReadModel;
import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.text.FileEdit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes what relations lack: the field at the other end, the arguments of `@relation`, and the
/// fields that hold the key. The names are those that Prisma's formatter chooses; where what it
/// writes would not be valid, what is written here is.
///
/// ```prisma
/// model User { id Int @id }               // + posts Post[]
/// model Post { id Int @id, author User }  // + @relation(fields: [userId], references: [id])
///                                         // + userId Int
/// ```
///
/// Relations whose ends cannot be told apart are left alone, and so is a schema with mistakes in
/// what relations are made of.
final class RelationCompletion {
  /// Mistakes that leave relations clear.
  private static final Set<Code> HARMLESS =
      EnumSet.of(
          Code.MISSING_OPPOSITE,
          Code.MISSING_ID,
          Code.AMBIGUOUS_RELATION,
          Code.INCOMPLETE_RELATION,
          Code.SECOND_DATASOURCE,
          Code.RELATION_TYPE_MISMATCH,
          Code.REFERENCE_NOT_UNIQUE,
          Code.ONE_TO_ONE_NOT_UNIQUE,
          Code.RELATION_ARITY,
          Code.IMPOSSIBLE_ACTION,
          Code.UNKNOWN_NATIVE_TYPE_PREFIX,
          Code.VIEWS_NOT_ENABLED,
          Code.VIEW_WITH_KEY,
          Code.UNKNOWN_SCHEMA,
          Code.DATABASE_NAME_TAKEN,
          Code.UNKNOWN_PROVIDER,
          Code.UNKNOWN_SETTING,
          Code.MISSING_SETTING,
          Code.WRONG_SETTING,
          Code.REPEATED_SETTING,
          Code.UNKNOWN_PREVIEW_FEATURE,
          Code.IGNORED_TARGET,
          Code.IMPOSSIBLE_MANY_TO_MANY);

  private final Analysis analysis;
  private final Map<String, ModelEdits> edits = new LinkedHashMap<>();
  private final Set<String> relationNames;

  private RelationCompletion(Analysis analysis) {
    this.analysis = analysis;
    analysis.sourceMap().models().forEach(m -> edits.put(m.name(), new ModelEdits(m)));
    this.relationNames =
        analysis.sourceMap().models().stream()
            .flatMap(m -> m.model().relationFields())
            .flatMap(f -> f.relationName().stream())
            .collect(Collectors.toSet());
  }

  static List<FileEdit> edits(Analysis analysis) {
    if (!lacksAny(analysis) || !isClear(analysis)) {
      return List.of();
    }
    RelationCompletion completion = new RelationCompletion(analysis);
    completion.complete();
    return completion.edits.values().stream().flatMap(e -> e.all().stream()).toList();
  }

  private static boolean lacksAny(Analysis analysis) {
    return analysis.diagnostics().stream()
        .map(Diagnostic::code)
        .anyMatch(code -> code == Code.MISSING_OPPOSITE || code == Code.INCOMPLETE_RELATION);
  }

  private static boolean isClear(Analysis analysis) {
    return analysis.diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(Diagnostic::code)
        .allMatch(code -> code.isOfDatabase() || HARMLESS.contains(code));
  }

  private void complete() {
    List<RelationEnd> ends = new ArrayList<>();
    for (ReadModel model : analysis.sourceMap().models()) {
      model.model().relationFields().forEach(field -> ends.add(end(model, field)));
    }
    List<LackingRelation> lacking = LackingRelation.among(ends);
    Map<List<String>, Long> newKeys =
        lacking.stream()
            .filter(LackingRelation::lacksKey)
            .collect(Collectors.groupingBy(LackingRelation::models, Collectors.counting()));
    for (LackingRelation relation : lacking) {
      boolean only = newKeys.getOrDefault(relation.models(), 0L) < 2;
      switch (relation) {
        case LackingRelation.Opposite opposite -> addOpposite(opposite, only);
        case LackingRelation.Holder holder -> addHolder(holder, only);
        case LackingRelation.Key key -> addKey(key, only);
      }
    }
  }

  private RelationEnd end(ReadModel model, RelationField field) {
    return new RelationEnd(edits(model.name()), field, edits(field.target()));
  }

  private ModelEdits edits(String model) {
    return Optional.ofNullable(edits.get(model)).orElseThrow();
  }

  /// The other model gets a list, or one row where the key is unique.
  private void addOpposite(LackingRelation.Opposite lacking, boolean only) {
    RelationEnd end = lacking.end();
    Optional<ForeignKey> key = end.key(only);
    if (key.isEmpty()) {
      return;
    }
    Model model = end.model().read().model();
    boolean isUnique = end.saysKey() && model.isUniqueOver(end.field().fields());
    Optional<String> newName = newName(end);
    String name = Inflection.camelCase(model.name());
    end.target()
        .add(
            isUnique ? name : Inflection.plural(name),
            model.name() + (isUnique ? "?" : "[]"),
            end.name().or(() -> newName).map(n -> "@relation(\"" + n + "\")").orElse(""),
            model.ignored() ? "@ignore" : "");
    end.complete(key.get(), newName);
  }

  /// The other model gets the key of this one.
  private void addHolder(LackingRelation.Holder lacking, boolean only) {
    RelationEnd list = lacking.list();
    String parent = list.model().name();
    String name = list.target().freeName(Inflection.camelCase(parent));
    Optional<ForeignKey> key =
        ForeignKey.of(
            list.target(), list.model(), new ForeignKey.Wish(name, false, List.of(), only));
    if (key.isEmpty()) {
      return;
    }
    Optional<String> newName = newName(list);
    list.addArguments(newName, List.of());
    String relation =
        Stream.concat(
                list.name().or(() -> newName).map(n -> "\"" + n + "\"").stream(),
                key.get().arguments().stream())
            .collect(Collectors.joining(", ", "@relation(", ")"));
    Arity arity = key.get().isRequired(list.target()) ? Arity.REQUIRED : Arity.OPTIONAL;
    list.target().add(name, parent + arity.suffix(), relation);
    key.get().addFields(list.target(), arity);
  }

  private static void addKey(LackingRelation.Key lacking, boolean only) {
    lacking
        .end()
        .key(only)
        .map(key -> lacking.isOneToOne() ? key.unique() : key)
        .ifPresent(key -> lacking.end().complete(key, Optional.empty()));
  }

  /// A model that refers to itself needs a name to tell which field is the opposite of which.
  private Optional<String> newName(RelationEnd end) {
    if (!end.isSelf() || end.name().isPresent()) {
      return Optional.empty();
    }
    String wanted = end.model().name() + "To" + end.model().name();
    String name = wanted;
    for (int i = 2; relationNames.contains(name); i++) {
      name = wanted + i;
    }
    return Optional.of(name);
  }
}
