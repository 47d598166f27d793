// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.syntax.Argument;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The fields an attribute lists.
///
/// ```prisma
/// @@index([authorId, publishedAt(sort: Desc)])
///          ^^^^^^^^  ^^^^^^^^^^^
/// ```
final class FieldLists {
  private FieldLists() {}

  /// The names of the fields a block attribute lists.
  static List<String> names(Attribute attribute) {
    return fields(attribute).stream().map(FieldLists::name).toList();
  }

  /// The edits that take some, not all, of the fields out of a block attribute's list.
  static List<TextEdit> without(Attribute attribute, Set<String> leaving) {
    List<Expression> elements = fields(attribute);
    List<TextEdit> edits = new ArrayList<>();
    boolean anyKept = false;
    for (int i = 0; i < elements.size(); i++) {
      Span span = elements.get(i).span();
      if (!leaving.contains(name(elements.get(i)))) {
        anyKept = true;
      } else if (anyKept) {
        edits.add(TextEdit.delete(new Span(elements.get(i - 1).span().end(), span.end())));
      } else if (i + 1 < elements.size()) {
        edits.add(TextEdit.delete(new Span(span.start(), elements.get(i + 1).span().start())));
      }
    }
    return edits;
  }

  private static List<Expression> fields(Attribute attribute) {
    return attribute
        .argumentOrUnnamed("fields")
        .flatMap(Argument::value)
        .map(Expression::elements)
        .orElse(List.of());
  }

  private static String name(Expression element) {
    String name =
        switch (element) {
          case Expression.Path path -> path.name();
          case Expression.Call call -> call.name();
          default -> "";
        };
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
