// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import java.util.List;

/// What came of an import.
///
/// @param created how many rows are in the database now
/// @param refused how many rows of the file are not
/// @param refusals why, for the first of them
/// @param ending how it ended
/// @param notes what else there is to know, in a sentence each
public record ImportReport(
    long created, long refused, List<Refusal> refusals, Ending ending, List<String> notes) {
  /// How an import ends.
  public enum Ending {
    /// The whole file was read, and what is right is in.
    DONE,
    /// Something was wrong and nothing was created.
    NOTHING_CREATED,
    /// Somebody stopped it and nothing was created.
    CANCELLED
  }

  public ImportReport(long created, long refused, List<Refusal> refusals, Ending ending) {
    this(created, refused, refusals, ending, List.of());
  }

  public ImportReport {
    refusals = List.copyOf(refusals);
    notes = List.copyOf(notes);
  }
}
