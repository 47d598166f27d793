// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.diagnostic.Severity;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What is wrong with the text that is shown, and how much with each file.
final class CodeProblems {
  private final ReadOnlyObjectWrapper<Problems> present =
      new ReadOnlyObjectWrapper<>(Problems.NONE);
  private final ReadOnlyObjectWrapper<Map<String, FileProblems>> byFile =
      new ReadOnlyObjectWrapper<>(Map.of());

  /// How much is wrong with a file.
  record FileProblems(long errors, long warnings) {
    static final FileProblems NONE = new FileProblems(0, 0);

    private static FileProblems of(Diagnostic problem) {
      return problem.isError() ? new FileProblems(1, 0) : new FileProblems(0, 1);
    }

    private FileProblems and(FileProblems more) {
      return new FileProblems(errors + more.errors, warnings + more.warnings);
    }

    /// `2 errors, 1 warning`
    String words() {
      return Stream.of(counted(errors, "error"), counted(warnings, "warning"))
          .filter(words -> !words.isEmpty())
          .collect(Collectors.joining(", "));
    }

    private static String counted(long count, String noun) {
      return count == 0 ? "" : count + " " + noun + (count == 1 ? "" : "s");
    }
  }

  /// Those of the text that is shown.
  ReadOnlyObjectProperty<Problems> presentProperty() {
    return present.getReadOnlyProperty();
  }

  /// How much is wrong with each file; those without a problem are not in it.
  ReadOnlyObjectProperty<Map<String, FileProblems>> byFileProperty() {
    return byFile.getReadOnlyProperty();
  }

  /// Those that a caret touches.
  List<Problem> at(int offset) {
    return present.get().at(offset);
  }

  /// Those of a line, and the one at its very end.
  List<Problem> inLine(Span line) {
    return present.get().in(new Span(line.start(), line.end() + 1));
  }

  /// What the gutter says of a line.
  LineMarks marksOf(Span line) {
    List<Problem> own = inLine(line);
    return own.isEmpty()
        ? LineMarks.NONE
        : new LineMarks(
            own.stream().map(p -> p.diagnostic().severity()).min(Severity::compareTo),
            own.stream().anyMatch(p -> !p.diagnostic().fixes().isEmpty()),
            Optional.empty());
  }

  /// Takes over what an analysis found in the text that is shown.
  void take(List<Diagnostic> diagnostics, String path, CodeText text) {
    present.set(
        Problems.of(
            diagnostics.stream()
                .filter(d -> d.path().equals(path))
                .map(d -> new Problem(visible(text.toShown(d.span()), text.shown()), d))
                .toList()));
  }

  /// Keeps them where they belong until the edited text is analysed.
  void move(TextEdit edit) {
    present.set(present.get().movedBy(edit));
  }

  void clear() {
    present.set(Problems.NONE);
  }

  /// Takes over how much is wrong with each file.
  void countByFile(List<Diagnostic> diagnostics) {
    byFile.set(
        diagnostics.stream()
            .collect(Collectors.toMap(Diagnostic::path, FileProblems::of, FileProblems::and)));
  }

  /// An empty span is widened by a character, so that there is something to underline.
  private static Span visible(Span span, String shown) {
    if (!span.isEmpty()) {
      return span;
    }
    boolean before = span.start() > 0 && shown.charAt(span.start() - 1) != '\n';
    int start = before ? span.start() - 1 : span.start();
    return new Span(start, Math.min(shown.length(), start + 1));
  }
}
