// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import java.util.ArrayList;
import java.util.List;

/// Takes a text of several SQL statements apart.
final class SqlScript {
  private SqlScript() {}

  /// The statements of a text, without the `;` that ends each. One inside quotes ends nothing.
  static List<String> split(String text) {
    List<String> statements = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'' || c == '`') {
        int end = text.indexOf(c, i + 1);
        i = end < 0 ? text.length() : end;
      } else if (c == ';') {
        add(statements, text.substring(start, i));
        start = i + 1;
      }
    }
    add(statements, text.substring(start));
    return statements;
  }

  private static void add(List<String> statements, String statement) {
    if (!statement.isBlank()) {
      statements.add(statement.strip());
    }
  }
}
