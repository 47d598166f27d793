// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.Field;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.EnumValueDecl;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.syntax.TypeRef;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Checks that attributes exist and stand where they may, once.
final class AttributeChecks {
  private static final Set<String> REPEATABLE = Set.of("unique", "index", "fulltext");

  private final Declared declared;
  private final Findings findings;
  private final ArgumentChecks arguments;
  private final PredicateChecks predicates;

  AttributeChecks(Declared declared, Findings findings) {
    this.declared = declared;
    this.findings = findings;
    this.arguments = new ArgumentChecks(findings);
    this.predicates = new PredicateChecks(findings);
  }

  void check(ReadModel model) {
    for (ReadField row : model.rows()) {
      field(model, row);
    }
    List<Attribute> attributes = model.attributes();
    if (!attributes.isEmpty()) {
      Map<String, Signature> known = model.isCompositeType() ? Map.of() : Signature.ofModels();
      attributes(model.path(), attributes, known, REPEATABLE);
      attributes.forEach(attribute -> predicates.check(model, attribute));
    }
  }

  void check(Location<EnumDecl> type) {
    attributes(type.path(), type.declaration().attributes(), Signature.ofEnums(), Set.of());
    for (EnumValueDecl value : type.declaration().values()) {
      attributes(type.path(), value.attributes(), Signature.ofEnumValues(), Set.of());
    }
  }

  private void field(ReadModel model, ReadField row) {
    List<Attribute> attributes = row.attributes();
    if (attributes.isEmpty()) {
      return;
    }
    attributes(
        model.path(),
        attributes,
        model.isCompositeType() && !declared.isFor(Provider.MONGODB)
            ? Signature.ofCompositeFields()
            : Signature.ofFields(),
        Set.of());
    for (Attribute attribute : attributes) {
      nativeType(model.path(), row.field(), attribute);
      misplaced(model, row.field(), attribute);
      predicates.check(model, attribute);
    }
  }

  private void attributes(
      String path,
      List<Attribute> attributes,
      Map<String, Signature> known,
      Set<String> repeatable) {
    for (int i = 0; i < attributes.size(); i++) {
      Attribute attribute = attributes.get(i);
      String name = attribute.word();
      Signature signature = known.get(name);
      if (signature != null) {
        arguments.check(path, attribute, signature);
      } else if (!name.isEmpty() && (name.indexOf('.') < 0 || attribute.isBlockAttribute())) {
        unknown(path, attribute, name, known.keySet());
      }
    }
    once(path, attributes, repeatable);
  }

  /// M115
  private void unknown(String path, Attribute attribute, String name, Set<String> known) {
    Optional<String> similar = Similar.to(name, known.stream().sorted());
    Span span = attribute.name().map(Name::span).orElse(attribute.span());
    String at = attribute.isBlockAttribute() ? "@@" : "@";
    findings.add(
        Code.UNKNOWN_ATTRIBUTE,
        path,
        attribute.span(),
        "There is no attribute `"
            + at
            + name
            + "` here."
            + similar.map(meant -> " Did you mean `" + at + meant + "`?").orElse(" Remove it."),
        similar.stream()
            .map(
                meant ->
                    Findings.fix(
                        "Change to `" + at + meant + "`", path, TextEdit.replace(span, meant)))
            .toList());
  }

  /// M116
  private void once(String path, List<Attribute> attributes, Set<String> repeatable) {
    if (attributes.size() < 2 || differ(attributes)) {
      return;
    }
    Map<String, List<Attribute>> byName = LinkedHashMap.newLinkedHashMap(attributes.size());
    for (Attribute attribute : attributes) {
      String name = subject(attribute);
      if (!name.isEmpty() && !repeatable.contains(name)) {
        byName.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(attribute);
      }
    }
    byName.forEach(
        (name, same) -> {
          if (same.size() > 1) {
            same.forEach(attribute -> repeated(path, attribute, name));
          }
        });
  }

