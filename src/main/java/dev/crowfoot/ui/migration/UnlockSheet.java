// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.ui.connection.ProductionGuard;
import dev.crowfoot.ui.control.Sheets;

/// Asks for the name of a production database before it may be changed.
final class UnlockSheet {
  private final ProductionGuard guard;
  private final Sheets sheets;

  UnlockSheet(ProductionGuard guard, Sheets sheets) {
    this.guard = guard;
    this.sheets = sheets;
  }

  void ask() {
    new TypedQuestion(
            sheets,
            "unlock",
            "Unlock " + guard.name() + "?",
            "It is in production. For ten minutes migrations can be applied and rows changed; a red frame shows it. Type `%s` to unlock it."
                .formatted(guard.name()),
            guard.name())
        .ask("Unlock", () -> guard.unlock(guard.name()));
  }
}
