// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.format;

import dev.crowfoot.model.Arity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A relation of which something is missing.
sealed interface LackingRelation {
  /// `author User` without a field in `User`.
  record Opposite(RelationEnd end) implements LackingRelation {}

  /// `posts Post[]` without a field in `Post`.
  record Holder(RelationEnd list) implements LackingRelation {}

  /// Two fields, of which `end` should hold the key and does not, or not wholly.
  record Key(RelationEnd end, boolean isOneToOne) implements LackingRelation {}

  /// The relations that lack something but are clear, in the order in which their fields with one
  /// value stand in the text.
  static List<LackingRelation> among(List<RelationEnd> ends) {
    Map<Bond, List<RelationEnd>> bonds = new HashMap<>();
    for (RelationEnd end : ends) {
      bonds.computeIfAbsent(Bond.of(end), _ -> new ArrayList<>()).add(end);
    }
    List<LackingRelation> lacking = new ArrayList<>();
    for (RelationEnd end : ends) {
      List<RelationEnd> bond = bonds.getOrDefault(Bond.of(end), List.of(end));
      if (end.equals(leading(bond))) {
        of(bond).ifPresent(lacking::add);
      }
    }
    return lacking;
  }

  /// Whether a key has to be found a name.
  default boolean lacksKey() {
    return switch (this) {
      case Opposite(RelationEnd end) -> end.field().fields().isEmpty();
      case Holder _ -> true;
      case Key(RelationEnd end, boolean _) -> end.field().fields().isEmpty();
    };
  }

  /// The model that holds the key, and the one the key is of.
  default List<String> models() {
    return switch (this) {
      case Opposite(RelationEnd end) -> List.of(end.model().name(), end.target().name());
      case Holder(RelationEnd list) -> List.of(list.target().name(), list.model().name());
      case Key(RelationEnd end, boolean _) -> List.of(end.model().name(), end.target().name());
    };
  }

  /// What the fields of one relation have in common.
  record Bond(String first, String second, Optional<String> name) {
    static Bond of(RelationEnd end) {
      String one = end.model().name();
      String other = end.target().name();
      return one.compareTo(other) <= 0
          ? new Bond(one, other, end.name())
          : new Bond(other, one, end.name());
    }
  }

  private static RelationEnd leading(List<RelationEnd> bond) {
    return bond.stream().filter(end -> !end.isList()).findFirst().orElse(bond.getFirst());
  }

  private static Optional<LackingRelation> of(List<RelationEnd> bond) {
    RelationEnd first = bond.getFirst();
    if (bond.size() == 1) {
      return first.isList()
          ? first.saysKey() ? Optional.empty() : Optional.of(new Holder(first))
          : Optional.of(new Opposite(first));
    }
    if (bond.size() > 2 || !areOpposite(first, bond.getLast())) {
      return Optional.empty();
    }
    boolean isOneToOne = bond.stream().noneMatch(RelationEnd::isList);
    return holder(first, bond.getLast())
        .filter(end -> end.field().fields().isEmpty() || end.field().references().isEmpty())
        .map(end -> new Key(end, isOneToOne));
  }

  /// Two fields in one model are told apart only by a name.
  private static boolean areOpposite(RelationEnd one, RelationEnd other) {
    return one.isSelf() ? one.name().isPresent() : one.model() != other.model();
  }

  /// The end that holds the key, or should.
  private static Optional<RelationEnd> holder(RelationEnd one, RelationEnd other) {
    if (one.isList() && other.isList()) {
      return Optional.empty();
    }
    if (one.isList() || other.isList()) {
      RelationEnd list = one.isList() ? one : other;
      return list.saysKey() ? Optional.empty() : Optional.of(one.isList() ? other : one);
    }
    if (one.saysKey() || other.saysKey()) {
      boolean both = one.saysKey() && other.saysKey();
      return both ? Optional.empty() : Optional.of(one.saysKey() ? one : other);
    }
    if (one.field().arity() != other.field().arity()) {
      return Optional.of(one.field().arity() == Arity.REQUIRED ? one : other);
    }
    return Optional.of(one.model().name().compareTo(other.model().name()) <= 0 ? one : other);
  }
}
