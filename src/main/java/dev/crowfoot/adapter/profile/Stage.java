// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.profile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a database is for. One in production is read-only until its name is typed.
public enum Stage {
  DEVELOPMENT,
  STAGING,
  PRODUCTION;

  /// As it is written, such as `production`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The one that is written so.
  public static Optional<Stage> of(String word) {
    return Arrays.stream(values()).filter(stage -> stage.word().equals(word)).findFirst();
  }
}
