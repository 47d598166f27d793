// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.model.Field;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.text.Span;
import java.util.List;
import java.util.Optional;

/// A field together with the line it was read from.
///
/// @param attributes its `@` attributes, looked for once: every check asks for them
public record ReadField(Field field, FieldDecl decl, List<Attribute> attributes) {
  public String name() {
    return field.name();
  }

  /// The place of the attribute of that name; the whole line's when it has none.
  public Span spanOf(String attribute) {
    return attribute(attribute).map(Attribute::span).orElse(decl.span());
  }

  public boolean has(String attribute) {
    return attribute(attribute).isPresent();
  }

  /// The first attribute of that name.
  public Optional<Attribute> attribute(String wanted) {
    return Attribute.named(wanted, attributes);
  }
}
