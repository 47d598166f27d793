// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.EnumValue;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.EnumValueDecl;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.syntax.Name;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads `enum` blocks.
final class EnumReader {
  private EnumReader() {}

  static EnumType read(Location<EnumDecl> location, Findings findings) {
    EnumDecl decl = location.declaration();
    String name = decl.name().map(Name::text).orElse("");
    List<EnumValue> values = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (EnumValueDecl value : decl.values()) {
      String valueName = value.name().text();
      if (known.add(valueName)) {
        values.add(new EnumValue(valueName, mappedName(value.attributes()), value.documentation()));
      } else {
        findings.add(
            Code.DUPLICATE_NAME,
            location.path(),
            value.name().span(),
            "Enum `"
                + name
                + "` has a value named `"
                + valueName
                + "` already. Remove one of them.");
      }
    }
    if (values.isEmpty() && decl.closingBrace().isPresent()) {
      findings.add(
          Code.EMPTY_ENUM,
          location.path(),
          decl.name().map(Name::span).orElse(decl.keyword()),
          "Enum `" + name + "` has no values. Write one on a line of its own.");
    }
    return new EnumType(
        name,
        mappedName(decl.attributes()),
        firstString(decl.attributes(), "schema"),
        values,
        decl.documentation());
  }

  /// What `@map("…")` or `@@map("…")` says.
  static Optional<String> mappedName(List<Attribute> attributes) {
    return firstString(attributes, "map");
  }

  /// The text that the attribute of that name has as its first argument.
  static Optional<String> firstString(List<Attribute> attributes, String name) {
    for (Attribute attribute : attributes) {
      if (attribute.isNamed(name)) {
        return attribute.valueOrUnnamed("name").flatMap(Expression::stringValue);
      }
    }
    return Optional.empty();
  }
}
