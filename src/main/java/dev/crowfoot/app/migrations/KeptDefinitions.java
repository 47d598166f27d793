// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.liquibase.DefinitionRecord;
import dev.crowfoot.adapter.liquibase.History;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Definition;
import dev.crowfoot.catalog.EnumDefinition;
import dev.crowfoot.catalog.Extra.Kind;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.Definitions;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.diff.Difference.OfDefinition;
import dev.crowfoot.migration.Action;
import dev.crowfoot.migration.Planner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// What stands in a database beside the models, and what the last run left of it.
///
/// @param expected what the model says
/// @param found what is in the database, as it spells it
/// @param byHand what hand-written change sets made
record KeptDefinitions(Catalog expected, Catalog found, MadeByHand byHand, Dialect dialect) {
  /// In which of it a database is not as the last run left it; nothing where nobody knows.
  List<OfDefinition> differences(Database database, History history) {
    return DefinitionRecord.read(database, history).map(this::since).orElse(List.of());
  }

  /// What the last run left; nothing where nobody knows.
  Footing was(Database database, History history) {
    return Footing.of(dialect, DefinitionRecord.read(database, history).orElse(List.of()));
  }

  /// What is there now.
  Footing is() {
    return Footing.of(dialect, now());
  }

  private List<OfDefinition> since(List<Definition> noted) {
    Map<Definition.Id, Definition> before = byId(Footing.of(dialect, noted).definitions());
    Map<Definition.Id, Definition> now = byId(is().definitions());
    SequencedSet<Definition.Id> ids = new LinkedHashSet<>(before.keySet());
    ids.addAll(now.keySet());
    List<OfDefinition> differences = new ArrayList<>();
    for (Definition.Id id : ids) {
      Optional<Definition> was = Optional.ofNullable(before.get(id));
      Optional<Definition> is = Optional.ofNullable(now.get(id));
      if (!was.equals(is) && isOfItsOwn(id)) {
        differences.add(new OfDefinition(was, is));
      }
    }
    return differences;
  }

  /// What comes or goes with its table is part of that, as is a comment of a column that is gone.
  private boolean isOfItsOwn(Definition.Id id) {
    return !id.kind().isPartOfTable()
        || (found.table(id.on()).stream().anyMatch(t -> has(t, id))
            && (expected.table(id.on()).isPresent() || byHand.has(id.on(), expected)));
  }

  private static boolean has(Table table, Definition.Id id) {
    return id.kind() != Kind.COMMENT || id.name().isEmpty() || table.column(id.name()).isPresent();
  }

  private static SequencedMap<Definition.Id, Definition> byId(List<Definition> definitions) {
    SequencedMap<Definition.Id, Definition> map = new LinkedHashMap<>();
    definitions.forEach(d -> map.put(d.id(), d));
    return map;
  }

  /// All that stands there now.
  private List<Definition> now() {
    Catalog own = byHand.of(found, expected);
    List<Definition> all = new ArrayList<>();
    own.enums().forEach(e -> all.add(definition(e, dialect)));
    own.tables().forEach(t -> all.add(definition(t, dialect)));
    all.addAll(Definitions.of(found));
    all.addAll(Definitions.footings(found));
    return all;
  }

  /// A type as it is noted.
  static Definition definition(EnumDefinition type, Dialect dialect) {
    return made(Kind.TYPE, type.name(), new Catalog(List.of(), List.of(type)), dialect);
  }

  /// A table as it is noted.
  static Definition definition(Table table, Dialect dialect) {
    return made(Kind.TABLE, table.name(), new Catalog(List.of(table), List.of()), dialect);
  }

  private static Definition made(Kind kind, TableName name, Catalog alone, Dialect dialect) {
    List<String> statements =
        Planner.plan(Catalog.EMPTY, alone, List.of(), dialect).actions().stream()
            .map(Action::statements)
            .flatMap(List::stream)
            .toList();
    return new Definition(kind, name, name.name(), String.join(";\n", statements));
  }

  /// Notes what stands there now, for those who look later.
  ///
  /// @param open differences that stay such: what a run did not touch is still not what the
  ///   migrations left
  void note(Database database, History history, List<OfDefinition> open) {
    Footing is = is();
    SequencedMap<Definition.Id, Definition> noted = byId(is.definitions());
    for (OfDefinition difference : open) {
      Definition.Id id = difference.definition().id();
      if (Optional.ofNullable(noted.get(id)).equals(difference.is())) {
        difference.was().ifPresentOrElse(was -> noted.put(id, was), () -> noted.remove(id));
      }
    }
    List<Definition> all = new ArrayList<>(noted.values());
    all.addAll(is.footings());
    DefinitionRecord.write(database, history, all);
  }
}
