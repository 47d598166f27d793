// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.TypeRef;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.ArrayList;
import java.util.List;

/// Edits of the attributes behind a field's type.
final class FieldAttributes {
  private FieldAttributes() {}

  /// Before all others, where keys stand.
  static TextEdit inFront(FieldDecl field, String attribute) {
    int end = endOfType(field);
    List<Attribute> attributes = field.attributes();
    return attributes.isEmpty()
        ? TextEdit.insert(end, " " + attribute)
        : TextEdit.insert(attributes.getFirst().span().start(), attribute + " ");
  }

  /// Takes an attribute out with the blanks before it.
  static List<TextEdit> without(FieldDecl field, String name) {
    List<TextEdit> edits = new ArrayList<>();
    List<Attribute> attributes = field.attributes();
    for (int i = 0; i < attributes.size(); i++) {
      Span span = attributes.get(i).span();
      if (!attributes.get(i).isNamed(name)) {
        continue;
      }
      boolean isFirstOfMore = i == 0 && attributes.size() > 1;
      edits.add(
          TextEdit.delete(
              isFirstOfMore
                  ? new Span(span.start(), attributes.get(1).span().start())
                  : new Span(
                      i == 0 ? endOfType(field) : attributes.get(i - 1).span().end(), span.end())));
    }
    return edits;
  }

  private static int endOfType(FieldDecl field) {
    return field.type().map(TypeRef::span).orElse(field.name().span()).end();
  }
}
