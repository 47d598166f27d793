// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.model.Arity;
import dev.crowfoot.model.DefaultValue;
import dev.crowfoot.model.Field;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.NativeType;
import dev.crowfoot.model.ReferentialAction;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.Argument;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.syntax.NodeKind;
import dev.crowfoot.syntax.TypeRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a field: what its type means, and its attributes.
final class FieldReader {
  private final Map<String, Location<Block>> definitions;
  private final UnknownTypes unknownTypes;

  FieldReader(Definitions definitions, UnknownTypes unknownTypes) {
    this.definitions = definitions.byName();
    this.unknownTypes = unknownTypes;
  }

  /// Empty when the type is missing or not known.
  Optional<Field> read(String path, FieldDecl decl) {
    Optional<TypeRef> type = decl.type();
    Optional<Name> typeName = type.flatMap(TypeRef::name);
    if (type.isEmpty() || typeName.isEmpty()) {
      return Optional.empty();
    }
    Arity arity = arity(type.get());
    String word = typeName.get().text();
    Optional<FieldType.Scalar> scalar = FieldType.Scalar.ofWord(word);
    Location<Block> definition = definitions.get(word);
    if (scalar.isPresent()) {
      return Optional.of(scalar(decl, scalar.get(), arity));
    }
    if (word.equals("Unsupported")) {
      FieldType unsupported = new FieldType.Unsupported(type.get().unsupportedType().orElse(""));
      return Optional.of(scalar(decl, unsupported, arity));
    }
    if (definition == null) {
      unknownTypes.report(path, typeName.get());
      return Optional.empty();
    }
    return Optional.of(
        switch (definition.declaration()) {
          case EnumDecl _ -> scalar(decl, new FieldType.EnumReference(word), arity);
          case ModelDecl model when model.kind() == NodeKind.COMPOSITE_TYPE ->
              scalar(decl, new FieldType.CompositeReference(word), arity);
          default -> relation(decl, word, arity);
        });
  }

  private static Arity arity(TypeRef type) {
    return switch (type.suffix()) {
      case NONE -> Arity.REQUIRED;
      case OPTIONAL -> Arity.OPTIONAL;
      case LIST -> Arity.LIST;
    };
  }

  private static ScalarField scalar(FieldDecl decl, FieldType type, Arity arity) {
    Optional<String> mappedName = Optional.empty();
    Optional<DefaultValue> defaultValue = Optional.empty();
    Optional<NativeType> nativeType = Optional.empty();
    boolean updatedAt = false;
    boolean ignored = false;
    for (Attribute attribute : decl.attributes()) {
      String name = attribute.name().map(Name::text).orElse("");
      switch (name) {
        case "map" -> mappedName = EnumReader.mappedName(List.of(attribute));
        case "default" -> defaultValue = DefaultReader.read(attribute);
        case "updatedAt" -> updatedAt = true;
        case "ignore" -> ignored = true;
        default -> {
          int dot = name.indexOf('.');
          if (dot > 0 && dot + 1 < name.length()) {
            nativeType = Optional.of(nativeType(attribute, name, dot));
          }
        }
      }
    }
    return new ScalarField(
        decl.name().text(),
        mappedName,
        type,
        arity,
        defaultValue,
        nativeType,
        updatedAt,
        ignored,
        decl.documentation());
  }

  private static NativeType nativeType(Attribute attribute, String name, int dot) {
    List<String> arguments =
        attribute.arguments().stream()
            .map(a -> a.value().map(Expression::text).orElse(""))
            .toList();
    return new NativeType(name.substring(0, dot), name.substring(dot + 1), arguments);
  }

  private static RelationField relation(FieldDecl decl, String target, Arity arity) {
    Optional<Attribute> relation = decl.attribute("relation");
    return new RelationField(
        decl.name().text(),
        target,
        arity,
        relation
            .flatMap(r -> r.argumentOrUnnamed("name"))
            .flatMap(Argument::value)
            .flatMap(Expression::stringValue),
        names(relation, "fields"),
        names(relation, "references"),
        action(relation, "onDelete"),
        action(relation, "onUpdate"),
        relation
            .flatMap(r -> r.argument("map"))
            .flatMap(Argument::value)
            .flatMap(Expression::stringValue),
        decl.attribute("ignore").isPresent(),
        decl.documentation());
  }

  private static List<String> names(Optional<Attribute> relation, String argument) {
    return relation
        .flatMap(r -> r.argument(argument))
        .flatMap(Argument::value)
        .map(FieldReader::names)
        .orElse(List.of());
  }

  /// The names in `[a, b]`; a single name counts as a list of one.
  private static List<String> names(Expression value) {
    return switch (value) {
      case Expression.Array array -> array.elements().stream().map(Expression::text).toList();
      case Expression.Path path -> List.of(path.name());
      default -> List.of();
    };
  }

  private static Optional<ReferentialAction> action(Optional<Attribute> relation, String argument) {
    return relation
        .flatMap(r -> r.argument(argument))
        .flatMap(Argument::value)
        .map(Expression::text)
        .flatMap(ReferentialAction::ofWord);
  }
}
