// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.sql;

/// A piece of SQL and where it stands.
///
/// @param start of its first character in the text, counted from 0
/// @param end behind its last character
public record SqlToken(Kind kind, int start, int end) {
  /// What a piece is.
  public enum Kind {
    /// A key word or a plain name.
    WORD,
    /// A name in quotes, backticks or brackets.
    QUOTED_NAME,
    /// A text in quotes or between dollar signs.
    TEXT,
    NUMBER,
    COMMENT,
    /// `?`, `$1`, `:name`: what a program would fill in.
    PARAMETER,
    SIGN
  }

  public String in(String text) {
    return text.substring(start, end);
  }
}
