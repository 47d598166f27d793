// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor;

import dev.crowfoot.diagnostic.Fix;

/// Applies the remedy that comes with a finding.
public record ApplyFix(Fix fix) implements Command {
  @Override
  public String title() {
    return fix.title();
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Document document = snapshot.document();
    try {
      return document.withSources(document.sources().apply(fix.edits()));
    } catch (IllegalArgumentException _) {
      throw new CommandRefused(
          "The text has changed since this remedy was offered. Wait for the next check.");
    }
  }
}
