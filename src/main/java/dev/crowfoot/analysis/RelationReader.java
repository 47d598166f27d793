// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.analysis.RelationResolver.Pair;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.ReferentialAction;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import dev.crowfoot.model.Relation.ManyToMany;
import dev.crowfoot.model.RelationField;
import java.util.ArrayList;
import java.util.List;

/// Reads what pairs of relation fields say, and checks it.
final class RelationReader {
  private final RelationFindings findings;
  private final RelationChecks checks;

  RelationReader(CheckedSchema schema, Findings findings) {
    this.findings = new RelationFindings(findings);
    this.checks = new RelationChecks(schema, findings);
  }

  /// The relations of those pairs that make one.
  List<Relation> readAll(List<Pair> pairs) {
    List<Relation> relations = new ArrayList<>(pairs.size());
    for (Pair pair : pairs) {
      if (pair.field().arity() == Arity.LIST) {
        relations.add(manyToMany(pair));
      } else if (findings.checkForeignKey(pair)) {
        relations.add(foreignKey(pair));
      } else {
        continue;
      }
      checks.check(relations.getLast());
    }
    return relations;
  }

  private static ManyToMany manyToMany(Pair pair) {
    FieldId one = new FieldId(pair.model().name(), pair.field().name());
    FieldId two = new FieldId(pair.target().name(), pair.other().name());
    int order = one.model().compareTo(two.model());
    boolean inOrder = order < 0 || (order == 0 && one.field().compareTo(two.field()) < 0);
    return inOrder ? new ManyToMany(name(pair), one, two) : new ManyToMany(name(pair), two, one);
  }

  private static ForeignKeyRelation foreignKey(Pair pair) {
    RelationField field = pair.field();
    boolean required = isRequired(pair.model(), field.fields());
    return new ForeignKeyRelation(
        name(pair),
        new FieldId(pair.model().name(), field.name()),
        new FieldId(pair.target().name(), pair.other().name()),
        field.fields(),
        field.references(),
        pair.other().arity() == Arity.LIST ? Arity.LIST : Arity.OPTIONAL,
        required,
        field.onDelete().orElse(required ? ReferentialAction.RESTRICT : ReferentialAction.SET_NULL),
        field.onUpdate().orElse(ReferentialAction.CASCADE),
        field.mappedName());
  }

  private static boolean isRequired(ReadModel model, List<String> fields) {
    for (String name : fields) {
      if (!model.isRequired(name)) {
        return false;
      }
    }
    return true;
  }

  /// Prisma's name for a relation without one has both models in alphabetical order.
  private static String name(Pair pair) {
    if (pair.field().relationName().isPresent()) {
      return pair.field().relationName().get();
    }
    String one = pair.model().name();
    String two = pair.target().name();
    return one.compareTo(two) <= 0 ? one + "To" + two : two + "To" + one;
  }
}
