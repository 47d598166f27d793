// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.text.Difference;
import dev.crowfoot.text.LineIndex;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
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

  /// Small edits that make `before` read as `after`, from top to bottom.
  static List<TextEdit> differences(String before, String after) {
    List<TextEdit> edits = Difference.inParts(before, after);
    return edits.size() <= MOST_EDITS ? edits : List.of(Difference.asOne(before, after));
  }

  private boolean isSame() {
    return content.length() == shown.length();
  }
}
