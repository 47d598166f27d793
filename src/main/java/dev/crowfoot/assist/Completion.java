// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;

/// One thing that could stand at the caret.
///
/// @param label what the list shows, such as `@relation(…)`
/// @param detail a few words beside the label, such as a field's type; may be empty
/// @param documentation a sentence or two for the selected entry; may be empty
/// @param edit what choosing it does to the file the caret is in
/// @param selection what is selected then, as a span of the text after the edit: the placeholder to
///   type over, or empty where the caret goes
public record Completion(
    String label, Kind kind, String detail, String documentation, TextEdit edit, Span selection) {
  /// What an entry is: chooses its icon.
  public enum Kind {
    KEYWORD,
    SCALAR,
    MODEL,
    VIEW,
    COMPOSITE_TYPE,
    ENUM,
    ENUM_VALUE,
    FIELD,
    RELATION,
    ATTRIBUTE,
    ARGUMENT,
    FUNCTION,
    NATIVE_TYPE,
    SETTING,
    VALUE
  }
}
