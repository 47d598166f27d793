// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.scene;

import dev.crowfoot.editor.Perspective;
import dev.crowfoot.model.CompositeType;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import dev.crowfoot.model.Relation.ManyToMany;
import dev.crowfoot.model.Schema;
import java.util.Set;
import java.util.TreeSet;

/// What a view shows of a schema.
public final class Excerpt {
  private Excerpt() {}

  /// The schema with the tables of a view alone, and the relations among them; the very same one
  /// when the view shows everything.
  public static Schema of(Schema schema, Perspective view) {
    return view.isPartial()
        ? new Schema(
            schema.datasource(),
            schema.generators(),
            schema.models().stream().filter(m -> view.shows(m.name())).toList(),
            schema.enums().stream().filter(e -> view.shows(e.name())).toList(),
            schema.compositeTypes().stream().filter(t -> view.shows(t.name())).toList(),
            schema.relations().stream().filter(r -> isShown(r, view)).toList())
        : schema;
  }

  private static boolean isShown(Relation relation, Perspective view) {
    return view.shows(oneEnd(relation)) && view.shows(otherEnd(relation));
  }

  /// The names of everything that has a card.
  public static Set<String> names(Schema schema) {
    Set<String> names = new TreeSet<>();
    schema.models().stream().map(Model::name).forEach(names::add);
    schema.enums().stream().map(EnumType::name).forEach(names::add);
    schema.compositeTypes().stream().map(CompositeType::name).forEach(names::add);
    return names;
  }

  /// The tables that a relation joins to some tables, these not among them.
  public static Set<String> neighbours(Schema schema, Set<String> tables) {
    Set<String> neighbours = new TreeSet<>();
    for (Relation relation : schema.relations()) {
      if (tables.contains(oneEnd(relation)) || tables.contains(otherEnd(relation))) {
        neighbours.add(oneEnd(relation));
        neighbours.add(otherEnd(relation));
      }
    }
    neighbours.removeAll(tables);
    return neighbours;
  }

  private static String oneEnd(Relation relation) {
    return switch (relation) {
      case ForeignKeyRelation key -> key.child().model();
      case ManyToMany many -> many.a().model();
    };
  }

  private static String otherEnd(Relation relation) {
    return switch (relation) {
      case ForeignKeyRelation key -> key.parent().model();
      case ManyToMany many -> many.b().model();
    };
  }
}
