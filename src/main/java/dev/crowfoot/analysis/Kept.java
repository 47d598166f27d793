// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import dev.crowfoot.model.Relation.ManyToMany;
import dev.crowfoot.model.Schema;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an analysis takes over from an earlier one: after a key stroke, all of a large schema but a
/// few models.
///
/// A model stays when its text is the same, nothing was found in it, and both hold for every
/// definition that its fields have as their type: what it means and what is wrong with it depends
/// on nothing else but the datasource and the generators. What concerns the names of all models is
/// checked anew each time.
///
/// @param models as they were read earlier, by name
/// @param relations those that each of them contributed
record Kept(Map<String, ReadModel> models, Map<String, List<Relation>> relations) {
  static final Kept NOTHING = new Kept(Map.of(), Map.of());

  static Kept of(Optional<Analysis> earlier, Declared declared, Collection<SyntaxTree> trees) {
    return earlier
        .filter(analysis -> hasSameSettings(analysis.schema(), declared))
        .filter(analysis -> hasSameOrder(analysis.sourceMap(), declared.definitions()))
        .map(analysis -> of(analysis, changed(analysis, declared.definitions(), trees)))
        .orElse(NOTHING);
  }

  boolean holds(String model) {
    return models.containsKey(model);
  }

  private static Kept of(Analysis earlier, Set<String> changed) {
    Map<String, ReadModel> models = new HashMap<>();
    for (ReadModel each : earlier.sourceMap().models()) {
      if (!changed.contains(each.name()) && Collections.disjoint(each.mentions(), changed)) {
        models.put(each.name(), each);
      }
    }
    Map<String, List<Relation>> relations =
        byContributor(earlier.schema().relations(), earlier.sourceMap().models());
    relations.keySet().retainAll(models.keySet());
    return new Kept(models, relations);
  }

  /// The relations by the model that contributed them, which is the one that comes first in the
  /// files where both ends are lists, and else the one with the foreign key.
  ///
  /// @param models in the order of the files
  static Map<String, List<Relation>> byContributor(
      List<Relation> relations, Collection<ReadModel> models) {
    Map<String, Integer> order = HashMap.newHashMap(models.size());
    models.forEach(model -> order.put(model.name(), order.size()));
    Map<String, List<Relation>> byContributor = new HashMap<>();
    for (Relation relation : relations) {
      byContributor
          .computeIfAbsent(contributor(relation, order), _ -> new ArrayList<>(2))
          .add(relation);
    }
    return byContributor;
  }

  private static String contributor(Relation relation, Map<String, Integer> order) {
    return switch (relation) {
      case ForeignKeyRelation key -> key.child().model();
      case ManyToMany(_, FieldId a, FieldId b) ->
          order.getOrDefault(a.model(), 0) <= order.getOrDefault(b.model(), 0)
              ? a.model()
              : b.model();
    };
  }

  private static boolean hasSameSettings(Schema earlier, Declared declared) {
    return earlier.datasource().equals(declared.datasource())
        && earlier.generators().equals(declared.generators());
  }

  /// Whether the names that both have stand in the same order, on which the order of relations
  /// depends.
  private static boolean hasSameOrder(SourceMap earlier, Definitions definitions) {
    Set<String> now = definitions.byName().keySet();
    List<String> before = earlier.names().stream().filter(now::contains).toList();
    return before.equals(
        now.stream().filter(name -> earlier.definitionOf(name).isPresent()).toList());
  }

  /// The names of definitions that are new, gone or changed, or in which something was found.
  private static Set<String> changed(
      Analysis earlier, Definitions definitions, Collection<SyntaxTree> trees) {
    Set<String> changed = new HashSet<>();
    definitions
        .byName()
        .forEach(
            (name, now) -> {
              Optional<Location<Block>> before = earlier.sourceMap().definitionOf(name);
              if (before.isEmpty() || !isSame(before.get(), now)) {
                changed.add(name);
              }
            });
    earlier.sourceMap().names().stream()
        .filter(name -> !definitions.byName().containsKey(name))
        .forEach(changed::add);
    addTouched(earlier.diagnostics(), earlier.sourceMap().places(), changed);
    Places places = new Places(definitions.byName().values());
    trees.forEach(tree -> addTouched(tree.errors(), places, changed));
    return changed;
  }

  private static boolean isSame(Location<Block> before, Location<Block> now) {
    Block one = before.declaration();
    Block other = now.declaration();
    return before.path().equals(now.path())
        && one.kind() == other.kind()
        && one.node().hasTextOf(other.node())
        && one.documentation().equals(other.documentation());
  }

  private static void addTouched(List<Diagnostic> findings, Places places, Set<String> names) {
    for (Diagnostic each : findings) {
      for (Location<Block> touched : places.touchedBy(each.path(), each.span())) {
        touched.declaration().name().ifPresent(name -> names.add(name.text()));
      }
    }
  }
}
