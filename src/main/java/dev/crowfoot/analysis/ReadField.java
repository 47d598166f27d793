// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.model.Field;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.FieldDecl;
import java.util.List;
import java.util.Optional;

/// A field together with the line it was read from.
///
/// @param attributes its `@` attributes, looked for once: every check asks for them
public record ReadField(Field field, FieldDecl decl, List<Attribute> attributes) {
  public String name() {
    return field.name();
  }

  /// The first attribute of that name.
  public Optional<Attribute> attribute(String wanted) {
    return Attribute.named(wanted, attributes);
  }
}
