// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.function.UnaryOperator;

/// What special keys do to a text, as edits: indentation, comments, whole lines.
final class CodeKeys {
  private static final String INDENT = "  ";

  private CodeKeys() {}

  /// An edit, and what is selected afterwards.
  record Keyed(TextEdit edit, Span selection) {
    static Keyed caretBehind(TextEdit edit) {
      int caret = edit.span().start() + edit.replacement().length();
      return new Keyed(edit, new Span(caret, caret));
    }
  }

  /// Enter: the new line is indented as the one before, one step more behind an opening bracket. A
  /// closing brace right behind the caret goes to a line of its own.
  static Keyed enter(String text, Span selection) {
    int lineStart = lineStart(text, selection.start());
    String before = text.substring(lineStart, selection.start());
    String indentation = before.substring(0, before.length() - before.stripLeading().length());
    String trimmed = before.stripTrailing();
    boolean opens = trimmed.endsWith("{") || trimmed.endsWith("(") || trimmed.endsWith("[");
    String inserted = "\n" + indentation + (opens ? INDENT : "");
    int caret = selection.start() + inserted.length();
    boolean splits =
        opens
            && selection.end() < text.length()
            && "})]".indexOf(text.charAt(selection.end())) >= 0;
    return new Keyed(
        TextEdit.replace(selection, splits ? inserted + "\n" + indentation : inserted),
        new Span(caret, caret));
  }

  /// Tab: two spaces, or every selected line moved right.
  static Keyed tab(String text, Span selection) {
    if (!spansLines(text, selection)) {
      return Keyed.caretBehind(TextEdit.replace(selection, INDENT));
    }
    return eachLine(text, selection, line -> line.isBlank() ? line : INDENT + line);
  }

  /// Shift+Tab: the selected lines, or the one with the caret, moved left.
  static Keyed backTab(String text, Span selection) {
    return eachLine(
        text,
        selection,
        line ->
            line.startsWith(INDENT)
                ? line.substring(INDENT.length())
                : line.startsWith(" ") || line.startsWith("\t") ? line.substring(1) : line);
  }

  /// Ctrl+/: makes comments of the selected lines, or text of them again when all are comments.
  static Keyed toggleComment(String text, Span selection) {
    Span lines = lines(text, selection);
    boolean uncomment =
        text.substring(lines.start(), lines.end())
            .lines()
            .filter(line -> !line.isBlank())
            .allMatch(line -> line.strip().startsWith("//"));
    return eachLine(text, selection, line -> uncomment ? uncommented(line) : commented(line));
  }

  /// Alt+Up: the lines that the selection touches change places with the one above. Nothing at the
  /// top.
  static Keyed moveUp(String text, Span selection) {
    Span lines = lines(text, selection);
    if (lines.start() == 0) {
      return nothing(selection);
    }
    Span above = lines(text, new Span(lines.start() - 1, lines.start() - 1));
    return swap(text, above, lines, selection, -above.length() - 1);
  }

  /// Alt+Down: the lines that the selection touches change places with the one below. Nothing at
  /// the bottom.
  static Keyed moveDown(String text, Span selection) {
    Span lines = lines(text, selection);
    if (lines.end() == text.length()) {
      return nothing(selection);
    }
    Span below = lines(text, new Span(lines.end() + 1, lines.end() + 1));
    return swap(text, lines, below, selection, below.length() + 1);
  }

  /// Ctrl+D: the lines that the selection touches once more below, and the selection in the copy.
  static Keyed duplicate(String text, Span selection) {
    Span lines = lines(text, selection);
    String copy = text.substring(lines.start(), lines.end());
    return new Keyed(
        TextEdit.insert(lines.end(), "\n" + copy), shifted(selection, copy.length() + 1));
  }

  private static Keyed swap(String text, Span upper, Span lower, Span selection, int shift) {
    String swapped =
        text.substring(lower.start(), lower.end())
            + "\n"
            + text.substring(upper.start(), upper.end());
    TextEdit edit = TextEdit.replace(upper.union(lower), swapped);
    int end = upper.start() + swapped.length();
    Span moved = shifted(selection, shift);
    return new Keyed(edit, new Span(Math.min(moved.start(), end), Math.min(moved.end(), end)));
  }

  private static Keyed nothing(Span selection) {
    return new Keyed(TextEdit.insert(selection.start(), ""), selection);
  }

  private static Span shifted(Span span, int by) {
    return new Span(span.start() + by, span.end() + by);
  }

  private static String commented(String line) {
    if (line.isBlank()) {
      return line;
    }
    int indentation = line.length() - line.stripLeading().length();
    return line.substring(0, indentation) + "// " + line.substring(indentation);
  }

  private static String uncommented(String line) {
    int slashes = line.indexOf("//");
    if (slashes < 0) {
      return line;
    }
    String rest = line.substring(slashes + 2);
    return line.substring(0, slashes) + (rest.startsWith(" ") ? rest.substring(1) : rest);
  }

  private static Keyed eachLine(String text, Span selection, UnaryOperator<String> change) {
    Span lines = lines(text, selection);
    String[] parts = text.substring(lines.start(), lines.end()).split("\n", -1);
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      result.append(i == 0 ? "" : "\n").append(change.apply(parts[i]));
    }
    int end = lines.start() + result.length();
    int shift = change.apply(parts[0]).length() - parts[0].length();
    int caret = Math.clamp((long) selection.start() + shift, lines.start(), end);
    Span selected = parts.length > 1 ? new Span(lines.start(), end) : new Span(caret, caret);
    return new Keyed(TextEdit.replace(lines, result.toString()), selected);
  }

  /// The whole lines that a selection touches, without the last line's end. A selection that ends
  /// at the start of a line leaves that line out.
  private static Span lines(String text, Span selection) {
    int last =
        !selection.isEmpty() && text.charAt(selection.end() - 1) == '\n'
            ? selection.end() - 1
            : selection.end();
    int end = text.indexOf('\n', last);
    return new Span(lineStart(text, selection.start()), end < 0 ? text.length() : end);
  }

  private static boolean spansLines(String text, Span selection) {
    return text.substring(selection.start(), selection.end()).indexOf('\n') >= 0;
  }

  static int lineStart(String text, int offset) {
    return offset == 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  }
}