  /// Whether a few attributes, as nearly every line has, are seen at a glance not to repeat.
  private static boolean differ(List<Attribute> attributes) {
    if (attributes.size() > 4) {
      return false;
    }
    for (int i = 1; i < attributes.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (subject(attributes.get(i)).equals(subject(attributes.get(j)))) {
          return false;
        }
      }
    }
    return true;
  }

  /// What an attribute is about: `db` for every native type.
  private static String subject(Attribute attribute) {
    String name = attribute.word();
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private void repeated(String path, Attribute attribute, String name) {
    findings.add(
        Code.DUPLICATE_ATTRIBUTE,
        path,
        attribute.span(),
        "`"
            + (attribute.isBlockAttribute() ? "@@" : "@")
            + name
            + "` can stand here only once. Remove one of them.",
        Findings.fix("Remove it", path, TextEdit.delete(attribute.span())));
  }

  /// M115: only fields of the language's own types have a type of the database's own behind them.
  private void nativeType(String path, Field field, Attribute attribute) {
    String name = attribute.word();
    if (name.indexOf('.') <= 0) {
      return;
    }
    if (field instanceof ScalarField scalar && scalar.type() instanceof FieldType.Scalar) {
      nativeTypePrefix(path, attribute);
    } else {
      findings.add(
          Code.UNKNOWN_ATTRIBUTE,
          path,
          attribute.span(),
          "`@" + name + "` is only for fields of a type such as `String` or `Int`. Remove it.",
          Findings.fix("Remove it", path, TextEdit.delete(attribute.span())));
    }
  }

  /// M133: the attribute exists, but not for fields of this kind.
  private void misplaced(ReadModel model, Field field, Attribute attribute) {
    Optional<String> reason = misplacement(model, field, attribute);
    if (reason.isPresent()) {
      findings.add(
          Code.MISPLACED_ATTRIBUTE,
          model.path(),
          attribute.span(),
          reason.get(),
          remedy(model, field, attribute));
    }
  }

  private static Fix remedy(ReadModel model, Field field, Attribute attribute) {
    Optional<Span> suffix = model.declaration(field).type().map(TypeRef::suffixSpan);
    return field instanceof ScalarField && attribute.isNamed("id") && suffix.isPresent()
        ? Findings.fix(
            "Make `" + field.name() + "` required", model.path(), TextEdit.delete(suffix.get()))
        : Findings.fix("Remove it", model.path(), TextEdit.delete(attribute.span()));
  }

  private static Optional<String> misplacement(ReadModel model, Field field, Attribute attribute) {
    String name = attribute.word();
    return switch (field) {
      case RelationField relation -> ofRelation(relation, name);
      case ScalarField scalar -> ofScalar(model, scalar, name);
    };
  }

  private static Optional<String> ofRelation(RelationField field, String attribute) {
    String holder =
        field.fields().isEmpty() ? "" : " Put it on `" + field.fields().getFirst() + "`.";
    return switch (attribute) {
      case "id", "unique" ->
          Optional.of("`" + field.name() + "` is a relation and has no column." + holder);
      case "map", "default", "updatedAt" ->
          Optional.of(
              "`"
                  + field.name()
                  + "` is a relation and has no column. Remove `@"
                  + attribute
                  + "`.");
      default -> Optional.empty();
    };
  }

  private static Optional<String> ofScalar(ReadModel model, ScalarField field, String attribute) {
    return switch (attribute) {
      case "relation" ->
          Optional.of(
              "`"
                  + field.name()
                  + "` is of type `"
                  + field.type().word()
                  + "`, which is no model. Remove `@relation`, or change the type.");
      case "updatedAt" ->
          field.type() == FieldType.Scalar.DATE_TIME && !field.isList()
              ? Optional.empty()
              : Optional.of("`@updatedAt` is only for a single `DateTime`.");
      case "ignore" ->
          field.type() instanceof FieldType.Unsupported
              ? Optional.of("Fields of an unsupported type are ignored anyway. Remove `@ignore`.")
              : model.model().ignored()
                  ? Optional.of("The whole model is ignored. Remove `@ignore` here.")
                  : Optional.empty();
      case "id" ->
          field.isRequired()
                  || model.isCompositeType()
                  || model.model().isView()
                  || model.model().ignored()
              ? Optional.empty()
              : Optional.of("An id is required. Remove the `" + field.arity().suffix() + "`.");
      default -> Optional.empty();
    };
  }

  /// M117: the word before the dot of `@db.VarChar` is the datasource's name.
  private void nativeTypePrefix(String path, Attribute attribute) {
    String name = attribute.word();
    Optional<String> datasource = declared.datasource().map(Datasource::name);
    int dot = name.indexOf('.');
    if (dot <= 0 || datasource.isEmpty() || datasource.get().equals(name.substring(0, dot))) {
      return;
    }
    Span prefix = Span.at(attribute.name().orElseThrow().span().start(), dot);
    Fix fix =
        Findings.fix(
            "Change to `@" + datasource.get() + name.substring(dot) + "`",
            path,
            TextEdit.replace(prefix, datasource.get()));
    findings.add(
        Code.UNKNOWN_NATIVE_TYPE_PREFIX,
        path,
        attribute.span(),
        "`@"
            + name
            + "` does not begin with the name of the datasource. Write `@"
            + datasource.get()
            + name.substring(dot)
            + "`.",
        fix);
  }
}
