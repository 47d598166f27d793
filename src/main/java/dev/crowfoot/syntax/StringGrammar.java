// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.text.FileEdit;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.List;

/// A text in quotes and its escapes: `"a \"quoted\" word"`.
final class StringGrammar {
  private StringGrammar() {}

  static void string(Parser p) {
    Span span = p.currentSpan();
    String text = p.tokens().text();
    boolean escapes = false;
    for (int i = span.start() + 1; i < span.end() - 1; i++) {
      char c = text.charAt(i);
      escapes |= c == '\\';
      if (c < ' ') {
        controlCharacter(p, i, c);
      }
    }
    int wrong = escapes ? StringEscapes.firstWrong(p.tokens().text(p.currentIndex())) : -1;
    if (wrong >= 0) {
      unknownEscape(p, span.start() + wrong);
    }
    p.leaf(NodeKind.STRING);
  }

  private static void controlCharacter(Parser p, int offset, char c) {
    String escape = StringEscapes.quote(String.valueOf(c));
    String written = escape.substring(1, escape.length() - 1);
    replace(
        p,
        Code.SYNTAX,
        new Span(offset, offset + 1),
        "In a text this character is written as `" + written + "`.",
        written);
  }

  private static void unknownEscape(Parser p, int backslash) {
    String text = p.tokens().text();
    Span span = new Span(backslash, text.offsetByCodePoints(backslash, 2));
    String escape = text.substring(span.start(), span.end());
    String message =
        escape.equals("\\u")
            ? "`\\u` needs four digits that name a character, as in `\\u00e9`. A backslash itself is"
                + " written as `\\\\`."
            : "`" + escape + "` is no escape. A backslash itself is written as `\\\\`.";
    replace(p, Code.UNKNOWN_ESCAPE, span, message, "\\" + escape);
  }

  private static void replace(Parser p, Code code, Span span, String message, String replacement) {
    Fix fix =
        new Fix(
            "Write `" + replacement + "`",
            List.of(new FileEdit(p.path(), TextEdit.replace(span, replacement))));
    p.error(code, span, message, List.of(fix));
  }
}
