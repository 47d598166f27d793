// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.text.LineIndex;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;

/// A file's text beside what the text area shows of it. The area knows only `\n`; the file keeps
/// its own line ends, also where somebody types.
final class CodeText {
  private final String content;
  private final String shown;
  private final String lineEnd;

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
    LineIndex from = LineIndex.of(content);
    LineIndex to = LineIndex.of(shown);
    return new Span(to.offset(from.position(span.start())), to.offset(from.position(span.end())));
  }

  int toContent(int shownOffset) {
    return isSame()
        ? shownOffset
        : LineIndex.of(content).offset(LineIndex.of(shown).position(shownOffset));
  }

  /// The file after an edit of what is shown.
  CodeText typed(int start, int removed, String inserted) {
    int from = toContent(start);
    int to = toContent(start + removed);
    return of(content.substring(0, from) + inserted.replace("\n", lineEnd) + content.substring(to));
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
