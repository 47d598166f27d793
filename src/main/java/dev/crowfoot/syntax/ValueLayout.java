// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/// Lays out what stands on one line: cells of fields and settings, attributes and their arguments.
final class ValueLayout {
  private static final List<String> ATTRIBUTE_ORDER =
      List.of(
          "id", "unique", "default", "updatedAt", "index", "fulltext", "map", "relation", "ignore");

  private ValueLayout() {}

  static List<String> field(FieldDecl field) {
    List<String> cells = new ArrayList<>();
    cells.add(field.name().text());
    field.type().ifPresent(type -> cells.add(type(type)));
    String attributes = attributes(field.attributes());
    if (!attributes.isEmpty()) {
      cells.add(attributes);
    }
    return cells;
  }

  static List<String> enumValue(EnumValueDecl value) {
    String attributes = attributes(value.attributes());
    return attributes.isEmpty()
        ? List.of(value.name().text())
        : List.of(value.name().text(), attributes);
  }

  static List<String> setting(Setting setting) {
    return List.of(
        setting.name().text(), "= " + setting.value().map(ValueLayout::value).orElse(""));
  }

  static String attribute(Attribute attribute) {
    StringBuilder text = new StringBuilder();
    attribute(attribute, text);
    return text.toString();
  }

  private static void attribute(Attribute attribute, StringBuilder text) {
    text.append(attribute.isBlockAttribute() ? "@@" : "@").append(attribute.word());
    if (attribute.argumentsSpan().isPresent()) {
      arguments(attribute.arguments(), text);
    }
  }

  private static String attributes(List<Attribute> attributes) {
    List<Attribute> ordered = new ArrayList<>(attributes);
    ordered.sort(Comparator.comparingInt(ValueLayout::order));
    StringBuilder text = new StringBuilder();
    for (Attribute attribute : ordered) {
      text.append(text.isEmpty() ? "" : " ");
      attribute(attribute, text);
    }
    return text.toString();
  }

  /// The place of an attribute among others, of fields and `@@` alike.
  static int order(Attribute attribute) {
    int index = ATTRIBUTE_ORDER.indexOf(attribute.word());
    return index < 0 ? ATTRIBUTE_ORDER.size() : index;
  }

  private static String type(TypeRef type) {
    Span name = type.nameSpan();
    return type.node().tokens().text().substring(name.start(), name.end())
        + switch (type.suffix()) {
          case NONE -> "";
          case OPTIONAL -> "?";
          case LIST -> "[]";
        };
  }

  private static void arguments(List<Argument> arguments, StringBuilder text) {
    text.append('(');
    list(arguments, ValueLayout::argument, text);
    text.append(')');
  }

  private static void argument(Argument argument, StringBuilder text) {
    if (argument.isNamed()) {
      text.append(argument.word()).append(": ");
    }
    argument.value().ifPresent(value -> value(value, text));
  }

  private static String value(Expression value) {
    StringBuilder text = new StringBuilder();
    value(value, text);
    return text.toString();
  }

  private static void value(Expression value, StringBuilder text) {
    switch (value) {
      case Expression.Call call -> {
        text.append(call.name());
        arguments(call.arguments(), text);
      }
      case Expression.Array array -> {
        text.append('[');
        list(array.elements(), ValueLayout::value, text);
        text.append(']');
      }
      case Expression.Members object -> {
        text.append("{ ");
        list(object.members(), ValueLayout::argument, text);
        text.append(" }");
      }
      case Expression.StringLiteral _, Expression.NumberLiteral _, Expression.Path _ ->
          text.append(value.text());
    }
  }

  private static <T> void list(
      List<T> things, BiConsumer<T, StringBuilder> write, StringBuilder text) {
    for (int i = 0; i < things.size(); i++) {
      text.append(i == 0 ? "" : ", ");
      write.accept(things.get(i), text);
    }
  }
}
