// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.csv.CsvLines;
import dev.crowfoot.adapter.csv.CsvStyle;
import dev.crowfoot.adapter.files.WholeFiles;
import dev.crowfoot.app.transfer.FileRow.Cell;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Remembers why rows are refused: the first of them at hand, all of them in a file when that is
/// wanted.
final class RefusedRows implements AutoCloseable {
  static final int AT_HAND = 100;

  private final List<Refusal> first = new ArrayList<>();
  private final Optional<Spool> spool;
  private long count;

  /// @param columns the file's
  /// @param beside where all are written; empty for nowhere
  RefusedRows(List<String> columns, Optional<Path> beside) {
    this.spool = beside.map(file -> new Spool(columns, file));
  }

  void add(FileRow row, List<Refusal> why) {
    count++;
    if (first.size() < AT_HAND) {
      first.addAll(why);
    }
    spool.ifPresent(s -> s.write(row, why));
  }

  long count() {
    return count;
  }

  List<Refusal> first() {
    return first;
  }

  /// Puts the file in its place, unless there is nothing in it.
  void keep() {
    if (count > 0) {
      spool.ifPresent(Spool::keep);
    }
  }

  @Override
  public void close() {
    spool.ifPresent(Spool::close);
  }

  /// The rows as CSV, with two columns more, until it is known whether the file is wanted.
  private static final class Spool {
    private final Path file;
    private final Path temporary;
    private final Writer out;
    private final CsvLines lines;

    Spool(List<String> columns, Path file) {
      this.file = file;
      try {
        this.temporary = Files.createTempFile("crowfoot-refused", ".csv");
        this.out = Files.newBufferedWriter(temporary);
      } catch (IOException failed) {
        throw failure(file, failed);
      }
      this.lines = new CsvLines(out, CsvStyle.DEFAULT);
      List<String> names = new ArrayList<>(columns);
      names.add("line");
      names.add("problem");
      lines.write(names);
    }

    private static FileFailure failure(Path file, IOException why) {
      return new FileFailure("The refused rows cannot be written to `" + file + "`.", why);
    }

    void write(FileRow row, List<Refusal> why) {
      List<@Nullable String> cells = new ArrayList<>();
      for (Cell cell : row.cells()) {
        cells.add(cell instanceof Cell.Empty || cell instanceof Cell.Absent ? null : cell.words());
      }
      cells.add(Long.toString(row.line()));
      cells.add(
          String.join(
              "; ",
              why.stream()
                  .map(r -> (r.field().isEmpty() ? "" : r.field() + ": ") + r.problem())
                  .toList()));
      lines.write(cells);
    }

    void keep() {
      try {
        lines.close();
        out.close();
        WholeFiles.write(file, target -> Files.copy(temporary, target));
      } catch (IOException failed) {
        throw failure(file, failed);
      }
    }

    void close() {
      try {
        lines.close();
        out.close();
        Files.deleteIfExists(temporary);
      } catch (IOException failed) {
        throw failure(file, failed);
      }
    }
  }
}
