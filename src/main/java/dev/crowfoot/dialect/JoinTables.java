// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Schema;
import java.util.List;
import java.util.Optional;

/// Finds implicit many-to-many relations again in a later schema. They have no name of their own
/// that somebody could say to be renamed: the fields at their ends tell which is which, and where
/// two models have only one, it needs no telling.
record JoinTables(Identities identities, Schema before, Schema after) {
  /// @param swapped whether the ends have changed places
  record Same(Relation.ManyToMany now, boolean swapped) {}

  /// What has become of a relation; none when it is gone or nobody can say.
  List<Same> of(Relation.ManyToMany relation) {
    List<Same> told = byFields(relation);
    return told.isEmpty() ? only(relation).stream().toList() : told;
  }

  private List<Same> byFields(Relation.ManyToMany relation) {
    Optional<FieldId> a = identities.fieldId(relation.a());
    Optional<FieldId> b = identities.fieldId(relation.b());
    if (a.isEmpty() || b.isEmpty()) {
      return List.of();
    }
    return all(after).stream()
        .filter(now -> now.hasField(a.get()) && now.hasField(b.get()))
        .map(now -> new Same(now, !now.a().equals(a.get())))
        .toList();
  }

  /// The ends of a model's relation to itself can only be told by their fields.
  private Optional<Same> only(Relation.ManyToMany relation) {
    Optional<String> a = identities.model(relation.a().model());
    Optional<String> b = identities.model(relation.b().model());
    if (a.isEmpty() || b.isEmpty() || a.equals(b)) {
      return Optional.empty();
    }
    List<Relation.ManyToMany> had = between(before, relation.a().model(), relation.b().model());
    List<Relation.ManyToMany> has = between(after, a.get(), b.get());
    return had.size() == 1 && has.size() == 1
        ? Optional.of(new Same(has.getFirst(), !has.getFirst().a().model().equals(a.get())))
        : Optional.empty();
  }

  private static List<Relation.ManyToMany> between(Schema schema, String one, String other) {
    return all(schema).stream().filter(r -> r.touches(one) && r.touches(other)).toList();
  }

  private static List<Relation.ManyToMany> all(Schema schema) {
    return schema.relations().stream()
        .filter(Relation.ManyToMany.class::isInstance)
        .map(Relation.ManyToMany.class::cast)
        .toList();
  }
}
