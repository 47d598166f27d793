// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.assist.Hover;
import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.text.Span;
import dev.crowfoot.ui.background.Background;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What there is to say about a place of the text: its problems with their remedies, and what the
/// word there means.
final class HoverViewModel {
  private final CodeViewModel code;
  private final Asker asker;

  /// What is said.
  ///
  /// @param place what it is said about
  /// @param remedies of the problems; none while the analysis lags behind the text
  record Explanation(
      Span place, List<Diagnostic> problems, List<Fix> remedies, Optional<Hover> meaning) {}

  HoverViewModel(CodeViewModel code, Background background) {
    this.code = code;
    this.asker = new Asker(code, background);
  }

  /// Finds what there is to say about a place; nothing is said where there is nothing.
  void explain(int offset, Consumer<Optional<Explanation>> found) {
    List<Problem> problems = code.problems().at(offset);
    asker.ask(
        text -> Hover.at(text.analysis(), text.path(), text.text().toContent(offset)),
        meaning -> found.accept(explanation(problems, meaning)));
  }

  void forget() {
    asker.forget();
  }

  /// Applies a remedy as one undo step.
  void apply(Fix fix) {
    code.apply(fix);
  }

  private Optional<Explanation> explanation(List<Problem> problems, Optional<Hover> meaning) {
    if (problems.isEmpty() && meaning.isEmpty()) {
      return Optional.empty();
    }
    CodeText text = code.textProperty().get();
    Span place =
        meaning.map(m -> text.toShown(m.span())).orElseGet(() -> problems.getFirst().span());
    List<Fix> remedies = code.remediesOf(problems);
    return Optional.of(
        new Explanation(
            place, problems.stream().map(Problem::diagnostic).toList(), remedies, meaning));
  }
}
