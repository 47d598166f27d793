// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// PostgreSQL's text form of a one-dimensional array: `{1,2}`, `{"a b",NULL}`.
final class ArrayLiteral {
  private ArrayLiteral() {}

  /// Every item is quoted, so that none can be mistaken for `NULL` or for structure.
  static String of(List<String> items) {
    return items.stream()
        .map(item -> "\"" + item.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
        .collect(Collectors.joining(",", "{", "}"));
  }

  /// The items; an empty one is SQL's NULL.
  static List<Optional<String>> parse(String literal) {
    List<Optional<String>> items = new ArrayList<>();
    StringBuilder item = new StringBuilder();
    boolean quoted = false;
    boolean wasQuoted = false;
    for (int i = 1; i < literal.length(); i++) {
      char c = literal.charAt(i);
      boolean ends = !quoted && (c == ',' || c == '}');
      if (ends) {
        if (!item.isEmpty() || wasQuoted) {
          boolean isNull = !wasQuoted && item.toString().equals("NULL");
          items.add(isNull ? Optional.empty() : Optional.of(item.toString()));
        }
        item.setLength(0);
        wasQuoted = false;
      } else if (c == '"') {
        quoted = !quoted;
        wasQuoted = true;
      } else {
        item.append(c == '\\' ? literal.charAt(++i) : c);
      }
    }
    return items;
  }
}
