// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diagnostic;

import dev.crowfoot.text.Position;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.util.Optional;

/// Findings as plain text, the same on the command line and in the window.
public final class DiagnosticRenderer {
  private static final int WIDEST = 160;

  private DiagnosticRenderer() {}

  /// One line:
  ///
  /// ```
  /// schema.prisma:12:10: error[M102]: There is no type `Usr`. Did you mean `User`?
  /// ```
  public static String line(Diagnostic diagnostic, Sources sources) {
    Position position = position(diagnostic, sources);
    return diagnostic.path() + ":" + position + ": " + verdict(diagnostic);
  }

  /// The line, and below it the source line with the place underlined:
  ///
  /// ```
  /// schema.prisma:12:10: error[M102]: There is no type `Usr`. Did you mean `User`?
  ///    12 |   author Usr
  ///       |          ^^^
  /// ```
  public static String withSource(Diagnostic diagnostic, Sources sources) {
    String line = line(diagnostic, sources);
    return sources
        .file(diagnostic.path())
        .flatMap(file -> excerpt(diagnostic, file))
        .map(excerpt -> line + "\n" + excerpt)
        .orElse(line);
  }

  /// Without its place: `error[M102]: There is no type …`
  public static String verdict(Diagnostic diagnostic) {
    return diagnostic.severity().word()
        + "["
        + diagnostic.code().id()
        + "]: "
        + diagnostic.message();
  }

  /// Where a finding begins.
  public static Position position(Diagnostic diagnostic, Sources sources) {
    return sources
        .file(diagnostic.path())
        .map(file -> file.position(diagnostic.span().start()))
        .orElse(new Position(1, 1));
  }

  /// Empty for a line too long to print.
  private static Optional<String> excerpt(Diagnostic diagnostic, SourceText file) {
    Position position = file.position(diagnostic.span().start());
    int start = file.lines().lineStart(position.line());
    int end =
        position.line() < file.lines().lineCount()
            ? file.lines().lineStart(position.line() + 1)
            : file.length();
    if (end - start > WIDEST) {
      return Optional.empty();
    }
    String text = file.content().substring(start, end).stripTrailing();
    int from = position.column() - 1;
    int to = Math.min(text.length(), from + diagnostic.span().length());
    String number = "%5d".formatted(position.line());
    return Optional.of(
        number
            + " | "
            + text
            + "\n"
            + " ".repeat(number.length())
            + " | "
            + blanksAbove(text, from)
            + "^".repeat(Math.max(1, to - from)));
  }

  /// As many columns as the text before the place takes, tabs kept, so that the caret lines up.
  private static String blanksAbove(String text, int columns) {
    StringBuilder blanks = new StringBuilder();
    for (int i = 0; i < columns; i++) {
      blanks.append(i < text.length() && text.charAt(i) == '\t' ? '\t' : ' ');
    }
    return blanks.toString();
  }
}
