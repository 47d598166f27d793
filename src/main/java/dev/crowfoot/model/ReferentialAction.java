// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

import java.util.Arrays;
import java.util.Optional;

/// What happens to the rows that refer to a row when that row is deleted or its key changes.
public enum ReferentialAction {
  CASCADE("Cascade"),
  RESTRICT("Restrict"),
  NO_ACTION("NoAction"),
  SET_NULL("SetNull"),
  SET_DEFAULT("SetDefault");

  private final String word;

  ReferentialAction(String word) {
    this.word = word;
  }

  /// The word in the file.
  public String word() {
    return word;
  }

  public static Optional<ReferentialAction> ofWord(String word) {
    return Arrays.stream(values()).filter(a -> a.word.equals(word)).findFirst();
  }
}
