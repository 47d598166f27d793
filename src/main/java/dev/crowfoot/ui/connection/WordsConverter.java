// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.connection;

import java.util.List;
import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// How a choice is called in a box of choices.
final class WordsConverter<T> extends StringConverter<T> {
  private final List<T> choices;
  private final Function<T, String> words;

  WordsConverter(List<T> choices, Function<T, String> words) {
    this.choices = choices;
    this.words = words;
  }

  @Override
  public String toString(@Nullable T choice) {
    return choice == null ? "" : words.apply(choice);
  }

  @Override
  public T fromString(String text) {
    return choices.stream()
        .filter(choice -> words.apply(choice).equals(text))
        .findFirst()
        .orElse(choices.getFirst());
  }
}
