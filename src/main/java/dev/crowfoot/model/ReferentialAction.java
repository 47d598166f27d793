// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What happens to the rows that refer to a row when that row is deleted or its key changes.
public enum ReferentialAction {
  CASCADE("Cascade"),
  RESTRICT("Restrict"),
  NO_ACTION("NoAction"),
  SET_NULL("SetNull"),
  SET_DEFAULT("SetDefault");

  private static final Map<String, ReferentialAction> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toMap(ReferentialAction::word, a -> a));

  private final String word;

  ReferentialAction(String word) {
    this.word = word;
  }

  /// The word in the file.
  public String word() {
    return word;
  }

  public static Optional<ReferentialAction> ofWord(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }
}
