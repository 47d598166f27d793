// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.assist.Symbol.WordKind;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.syntax.Argument;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.syntax.TypeRef;
import dev.crowfoot.text.Span;
import java.util.Optional;

/// Reads what an attribute names: fields, values of enums, relation names and words of the
/// language.
///
/// ```prisma
/// @relation("authored", fields: [authorId], references: [id], onDelete: Cascade)
///  ^^^^^^^^  ^^^^^^^^^  ^^^^^^   ^^^^^^^^   ^^^^^^^^^^   ^^   ^^^^^^^^  ^^^^^^^
/// @@index([address.street(sort: Desc)], where: { active: true })
///   ^^^^^  ^^^^^^^ ^^^^^^ ^^^^  ^^^^    ^^^^^    ^^^^^^
/// ```
///
/// @param model whose attribute it is; empty in an enum
/// @param type of the field whose attribute it is; empty for `@@` attributes
record AttributeOccurrences(Occurrences out, String model, String type) {
  void read(Attribute attribute) {
    Optional<Name> name = attribute.name();
    if (name.isEmpty()) {
      return;
    }
    String word = name.get().text();
    int dot = word.indexOf('.');
    if (dot >= 0) {
      Span behindDot = new Span(name.get().span().start() + dot + 1, name.get().span().end());
      out.word(WordKind.NATIVE_TYPE, behindDot, word.substring(dot + 1));
      return;
    }
    String full = (attribute.isBlockAttribute() ? "@@" : "@") + word;
    out.word(WordKind.ATTRIBUTE, name.get().span(), full);
    for (Argument argument : attribute.arguments()) {
      argument.name().ifPresent(n -> out.word(WordKind.ARGUMENT, n.span(), full + "." + n.text()));
      argument.value().ifPresent(value -> argument(full, argument, value));
    }
  }

  private void argument(String attribute, Argument argument, Expression value) {
    String name = argument.name().map(Name::text).orElse("");
    switch (attribute) {
      case "@relation" -> relation(name, value);
      case "@default" -> value.elements().forEach(this::defaultValue);
      default -> {
        switch (name) {
          case "where" -> condition(value);
          case "", "fields" -> {
            if (attribute.startsWith("@@")) {
              value.elements().forEach(e -> field(model, e));
            }
          }
          default -> word(value);
        }
      }
    }
  }

  private void relation(String argument, Expression value) {
    switch (argument) {
      case "fields" -> value.elements().forEach(e -> field(model, e));
      case "references" -> value.elements().forEach(e -> field(type, e));
      case "", "name" -> {
        if (value instanceof Expression.StringLiteral text) {
          out.use(Symbol.RelationName.between(text.value(), model, type), inQuotes(text.span()));
        }
      }
      default -> word(value);
    }
  }

  static Span inQuotes(Span literal) {
    return literal.length() < 2 ? literal : new Span(literal.start() + 1, literal.end() - 1);
  }

  private void defaultValue(Expression value) {
    switch (value) {
      case Expression.Call call -> function(call);
      case Expression.Path path when FieldType.Scalar.ofWord(type).isEmpty() ->
          out.use(new Symbol.EnumValue(new FieldId(type, path.name())), path.span());
      default -> word(value);
    }
  }

  /// `name`, `name(sort: Desc)`, or `name.part` where `name` is of a composite type.
  private void field(String owner, Expression element) {
    switch (element) {
      case Expression.Path path -> fieldPath(owner, path.span().start(), path.name());
      case Expression.Call call -> {
        fieldPath(owner, call.span().start(), call.name());
        for (Argument argument : call.arguments()) {
          argument
              .name()
              .ifPresent(n -> out.word(WordKind.ARGUMENT, n.span(), "@@index." + n.text()));
          argument.value().ifPresent(this::word);
        }
      }
      default -> {}
    }
  }

  private void fieldPath(String owner, int start, String dotted) {
    String of = owner;
    int at = start;
    for (String written : dotted.split("\\.", -1)) {
      String part = written.strip();
      if (of.isEmpty() || part.isEmpty()) {
        return;
      }
      out.use(
          new Symbol.Field(new FieldId(of, part)),
          Span.at(at + written.indexOf(part), part.length()));
      at += written.length() + 1;
      of = dotted.indexOf('.') < 0 ? "" : compositeTypeOf(of, part);
    }
  }

  /// Only composite types can be looked into: other types give an empty name.
  private String compositeTypeOf(String owner, String field) {
    return out.declarations()
        .field(new FieldId(owner, field))
        .map(Location::declaration)
        .flatMap(FieldDecl::type)
        .flatMap(TypeRef::name)
        .map(Name::text)
        .filter(
            type ->
                out.declarations()
                    .model(type)
                    .filter(found -> Scope.isCompositeType(found.declaration()))
                    .isPresent())
        .orElse("");
  }

  /// `{ active: true, role: { not: null } }`
  private void condition(Expression value) {
    switch (value) {
      case Expression.Members object -> {
        for (Argument member : object.members()) {
          member
              .name()
              .ifPresent(n -> out.use(new Symbol.Field(new FieldId(model, n.text())), n.span()));
        }
      }
      default -> word(value);
    }
  }

  private void word(Expression value) {
    switch (value) {
      case Expression.Path path -> out.word(WordKind.VALUE, path.span(), path.name());
      case Expression.Call call -> function(call);
      default -> {}
    }
  }

  private void function(Expression.Call call) {
    out.word(WordKind.FUNCTION, Span.at(call.span().start(), call.name().length()), call.name());
  }
}
