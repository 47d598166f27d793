// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.csv.CsvStyle;
import dev.crowfoot.adapter.rows.query.FindMany;

/// Which rows are written, and how.
///
/// @param csv how CSV looks
public record ExportPlan(FindMany query, TransferFormat format, CsvStyle csv) {
  public static ExportPlan of(FindMany query, TransferFormat format) {
    return new ExportPlan(query, format, CsvStyle.DEFAULT);
  }

  /// @throws ArgumentFailure when the format has no place for what is wanted
  void check() {
    boolean flat = format == TransferFormat.CSV || format == TransferFormat.SQL;
    if (flat && query.selection().readsAlong()) {
      throw new ArgumentFailure(
          format.title()
              + " has no place for the rows of relations. Leave `include` out, or choose JSON.");
    }
  }
}
