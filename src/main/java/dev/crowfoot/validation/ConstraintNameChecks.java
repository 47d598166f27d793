// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.validation;

import dev.crowfoot.analysis.Findings;
import dev.crowfoot.analysis.ReadModel;
import dev.crowfoot.analysis.ReadModel.RelationRow;
import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.dialect.ConstraintNames;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.IndexField;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.Argument;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.text.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Finds the names of keys, indexes and foreign keys, written or given by convention, and checks
/// each for itself; [NameClashes] checks them together.
final class ConstraintNameChecks {
  private final Dialect dialect;
  private final ConstraintNames names;
  private final Findings findings;

  ConstraintNameChecks(Dialect dialect, Findings findings) {
    this.dialect = dialect;
    this.names = new ConstraintNames(dialect.longestName());
    this.findings = findings;
  }

  /// The names of a model's keys and indexes, as far as its table has them.
  List<GivenName> of(List<DeclaredKey> keys) {
    List<GivenName> given = new ArrayList<>(keys.size());
    boolean hasId = false;
    for (int i = 0; i < keys.size(); i++) {
      DeclaredKey key = keys.get(i);
      int number = i;
      boolean isId = key.kind() == DeclaredKey.Kind.ID;
      if (key.kind() == DeclaredKey.Kind.FULLTEXT || key.fields().isEmpty()) {
        continue;
      }
      Optional<String> written = written(key);
      written.ifPresent(name -> length(name, key.path(), key.attribute().span()));
      if (isId && !dialect.keepsConstraintNames()) {
        written.ifPresent(_ -> notKept(key.path(), key.model().nameSpan(), "primary keys"));
      } else if (!isId || !hasId) {
        // A second id is a mistake of its own.
        given.add(
            new GivenName(
                written.orElseGet(() -> conventional(key)),
                isId ? GivenName.Kind.PRIMARY_KEY : GivenName.Kind.INDEX,
                key.model().model(),
                model -> DeclaredKey.of(model).get(number).attribute().span()));
      }
      hasId |= isId;
    }
    return given;
  }

  /// The name of a foreign key, if the database has it.
  Optional<GivenName> of(ForeignKeyRelation relation, ReadModel child) {
    if (!dialect.keepsConstraintNames() || child.model().isView()) {
      return Optional.empty();
    }
    Function<ReadModel, Span> place =
        model -> model.row(relation.child().field()).spanOf("relation");
    relation.mappedName().ifPresent(name -> length(name, child.path(), place.apply(child)));
    String name =
        relation
            .mappedName()
            .orElseGet(
                () ->
                    names.foreignKey(
                        child.model().databaseName(), columns(child, relation.fields())));
    return Optional.of(new GivenName(name, GivenName.Kind.FOREIGN_KEY, child.model(), place));
  }

  /// D113: a foreign key's name that SQLite would forget.
  void ofForeignKeys(ReadModel model) {
    if (dialect.keepsConstraintNames()) {
      return;
    }
    for (RelationRow each : model.relationRows()) {
      if (each.field().mappedName().isPresent()) {
        notKept(model.path(), each.row().spanOf("relation"), "foreign keys");
      }
    }
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
    List<String> columns = new ArrayList<>(key.fields().size());
    for (IndexField field : key.fields()) {
      columns.add(column(key.model(), field.name()));
    }
    return switch (key.kind()) {
      case ID -> names.primaryKey(table);
      case UNIQUE -> names.uniqueKey(table, columns);
      case INDEX, FULLTEXT -> names.index(table, columns);
    };
  }

  private static List<String> columns(ReadModel model, List<String> fields) {
    List<String> columns = new ArrayList<>(fields.size());
    for (String field : fields) {
      columns.add(column(model, field));
    }
    return columns;
  }

  private static String column(ReadModel model, String field) {
    return model.scalarField(field).map(ScalarField::databaseName).orElse(field);
  }
}
