// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.syntax.Lexer;
import dev.crowfoot.syntax.TokenKind;
import dev.crowfoot.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Chooses the style class of each piece of a line. No token of the language but the rare comment
/// `/* … */` spans lines, so a line is enough to look at.
final class Highlighting {
  private static final Set<String> BLOCK_WORDS =
      Set.of("model", "view", "type", "enum", "datasource", "generator");
  private static final Set<String> VALUE_WORDS = Set.of("true", "false", "null");

  private final Tokens tokens;
  private final List<Run> runs = new ArrayList<>();
  private int brackets;
  private int words;
  private boolean isSetting;

  /// A piece of a line and its style class, never empty.
  record Run(int start, int end, String style) {}

  private Highlighting(String line) {
    this.tokens = Lexer.lex(line);
  }

  /// The pieces of a line, without gaps.
  static List<Run> of(String line) {
    Highlighting highlighting = new Highlighting(line);
    highlighting.read();
    return highlighting.runs;
  }

  private void read() {
    int index = 0;
    while (index < tokens.count()) {
      int end = index + 1;
      String style;
      if (tokens.kind(index) == TokenKind.AT || tokens.kind(index) == TokenKind.AT_AT) {
        end = endOfAttributeName(index);
        style = "attribute";
      } else {
        style = style(index);
      }
      runs.add(new Run(tokens.start(index), tokens.end(end - 1), style));
      index = end;
    }
  }

  /// `@db.VarChar` is one piece.
  private int endOfAttributeName(int at) {
    int end = at + 1;
    while (tokens.kind(end) == TokenKind.IDENTIFIER || tokens.kind(end) == TokenKind.DOT) {
      end++;
    }
    return end;
  }

  private String style(int index) {
    return switch (tokens.kind(index)) {
      case COMMENT -> "comment";
      case DOC_COMMENT -> "documentation";
      case STRING, UNTERMINATED_STRING -> "string";
      case NUMBER -> "number";
      case IDENTIFIER -> word(index);
      case LEFT_PAREN, LEFT_BRACKET -> {
        brackets++;
        yield "punctuation";
      }
      case RIGHT_PAREN, RIGHT_BRACKET -> {
        brackets--;
        yield "punctuation";
      }
      case EQUALS -> {
        isSetting = true;
        yield "punctuation";
      }
      case UNKNOWN -> tokens.text(index).startsWith("/*") ? "comment" : "unknown";
      case WHITESPACE, NEWLINE, END -> "plain";
      default -> "punctuation";
    };
  }

  private String word(int index) {
    int place = words++;
    TokenKind next = after(index);
    if (VALUE_WORDS.contains(tokens.text(index)) && (brackets > 0 || isSetting)) {
      return "keyword";
    }
    if (next == TokenKind.LEFT_PAREN) {
      return "function";
    }
    if (brackets > 0 || isSetting) {
      return next == TokenKind.COLON ? "argument" : "name";
    }
    if (place == 0) {
      boolean opensBlock =
          next == TokenKind.IDENTIFIER
              && BLOCK_WORDS.contains(tokens.text(index))
              && (hasBrace() || index == 0);
      return opensBlock ? "keyword" : next == TokenKind.COLON ? "argument" : "name";
    }
    return place == 1 ? "type" : "name";
  }

  private boolean hasBrace() {
    for (int i = 0; i < tokens.count(); i++) {
      if (tokens.kind(i) == TokenKind.LEFT_BRACE) {
        return true;
      }
    }
    return false;
  }

  private TokenKind after(int index) {
    int next = index + 1;
    while (tokens.kind(next) == TokenKind.WHITESPACE) {
      next++;
    }
    return tokens.kind(next);
  }
}
