// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.text.LineIndex;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file's text beside what the text area shows of it. The area knows only `\n`; the file keeps
/// its own line ends, also where somebody types.
final class CodeText {
  /// More edits than these take longer than one that goes over them all.
  private static final int MOST_EDITS = 200;

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

  /// Small edits that make `before` read as `after`, from top to bottom. What changes in single
  /// words, as a rename does, leaves the lines between them alone; all else is one edit.
  static List<TextEdit> differences(String before, String after) {
    TextEdit whole = difference(before, after);
    String removed = before.substring(whole.span().start(), whole.span().end());
    String[] old = removed.split("\n", -1);
    String[] now = whole.replacement().split("\n", -1);
    if (old.length != now.length) {
      return List.of(whole);
    }
    List<TextEdit> edits = new ArrayList<>();
    int start = whole.span().start();
    for (int i = 0; i < old.length; i++) {
      if (!old[i].equals(now[i])) {
        TextEdit inLine = difference(old[i], now[i]);
        edits.add(
            TextEdit.replace(
                Span.at(start + inLine.span().start(), inLine.span().length()),
                inLine.replacement()));
      }
      start += old[i].length() + 1;
    }
    return edits.size() <= MOST_EDITS ? edits : List.of(whole);
  }

  private boolean isSame() {
    return content.length() == shown.length();
  }
}
