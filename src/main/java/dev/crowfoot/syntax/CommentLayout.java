// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import java.util.ArrayList;
import java.util.List;

/// Lays out comments that stand on lines of their own. Those of the form `/* … */` become
///
/// ```
/// /**
///  * first line
///  * second line
///  */
/// ```
final class CommentLayout {
  private CommentLayout() {}

  static List<String> lines(Tokens tokens, int comment) {
    String text = tokens.text(comment);
    return text.startsWith("/*") ? bracketed(text) : List.of(text);
  }

  private static List<String> bracketed(String text) {
    List<String> lines = new ArrayList<>();
    lines.add("/**");
    for (String line : text.substring(2, text.length() - 2).split("\\R")) {
      String content = withoutStar(line.strip());
      if (!content.isEmpty()) {
        lines.add(" * " + content);
      }
    }
    lines.add(" */");
    return lines;
  }

  private static String withoutStar(String line) {
    return line.startsWith("*") ? line.substring(1).strip() : line;
  }
}
