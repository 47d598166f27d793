// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import dev.crowfoot.model.Relation.ManyToMany;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import java.util.List;
import java.util.Optional;

/// A relation seen from one of its ends: which fields here match which fields there.
///
/// @param field the relation field at this end
/// @param target the model at the other end
/// @param mine the fields here
/// @param theirs the fields there, in the same order
/// @param oneToOne whether there is at most one row at each end
/// @param link the table in between, for an implicit many-to-many relation
record RelationEnd(
    Tables tables,
    Model model,
    RelationField field,
    Model target,
    List<String> mine,
    List<String> theirs,
    boolean oneToOne,
    Optional<LinkTable> link) {
  /// The table that nobody declares.
  ///
  /// @param mine the quoted column that holds ids of this end
  /// @param theirs the quoted column that holds ids of the other end
  /// @param back the relation field at the other end
  record LinkTable(String name, String mine, String theirs, String back) {}

  static RelationEnd of(Tables tables, Model model, String name) {
    FieldId id = new FieldId(model.name(), name);
    RelationField field =
        model
            .relationField(name)
            .orElseThrow(() -> new QueryFailure("There is no relation `" + id + "`."));
    Relation relation =
        tables
            .schema()
            .relationOf(id)
            .orElseThrow(() -> new QueryFailure("The relation of `" + id + "` is not complete."));
    Model target = tables.model(field.target());
    return switch (relation) {
      case ForeignKeyRelation key -> {
        boolean child = key.child().equals(id);
        yield new RelationEnd(
            tables,
            model,
            field,
            target,
            child ? key.fields() : key.references(),
            child ? key.references() : key.fields(),
            key.isOneToOne(),
            Optional.empty());
      }
      case ManyToMany both -> {
        boolean fromA = both.a().equals(id);
        String a = tables.dialect().quote("A");
        String b = tables.dialect().quote("B");
        Model first = tables.model(both.a().model());
        String table = tables.dialect().quote(new TableName(first.schema(), both.tableName()));
        yield new RelationEnd(
            tables,
            model,
            field,
            target,
            List.of(onlyKey(model).name()),
            List.of(onlyKey(target).name()),
            false,
            Optional.of(
                new LinkTable(
                    table, fromA ? a : b, fromA ? b : a, (fromA ? both.b() : both.a()).field())));
      }
    };
  }

  /// The one field that an implicit many-to-many relation refers to.
  private static ScalarField onlyKey(Model model) {
    return model
        .primaryKey()
        .filter(k -> !k.isComposite())
        .flatMap(k -> model.scalarField(k.fieldNames().getFirst()))
        .orElseThrow(
            () -> new QueryFailure("`" + model.name() + "` has no single field as its id."));
  }

  boolean isList() {
    return field.arity() == Arity.LIST;
  }

  /// Whether the rows here hold the foreign key.
  boolean holdsKey() {
    return field.holdsForeignKey();
  }

  /// That a row there belongs to a row here, as SQL; for a many-to-many relation with the link's
  /// table under an alias.
  String joined(ModelTable here, ModelTable there, String linkAlias) {
    if (link.isPresent()) {
      return there.name(there.field(theirs.getFirst()))
          + " = "
          + linkAlias
          + "."
          + link.get().theirs()
          + " AND "
          + linkAlias
          + "."
          + link.get().mine()
          + " = "
          + here.name(here.field(mine.getFirst()));
    }
    StringBuilder condition = new StringBuilder();
    for (int i = 0; i < mine.size(); i++) {
      condition
          .append(i == 0 ? "" : " AND ")
          .append(there.name(there.field(theirs.get(i))))
          .append(" = ")
          .append(here.name(here.field(mine.get(i))));
    }
    return condition.toString();
  }

  /// The other end's table, and the link's, for `FROM`.
  String from(ModelTable there, String linkAlias) {
    return there.from() + link.map(l -> ", " + l.name() + " " + linkAlias).orElse("");
  }
}
