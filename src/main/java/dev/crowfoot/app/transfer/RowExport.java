// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.files.WholeFiles;
import dev.crowfoot.adapter.rows.Page;
import dev.crowfoot.adapter.rows.QueryEngine;
import dev.crowfoot.adapter.rows.Row;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/// Writes the rows that a query finds, as they are at one moment and however many there are. What
/// is written can be imported again and gives the same rows.
public final class RowExport {
  private final QueryEngine engine;
  private final ExportPlan plan;

  public RowExport(QueryEngine engine, ExportPlan plan) {
    this.engine = engine;
    this.plan = plan;
  }

  /// Writes a file, whole or not at all.
  ///
  /// @return how many rows
  /// @throws ArgumentFailure when the format has no place for what is wanted
  /// @throws FileFailure when it cannot be written; what was there before is still there
  /// @throws CancellationException when it was cancelled; what was there before is still there
  public long write(Path file, Progress progress) {
    plan.check();
    long[] rows = {0};
    WholeFiles.write(
        file,
        out -> {
          Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          rows[0] = write(text, progress);
          text.flush();
        });
    return rows[0];
  }

  /// Writes to somewhere that stays open.
  ///
  /// @return how many rows
  public long write(Writer out, Progress progress) {
    plan.check();
    String model = plan.query().model();
    long most = Math.abs(plan.query().take().orElse(Long.MAX_VALUE));
    long all = Math.min(most, engine.count(model, plan.query().where()));
    try (RowsOut rows = RowsOut.of(engine, plan, out)) {
      long[] written = {0};
      engine.findMany(
          plan.query(), page -> written[0] += write(page, rows, all, written[0], progress));
      rows.end();
      progress.at(1, written[0]);
      return written[0];
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static int write(Page page, RowsOut rows, long all, long before, Progress progress) {
    try {
      rows.columns(page.columns());
      for (Row row : page.rows()) {
        rows.row(page, row);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    long now = before + page.rows().size();
    progress.check(all == 0 ? 1 : (double) now / all, now);
    return page.rows().size();
  }
}
