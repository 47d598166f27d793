// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.validation;

import dev.crowfoot.analysis.Findings;
import dev.crowfoot.analysis.ReadField;
import dev.crowfoot.analysis.ReadModel;
import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.dialect.ConstraintNames;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.IndexField;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.Argument;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.text.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Checks the names of keys, indexes and foreign keys, written or given by convention: PostgreSQL
/// keeps indexes of a schema in one space of names and constraints of a table in another, SQLite
/// indexes alone.
final class ConstraintNameChecks {
  private final Dialect dialect;
  private final ConstraintNames names;
  private final Findings findings;
  private final Map<Space, Map<String, List<Named>>> spaces = new LinkedHashMap<>();

  /// A second id of a model is a mistake of its own.
  private final Set<String> modelsWithId = new HashSet<>();

  private final Set<Place> reported = new HashSet<>();

  ConstraintNameChecks(Dialect dialect, Findings findings) {
    this.dialect = dialect;
    this.names = new ConstraintNames(dialect.longestName());
    this.findings = findings;
  }

  /// Where names must differ.
  private sealed interface Space {
    record OfSchema(Optional<String> schema) implements Space {}

    record OfTable(String model) implements Space {}
  }

  private record Place(String path, Span span) {}

  /// A name and where the text gives rise to it.
  ///
  /// @param isIndex whether it clashes with a foreign key only, and the foreign key says so
  private record Named(String path, Span span, boolean isIndex) {}

  void add(DeclaredKey key) {
    if (key.kind() == DeclaredKey.Kind.FULLTEXT || key.fields().isEmpty()) {
      return;
    }
    Optional<String> written = written(key);
    written.ifPresent(name -> length(name, key.path(), key.attribute().span()));
    Model model = key.model().model();
    boolean isId = key.kind() == DeclaredKey.Kind.ID;
    if (isId && !dialect.keepsConstraintNames()) {
      written.ifPresent(_ -> notKept(key.path(), key.model().nameSpan(), "primary keys"));
      return;
    }
    String name = written.orElseGet(() -> conventional(key));
    Named place = new Named(key.path(), key.attribute().span(), !isId);
    if (!isId || modelsWithId.add(model.name())) {
      add(new Space.OfSchema(model.schema()), name, place);
      add(new Space.OfTable(model.name()), name, place);
    }
  }

  void add(ForeignKeyRelation relation, ReadModel child) {
    if (!dialect.keepsConstraintNames() || child.model().isView()) {
      return;
    }
    Span span = child.row(relation.child().field()).spanOf("relation");
    relation.mappedName().ifPresent(name -> length(name, child.path(), span));
    List<String> columns = relation.fields().stream().map(f -> column(child, f)).toList();
    String name =
        relation
            .mappedName()
            .orElseGet(() -> names.foreignKey(child.model().databaseName(), columns));
    add(new Space.OfTable(child.name()), name, new Named(child.path(), span, false));
  }

  /// D113: a foreign key's name that SQLite would forget.
  void ofForeignKeys(ReadModel model) {
    if (dialect.keepsConstraintNames()) {
      return;
    }
    for (ReadField row : model.rows()) {
      if (row.field() instanceof RelationField field && field.mappedName().isPresent()) {
        notKept(model.path(), row.spanOf("relation"), "foreign keys");
      }
    }
  }

  /// D111, once all names were added.
  void report() {
    spaces.forEach(
        (space, taken) ->
            taken.forEach(
                (name, places) -> {
                  if (places.size() > 1) {
                    places.stream()
                        .filter(place -> !(space instanceof Space.OfTable && place.isIndex()))
                        .forEach(place -> taken(name, place));
                  }
                }));
  }

  private void taken(String name, Named place) {
    if (reported.add(new Place(place.path(), place.span()))) {
      findings.add(
          Code.CONSTRAINT_NAME_TAKEN,
          place.path(),
          place.span(),
          "`"
              + name
              + "` would be the name of more than one key or index in the database. Give each a name"
              + " of its own with `map`.");
    }
  }

  private void add(Space space, String name, Named place) {
    spaces
        .computeIfAbsent(space, _ -> new LinkedHashMap<>())
        .computeIfAbsent(name, _ -> new ArrayList<>(1))
        .add(place);
  }

  /// D112
  private void length(String name, String path, Span span) {
    if (name.getBytes(StandardCharsets.UTF_8).length > dialect.longestName()) {
      findings.add(
          Code.CONSTRAINT_NAME_TOO_LONG,
          path,
          span,
          "`"
              + name.substring(0, Math.min(20, name.length()))
              + "…` is too long: a name in "
              + Words.of(dialect.provider())
              + " has at most "
              + dialect.longestName()
              + " bytes.");
    }
  }

  /// D113
  private void notKept(String path, Span span, String what) {
    findings.add(
        Code.CONSTRAINT_NAME_NOT_KEPT,
        path,
        span,
        Words.of(dialect.provider()) + " does not keep names of " + what + ". Remove `map`.");
  }

  private static Optional<String> written(DeclaredKey key) {
    Optional<String> map = text(key, "map");
    return map.isPresent() || key.kind() != DeclaredKey.Kind.INDEX ? map : text(key, "name");
  }

  private static Optional<String> text(DeclaredKey key, String argument) {
    return key.attribute()
        .argument(argument)
        .flatMap(Argument::value)
        .flatMap(Expression::stringValue);
  }

  private String conventional(DeclaredKey key) {
    String table = key.model().model().databaseName();
    List<String> columns =
        key.fields().stream().map(IndexField::name).map(f -> column(key.model(), f)).toList();
    return switch (key.kind()) {
      case ID -> names.primaryKey(table);
      case UNIQUE -> names.uniqueKey(table, columns);
      case INDEX, FULLTEXT -> names.index(table, columns);
    };
  }

  private static String column(ReadModel model, String field) {
    return model.scalarField(field).map(ScalarField::databaseName).orElse(field);
  }
}
