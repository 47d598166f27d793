// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.model.Arity;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.ReferentialAction;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import dev.crowfoot.model.Relation.ManyToMany;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Third pass: finds for each relation field the one at the other end.
///
/// Two fields belong together when each has the other's model as its type and both have the same
/// relation name, or none. More than one such field on a side is ambiguous.
final class RelationResolver {
  private final Map<String, ReadModel> models;
  private final RelationFindings findings;
  private final Map<Side, List<RelationField>> fieldsOfSide = new HashMap<>();
  private final Set<Side> reported = new HashSet<>();
  private final Set<FieldId> done = new HashSet<>();
  private final List<Relation> relations = new ArrayList<>();

  /// One side of a relation: the fields of a model with this type and relation name.
  private record Side(String model, String target, Optional<String> name) {
    Side opposite() {
      return new Side(target, model, name);
    }

    boolean isSelf() {
      return model.equals(target);
    }
  }

  private RelationResolver(Map<String, ReadModel> models, Findings findings) {
    this.models = models;
    this.findings = new RelationFindings(findings);
  }

  /// @param models by name, in the order of the files
  static List<Relation> resolve(Map<String, ReadModel> models, Findings findings) {
    RelationResolver resolver = new RelationResolver(models, findings);
    for (ReadModel model : models.values()) {
      model.model().relationFields().forEach(field -> resolver.addToSide(model, field));
    }
    for (ReadModel model : models.values()) {
      model.model().relationFields().forEach(field -> resolver.resolve(model, field));
    }
    return resolver.relations;
  }

  private void addToSide(ReadModel model, RelationField field) {
    fieldsOfSide.computeIfAbsent(side(model, field), _ -> new ArrayList<>()).add(field);
  }

  private static Side side(ReadModel model, RelationField field) {
    return new Side(model.name(), field.target(), field.relationName());
  }

  private List<RelationField> fieldsOf(Side side) {
    return fieldsOfSide.getOrDefault(side, List.of());
  }

  private void resolve(ReadModel model, RelationField field) {
    ReadModel target = models.get(field.target());
    Side side = side(model, field);
    List<RelationField> own = fieldsOf(side);
    List<RelationField> others =
        side.isSelf()
            ? own.stream().filter(f -> !f.equals(field)).toList()
            : fieldsOf(side.opposite());
    if (target == null || done.contains(new FieldId(model.name(), field.name()))) {
      return;
    }
    if (own.size() > (side.isSelf() ? 2 : 1)) {
      if (reported.add(side)) {
        findings.ambiguous(model, own);
      }
    } else if (others.isEmpty()) {
      findings.missingOpposite(model, field, target);
    } else if (others.size() == 1) {
      pair(model, field, target, others.getFirst());
    }
  }

  private void pair(ReadModel model, RelationField field, ReadModel target, RelationField other) {
    boolean fieldIsList = field.arity() == Arity.LIST;
    boolean otherIsList = other.arity() == Arity.LIST;
    if (fieldIsList && otherIsList) {
      finish(model, field, target, other);
      relations.add(manyToMany(model, field, target, other));
    } else if (fieldIsList) {
      return;
    } else if (otherIsList) {
      finish(model, field, target, other);
      foreignKey(model, field, target, other);
    } else if (field.holdsForeignKey() && other.holdsForeignKey()) {
      finish(model, field, target, other);
      findings.bothHoldForeignKey(model, field, target, other);
    } else if (field.holdsForeignKey()) {
      finish(model, field, target, other);
      foreignKey(model, field, target, other);
    } else if (!other.holdsForeignKey()) {
      finish(model, field, target, other);
      findings.noneHoldsForeignKey(model, field, target, other);
    }
  }

  private void finish(ReadModel model, RelationField field, ReadModel target, RelationField other) {
    done.add(new FieldId(model.name(), field.name()));
    done.add(new FieldId(target.name(), other.name()));
  }

  private static ManyToMany manyToMany(
      ReadModel model, RelationField field, ReadModel target, RelationField other) {
    FieldId one = new FieldId(model.name(), field.name());
    FieldId two = new FieldId(target.name(), other.name());
    int order = one.model().compareTo(two.model());
    boolean inOrder = order < 0 || (order == 0 && one.field().compareTo(two.field()) < 0);
    String name = field.relationName().orElse(defaultName(model.name(), target.name()));
    return inOrder ? new ManyToMany(name, one, two) : new ManyToMany(name, two, one);
  }

  private void foreignKey(
      ReadModel child, RelationField field, ReadModel parent, RelationField opposite) {
    if (!findings.checkForeignKey(child, field, parent, opposite)) {
      return;
    }
    boolean required =
        field.fields().stream()
            .allMatch(f -> child.scalarField(f).filter(ScalarField::isRequired).isPresent());
    relations.add(
        new ForeignKeyRelation(
            field.relationName().orElse(defaultName(child.name(), parent.name())),
            new FieldId(child.name(), field.name()),
            new FieldId(parent.name(), opposite.name()),
            field.fields(),
            field.references(),
            opposite.arity() == Arity.LIST ? Arity.LIST : Arity.OPTIONAL,
            required,
            field
                .onDelete()
                .orElse(required ? ReferentialAction.RESTRICT : ReferentialAction.SET_NULL),
            field.onUpdate().orElse(ReferentialAction.CASCADE),
            field.mappedName()));
  }

  /// Prisma's name for a relation without one: both models in alphabetical order.
  static String defaultName(String one, String two) {
    return one.compareTo(two) <= 0 ? one + "To" + two : two + "To" + one;
  }
}
