// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.model.Arity;
import dev.crowfoot.model.RelationField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Third pass: finds for each relation field the one at the other end. [RelationReader] then reads
/// what each pair of them says.
///
/// Two fields belong together when each has the other's model as its type and both have the same
/// relation name, or none. More than one such field on a side is ambiguous.
final class RelationResolver {
  private final Map<String, ReadModel> models;
  private final RelationFindings findings;
  private final Map<Bond, Ends> bonds = new HashMap<>();
  private final List<End> ends = new ArrayList<>();
  private final List<Pair> pairs = new ArrayList<>();

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

  /// The two fields of a relation.
  ///
  /// @param field the one that holds the foreign key, unless both are lists
  record Pair(ReadModel model, RelationField field, ReadModel target, RelationField other) {}

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
  /// @param kept those whose relations are known
  /// @return the pairs that the others contribute
  static List<Pair> resolve(Map<String, ReadModel> models, Kept kept, Findings findings) {
    RelationResolver resolver = new RelationResolver(models, findings);
    for (ReadModel model : models.values()) {
      if (!kept.holds(model.name()) || resolver.mentionsFresh(model, kept)) {
        resolver.collect(model, kept);
      }
    }
    resolver.ends.forEach(resolver::resolve);
    return resolver.pairs.stream().filter(pair -> !kept.holds(pair.model().name())).toList();
  }

  private boolean mentionsFresh(ReadModel model, Kept kept) {
    for (String name : model.mentions()) {
      if (!kept.holds(name) && models.containsKey(name)) {
        return true;
      }
    }
    return false;
  }

  private void collect(ReadModel model, Kept kept) {
    boolean isKept = kept.holds(model.name());
    for (RelationField field : model.relationFields()) {
      if (!(isKept && kept.holds(field.target()))) {
        collect(model, field);
      }
    }
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
    if (fieldIsList && !otherIsList) {
      return false;
    }
    if (!fieldIsList && !otherIsList) {
      return oneToOne(model, field, target, other);
    }
    pairs.add(new Pair(model, field, target, other));
    return true;
  }

  private boolean oneToOne(
      ReadModel model, RelationField field, ReadModel target, RelationField other) {
    boolean bothSayFields = field.holdsForeignKey() && other.holdsForeignKey();
    boolean bothSayReferences = !field.references().isEmpty() && !other.references().isEmpty();
    if (bothSayFields || bothSayReferences) {
      findings.bothHoldForeignKey(model, field, target, other);
    } else if (isComplete(field)) {
      pairs.add(new Pair(model, field, target, other));
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
}
