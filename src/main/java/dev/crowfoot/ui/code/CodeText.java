// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.text.LineIndex;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import org.jspecify.annotations.Nullable;

/// A file's text beside what the text area shows of it. The area knows only `\n`; the file keeps
/// its own line ends, also where somebody types.
final class CodeText {
  private final String content;
  private final String shown;
  private final String lineEnd;
  private @Nullable LineIndex contentLines;
  private @Nullable LineIndex shownLines;

  private CodeText(String content, String shown, String lineEnd) {
    this.content = content;
    this.shown = shown;
    this.lineEnd = lineEnd;
  }

  static CodeText of(String content) {
    if (content.indexOf('\r') < 0) {
      return new CodeText(content, content, "\n");
    }
    String shown = content.replace("\r\n", "\n").replace('\r', '\n');
    return new CodeText(content, shown, content.contains("\r\n") ? "\r\n" : "\r");
  }

  String content() {
    return content;
  }

  String shown() {
    return shown;
  }

  /// What the area shows of a span of the file.
  Span toShown(Span span) {
    if (isSame()) {
      return span;
    }
    return new Span(
        shownLines().offset(contentLines().position(span.start())),
        shownLines().offset(contentLines().position(span.end())));
  }

  int toContent(int shownOffset) {
    return isSame() ? shownOffset : contentLines().offset(shownLines().position(shownOffset));
  }

  private LineIndex shownLines() {
    LineIndex known = shownLines;
    if (known == null) {
      known = LineIndex.of(shown);
      shownLines = known;
    }
    return known;
  }

  private LineIndex contentLines() {
    LineIndex known = contentLines;
    if (known == null) {
      known = LineIndex.of(content);
      contentLines = known;
    }
    return known;
  }

  /// The file after an edit of what is shown.
  CodeText typed(TextEdit edit) {
    int from = toContent(edit.span().start());
    int to = toContent(edit.span().end());
    String inserted = edit.replacement().replace("\n", lineEnd);
    return of(content.substring(0, from) + inserted + content.substring(to));
  }

  /// The smallest edit that makes `before` read as `after`.
  static TextEdit difference(String before, String after) {
    int shorter = Math.min(before.length(), after.length());
    int start = 0;
    while (start < shorter && before.charAt(start) == after.charAt(start)) {
      start++;
    }
    int same = 0;
    while (same < shorter - start
        && before.charAt(before.length() - 1 - same) == after.charAt(after.length() - 1 - same)) {
      same++;
    }
    return TextEdit.replace(
        new Span(start, before.length() - same), after.substring(start, after.length() - same));
  }

  private boolean isSame() {
    return content.length() == shown.length();
  }
}
