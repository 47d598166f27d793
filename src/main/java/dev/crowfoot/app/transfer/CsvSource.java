// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import dev.crowfoot.adapter.csv.CsvRecord;
import dev.crowfoot.adapter.csv.CsvRecords;
import dev.crowfoot.app.transfer.FileRow.Cell;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of a CSV file. Blank lines are none, but in a file of one column, where they are a row
/// without a value.
final class CsvSource implements RowSource {
  private final CsvRecords records;
  private final List<String> columns;
  private Optional<CsvRecord> waiting = Optional.empty();

  CsvSource(Reader text, char delimiter, boolean headers) {
    this.records = new CsvRecords(text, delimiter);
    Optional<CsvRecord> first = records.next();
    this.columns = first.map(record -> names(record, headers)).orElse(List.of());
    if (!headers) {
      waiting = first;
    }
  }

  private static List<String> names(CsvRecord record, boolean headers) {
    List<String> names = new ArrayList<>();
    for (String cell : record.cells()) {
      names.add(headers && cell != null ? cell.strip() : "column " + (names.size() + 1));
    }
    return List.copyOf(names);
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public Optional<FileRow> next() {
    Optional<CsvRecord> record = waiting.isPresent() ? waiting : records.next();
    waiting = Optional.empty();
    while (record.isPresent() && record.get().isBlank() && columns.size() > 1) {
      record = records.next();
    }
    return record.map(this::row);
  }

  private FileRow row(CsvRecord record) {
    List<Cell> cells = new ArrayList<>(record.cells().size());
    for (@Nullable String cell : record.cells()) {
      cells.add(cell == null ? new Cell.Empty() : new Cell.Text(cell));
    }
    if (cells.size() == columns.size() || (cells.isEmpty() && columns.size() == 1)) {
      return FileRow.of(record.line(), cells);
    }
    return new FileRow(
        record.line(),
        cells,
        Optional.of(
            "has %d cells, but there are %d columns. Is a delimiter missing, or a text with one in it without quotes?"
                .formatted(cells.size(), columns.size())));
  }

  @Override
  public void close() {
    records.close();
  }
}
