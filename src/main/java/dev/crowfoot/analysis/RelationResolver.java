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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Third pass: finds for each relation field the one at the other end.
///
/// Two fields belong together when each has the other's model as its type and both have the same
/// relation name, or none. More than one such field on a side is ambiguous.
final class RelationResolver {
  private final Map<String, ReadModel> models;
  private final RelationFindings findings;
  private final Map<Bond, Ends> bonds = new HashMap<>();
  private final List<End> ends = new ArrayList<>();
  private final List<Relation> relations = new ArrayList<>();

  /// What two ends of a relation have in common.
  ///
  /// @param first of the two models the one that comes first in the alphabet
  private record Bond(String first, String second, Optional<String> name) {
    static Bond of(ReadModel model, RelationField field) {
      return model.name().compareTo(field.target()) <= 0
          ? new Bond(model.name(), field.target(), field.relationName())
          : new Bond(field.target(), model.name(), field.relationName());
    }
  }

  /// All relation fields of one bond, by the model they stand in. Those of a self relation are all
  /// in the first list.
  private static final class Ends {
    private final List<RelationField> inFirst = new ArrayList<>(1);
    private final List<RelationField> inSecond = new ArrayList<>(1);
    private boolean isDone;
  }

  /// A relation field, and all that share its bond: beside it and opposite.
  private record End(
      ReadModel model,
      RelationField field,
      Ends bond,
      List<RelationField> beside,
      List<RelationField> opposite) {
    boolean isSelf() {
      return model.name().equals(field.target());
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
      for (ReadField row : model.rows()) {
        if (row.field() instanceof RelationField field) {
          resolver.collect(model, field);
        }
      }
    }
    resolver.ends.forEach(resolver::resolve);
    return resolver.relations;
  }

  private void collect(ReadModel model, RelationField field) {
    Bond bond = Bond.of(model, field);
    Ends known = bonds.computeIfAbsent(bond, _ -> new Ends());
    End end =
        model.name().equals(bond.first)
            ? new End(model, field, known, known.inFirst, known.inSecond)
            : new End(model, field, known, known.inSecond, known.inFirst);
    end.beside.add(field);
    ends.add(end);
  }

  private void resolve(End end) {
    ReadModel target = models.get(end.field.target());
    if (target == null || end.bond.isDone) {
      return;
    }
    boolean isUnnamedSelf =
        end.isSelf() && end.beside.size() == 2 && end.field.relationName().isEmpty();
    if (isUnnamedSelf || end.beside.size() > (end.isSelf() ? 2 : 1)) {
      // One mistake: the fields at the other end cannot be told apart either.
      end.bond.isDone = true;
      findings.ambiguous(end.model, end.beside);
      return;
    }
    List<RelationField> others =
        end.isSelf()
            ? end.beside.stream().filter(f -> !f.equals(end.field)).toList()
            : end.opposite;
    if (others.isEmpty()) {
      findings.missingOpposite(end.model, end.field, target);
    } else if (others.size() == 1) {
      end.bond.isDone = pair(end.model, end.field, target, others.getFirst());
    }
  }

  /// @return false when it is the other field's turn, which holds the foreign key
  private boolean pair(
      ReadModel model, RelationField field, ReadModel target, RelationField other) {
    boolean fieldIsList = field.arity() == Arity.LIST;
    boolean otherIsList = other.arity() == Arity.LIST;
    if (fieldIsList && otherIsList) {
      relations.add(manyToMany(model, field, target, other));
    } else if (fieldIsList) {
      return false;
    } else if (otherIsList) {
      foreignKey(model, field, target, other);
    } else {
      return oneToOne(model, field, target, other);
    }
    return true;
  }

  private boolean oneToOne(
      ReadModel model, RelationField field, ReadModel target, RelationField other) {
    boolean bothSayFields = field.holdsForeignKey() && other.holdsForeignKey();
    boolean bothSayReferences = !field.references().isEmpty() && !other.references().isEmpty();
    if (bothSayFields || bothSayReferences) {
      findings.bothHoldForeignKey(model, field, target, other);
    } else if (isComplete(field)) {
      foreignKey(model, field, target, other);
    } else if (isComplete(other)) {
      return false;
    } else {
      findings.noneHoldsForeignKey(model, field, target, other);
    }
    return true;
  }

  private static boolean isComplete(RelationField field) {
    return !field.fields().isEmpty() && !field.references().isEmpty();
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
