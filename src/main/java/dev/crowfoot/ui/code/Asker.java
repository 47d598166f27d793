// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.ui.background.Background;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Asks the language about the text as it is now, away from the UI thread. Only the newest question
/// is answered, and only while the text is still the one it was asked about.
final class Asker {
  private final CodeViewModel viewModel;
  private final Background background;
  private Optional<Background.Running> asking = Optional.empty();

  Asker(CodeViewModel viewModel, Background background) {
    this.viewModel = viewModel;
    this.background = background;
  }

  /// @param question asked in the background
  /// @param answered called on the UI thread
  <T> void ask(Function<NewestText, T> question, Consumer<T> answered) {
    forget();
    NewestText asked = viewModel.newest();
    asking =
        Optional.of(
            background
                .run(() -> question.apply(asked))
                .onDone(
                    answer -> {
                      if (asked.text().equals(viewModel.textProperty().get())) {
                        answered.accept(answer);
                      }
                    })
                .start());
  }

  /// Drops the question under way.
  void forget() {
    asking.ifPresent(Background.Running::cancel);
    asking = Optional.empty();
  }
}
