// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.sql;

import dev.crowfoot.text.Span;

/// One thing that could stand at the caret.
///
/// @param label what the list shows
/// @param detail a few words beside it: a column's type and table, what a function is given
/// @param replaced the word it takes the place of; empty at the caret when none was begun
/// @param replacement what stands there then
/// @param caretBack how far before the end of the replacement the caret goes: 1 between the
///   parentheses of a function
public record SqlCompletion(
    String label, Kind kind, String detail, Span replaced, String replacement, int caretBack) {
  /// What an entry is: chooses its mark.
  public enum Kind {
    /// The condition or the whole join that a foreign key says.
    JOIN,
    COLUMN,
    TABLE,
    VIEW,
    KEYWORD,
    FUNCTION
  }
}
