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
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
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
  Optional<Field> read(String path, FieldDecl decl, String name, List<Attribute> attributes) {
    Optional<TypeRef> type = decl.type();
    String word = type.map(TypeRef::word).orElse("");
    if (type.isEmpty() || word.isEmpty()) {
      return Optional.empty();
    }
    Arity arity = arity(type.get());
    Optional<FieldType.Scalar> scalar = FieldType.Scalar.ofWord(word);
    if (scalar.isPresent()) {
      return Optional.of(scalar(decl, name, scalar.get(), arity, attributes));
    }
    if (word.equals("Unsupported")) {
      FieldType unsupported = new FieldType.Unsupported(type.get().unsupportedType().orElse(""));
      return Optional.of(scalar(decl, name, unsupported, arity, attributes));
    }
    Location<Block> definition = definitions.get(word);
    if (definition == null) {
      unknownTypes.report(path, type.get().name().orElseThrow());
      return Optional.empty();
    }
    return Optional.of(
        switch (definition.declaration()) {
          case EnumDecl _ ->
              scalar(decl, name, new FieldType.EnumReference(word), arity, attributes);
          case ModelDecl model when model.kind() == NodeKind.COMPOSITE_TYPE ->
              scalar(decl, name, new FieldType.CompositeReference(word), arity, attributes);
          default -> relation(decl, name, word, arity, attributes);
        });
  }

  private static Arity arity(TypeRef type) {
    return switch (type.suffix()) {
      case NONE -> Arity.REQUIRED;
      case OPTIONAL -> Arity.OPTIONAL;
      case LIST -> Arity.LIST;
    };
  }

  private static ScalarField scalar(
      FieldDecl decl, String name, FieldType type, Arity arity, List<Attribute> attributes) {
    Optional<String> mappedName = Optional.empty();
    Optional<DefaultValue> defaultValue = Optional.empty();
    Optional<NativeType> nativeType = Optional.empty();
    boolean updatedAt = false;
    boolean ignored = false;
    for (int i = 0; i < attributes.size(); i++) {
      Attribute attribute = attributes.get(i);
      String word = attribute.word();
      switch (word) {
        case "map" -> mappedName = EnumReader.mappedName(List.of(attribute));
        case "default" -> defaultValue = DefaultReader.read(attribute);
        case "updatedAt" -> updatedAt = true;
        case "ignore" -> ignored = true;
        default -> {
          int dot = word.indexOf('.');
          if (dot > 0 && dot + 1 < word.length()) {
            nativeType = Optional.of(nativeType(attribute, word, dot));
          }
        }
      }
    }
    return new ScalarField(
        name,
        mappedName,
        type,
        arity,
        defaultValue,
        nativeType,
        updatedAt,
        ignored,
        decl.documentation());
  }

  private static NativeType nativeType(Attribute attribute, String word, int dot) {
    List<String> arguments =
        attribute.arguments().isEmpty()
            ? List.of()
            : attribute.arguments().stream()
                .map(a -> a.value().map(Expression::text).orElse(""))
                .toList();
    return new NativeType(word.substring(0, dot), word.substring(dot + 1), arguments);
  }

  private static RelationField relation(
      FieldDecl decl, String name, String target, Arity arity, List<Attribute> attributes) {
    Optional<Attribute> relation = Attribute.named("relation", attributes);
    return new RelationField(
        name,
        target,
        arity,
        relation.flatMap(r -> r.valueOrUnnamed("name")).flatMap(Expression::stringValue),
        names(relation, "fields"),
        names(relation, "references"),
        action(relation, "onDelete"),
        action(relation, "onUpdate"),
        relation.flatMap(r -> r.value("map")).flatMap(Expression::stringValue),
        Attribute.named("ignore", attributes).isPresent(),
        decl.documentation());
  }

  private static List<String> names(Optional<Attribute> relation, String argument) {
    return relation.flatMap(r -> r.value(argument)).map(FieldReader::names).orElse(List.of());
  }

  /// The names in `[a, b]`; a single name counts as a list of one.
  private static List<String> names(Expression value) {
    return switch (value) {
      case Expression.Array array -> texts(array.elements());
      case Expression.Path path -> List.of(path.name());
      default -> List.of();
    };
  }

  private static List<String> texts(List<Expression> expressions) {
    String[] texts = new String[expressions.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = expressions.get(i).text();
    }
    return List.of(texts);
  }

  private static Optional<ReferentialAction> action(Optional<Attribute> relation, String argument) {
    return relation
        .flatMap(r -> r.value(argument))
        .map(Expression::text)
        .flatMap(ReferentialAction::ofWord);
  }
}
