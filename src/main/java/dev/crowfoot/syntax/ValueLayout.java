// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/// Lays out what stands on one line: cells of fields and settings, attributes and their arguments.
final class ValueLayout {
  private static final List<String> ATTRIBUTE_ORDER =
      List.of("id", "unique", "default", "updatedAt", "map", "relation", "ignore");

  private static final Collector<CharSequence, ?, String> JOINED = Collectors.joining(", ");

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
    return (attribute.isBlockAttribute() ? "@@" : "@")
        + attribute.name().map(Name::text).orElse("")
        + attribute.node().child(NodeKind.ARGUMENTS).map(ValueLayout::arguments).orElse("");
  }

  private static String attributes(List<Attribute> attributes) {
    return attributes.stream()
        .sorted(Comparator.comparingInt(ValueLayout::order))
        .map(ValueLayout::attribute)
        .collect(Collectors.joining(" "));
  }

  private static int order(Attribute attribute) {
    int index = ATTRIBUTE_ORDER.indexOf(attribute.name().map(Name::text).orElse(""));
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

  private static String arguments(SyntaxNode node) {
    return "(" + Argument.allOf(node).stream().map(ValueLayout::argument).collect(JOINED) + ")";
  }

  private static String argument(Argument argument) {
    return argument.name().map(name -> name.text() + ": ").orElse("")
        + argument.value().map(ValueLayout::value).orElse("");
  }

  private static String value(Expression value) {
    return switch (value) {
      case Expression.Call call ->
          call.name()
              + call.node().child(NodeKind.ARGUMENTS).map(ValueLayout::arguments).orElse("");
      case Expression.Array array ->
          "[" + array.elements().stream().map(ValueLayout::value).collect(JOINED) + "]";
      case Expression.Members object ->
          "{ " + object.members().stream().map(ValueLayout::argument).collect(JOINED) + " }";
      case Expression.StringLiteral _, Expression.NumberLiteral _, Expression.Path _ ->
          value.text();
    };
  }
}
