// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.format;

import dev.crowfoot.analysis.Inflection;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.PrimaryKey;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.UniqueKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A key of one model and the fields of another that refer to it.
///
/// @param fields their names, which may not be there yet
/// @param parts the fields referred to, in the same order
/// @param isUnique whether no two rows may refer to the same one
record ForeignKey(List<String> fields, List<ScalarField> parts, boolean isUnique) {
  /// What a relation field asks of its key.
  ///
  /// @param references the fields it refers to, where it says so
  /// @param only whether no other relation of the same two models lacks its key
  record Wish(String field, boolean isRequired, List<String> references, boolean only) {}

  /// A key under the names Prisma's formatter gives: `userId` for the `id` of `User`. Where these
  /// are taken, or another relation lacks its key too, the relation field gives the name:
  /// `authorId`.
  static Optional<ForeignKey> of(ModelEdits holder, ModelEdits parent, Wish wish) {
    List<ScalarField> parts = parts(parent, wish.references);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    String usual = Inflection.lowerFirst(parent.name());
    List<String> fields =
        Stream.concat(
                wish.only ? Stream.of(usual, wish.field) : Stream.of(wish.field),
                Stream.iterate(2, i -> i + 1).map(i -> wish.field + i))
            .map(name -> named(name, parts))
            .filter(names -> fits(holder, names, parts, wish.isRequired))
            .findFirst()
            .orElseThrow();
    return Optional.of(new ForeignKey(fields, parts, false));
  }

  /// The key a relation field holds already.
  static Optional<ForeignKey> held(RelationField field, ModelEdits parent) {
    List<ScalarField> parts = parts(parent, field.references());
    return parts.size() == field.fields().size()
        ? Optional.of(new ForeignKey(field.fields(), parts, false))
        : Optional.empty();
  }

  ForeignKey unique() {
    return new ForeignKey(fields, parts, true);
  }

  String fieldsArgument() {
    return "fields: [" + String.join(", ", fields) + "]";
  }

  String referencesArgument() {
    return parts.stream()
        .map(ScalarField::name)
        .collect(Collectors.joining(", ", "references: [", "]"));
  }

  List<String> arguments() {
    return List.of(fieldsArgument(), referencesArgument());
  }

  /// Whether all its fields are there and none is optional.
  boolean isRequired(ModelEdits holder) {
    return fields.stream()
        .allMatch(f -> holder.read().scalarField(f).filter(ScalarField::isRequired).isPresent());
  }

  /// Adds those of its fields that are not there.
  void addFields(ModelEdits holder, Arity arity) {
    boolean alone = fields.size() == 1;
    for (int i = 0; i < fields.size(); i++) {
      if (holder.isFree(fields.get(i))) {
        ScalarField part = parts.get(i);
        holder.add(
            fields.get(i),
            part.type().word() + arity.suffix(),
            isUnique && alone ? "@unique" : "",
            part.nativeType().map(type -> "@" + type).orElse(""));
      }
    }
    if (isUnique && !alone && !holder.read().model().isUniqueOver(fields)) {
      holder.addBlockAttribute("@@unique([" + String.join(", ", fields) + "])");
    }
  }

  private static List<String> named(String name, List<ScalarField> parts) {
    return parts.stream().map(part -> name + Inflection.upperFirst(part.name())).toList();
  }

  /// Whether fields of these names can be added, or are there and can hold this key.
  private static boolean fits(
      ModelEdits holder, List<String> names, List<ScalarField> parts, boolean required) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (!holder.isFree(name) && !canHold(holder, name, parts.get(i).type(), required)) {
        return false;
      }
    }
    return true;
  }

  private static boolean canHold(ModelEdits holder, String name, FieldType type, boolean required) {
    return !holder.isHolder(name)
        && holder
            .read()
            .scalarField(name)
            .filter(f -> f.type().equals(type) && !f.isList())
            .filter(f -> f.isRequired() || !required)
            .isPresent();
  }

  /// The fields referred to: those named, else the model's key.
  private static List<ScalarField> parts(ModelEdits parent, List<String> references) {
    List<String> names = references.isEmpty() ? key(parent.read().model()) : references;
    List<ScalarField> parts =
        names.stream().flatMap(name -> parent.read().scalarField(name).stream()).toList();
    return parts.size() == names.size() ? parts : List.of();
  }

  private static List<String> key(Model model) {
    return Stream.concat(
            model.primaryKey().map(PrimaryKey::fieldNames).stream(),
            model.uniques().stream().filter(u -> u.where().isEmpty()).map(UniqueKey::fieldNames))
        .filter(names -> names.stream().allMatch(name -> canBeReferredTo(model, name)))
        .findFirst()
        .orElse(List.of());
  }

  private static boolean canBeReferredTo(Model model, String name) {
    return model
        .scalarField(name)
        .filter(f -> f.isRequired() && !(f.type() instanceof FieldType.Unsupported))
        .isPresent();
  }
}
