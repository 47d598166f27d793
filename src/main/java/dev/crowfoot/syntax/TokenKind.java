// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

/// What a token is. Every character of a text belongs to exactly one token, so that nothing is
/// lost.
public enum TokenKind {
  /// Spaces and tabs, and other blanks that do not end a line.
  WHITESPACE,
  /// `\n`, `\r\n` or a lone `\r`.
  NEWLINE,
  /// `// …` up to the end of the line, or `/* … */`, which may span lines.
  COMMENT,
  /// `/// …` up to the end of the line.
  DOC_COMMENT,
  /// A name or keyword. May contain `-`, as in `runtime-edge`.
  IDENTIFIER,
  /// `42`, `-1.5`
  NUMBER,
  /// `"…"` with both quotes on one line.
  STRING,
  /// `"…` that reaches the end of its line.
  UNTERMINATED_STRING,
  /// `@`
  AT,
  /// `@@`
  AT_AT,
  /// `{`
  LEFT_BRACE,
  /// `}`
  RIGHT_BRACE,
  /// `(`
  LEFT_PAREN,
  /// `)`
  RIGHT_PAREN,
  /// `[`
  LEFT_BRACKET,
  /// `]`
  RIGHT_BRACKET,
  /// `,`
  COMMA,
  /// `:`
  COLON,
  /// `.`
  DOT,
  /// `=`
  EQUALS,
  /// `?`
  QUESTION,
  /// `!`
  BANG,
  /// Characters the language does not know, a whole run of them.
  UNKNOWN,
  /// What the parser sees behind the last token; never part of a text.
  END;

  /// Whether it separates tokens inside a line and means nothing else.
  public boolean isBlank() {
    return this == WHITESPACE || this == COMMENT || this == DOC_COMMENT;
  }

  /// Its place among all kinds, by which arrays keep it.
  @SuppressWarnings("EnumOrdinal") // the number never leaves the process
  byte number() {
    return (byte) ordinal();
  }
}
