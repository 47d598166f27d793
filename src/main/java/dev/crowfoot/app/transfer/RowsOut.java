// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import dev.crowfoot.adapter.csv.CsvLines;
import dev.crowfoot.adapter.csv.CsvStyle;
import dev.crowfoot.adapter.rows.ColumnInfo;
import dev.crowfoot.adapter.rows.InsertText;
import dev.crowfoot.adapter.rows.Page;
import dev.crowfoot.adapter.rows.PageJson;
import dev.crowfoot.adapter.rows.QueryEngine;
import dev.crowfoot.adapter.rows.Row;
import dev.crowfoot.adapter.rows.value.Json;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes rows in one format.
interface RowsOut extends AutoCloseable {
  /// What the rows have; said before each part of them.
  default void columns(List<ColumnInfo> columns) throws IOException {}

  void row(Page page, Row row) throws IOException;

  /// There are no more.
  default void end() throws IOException {}

  /// Nothing that it writes to is closed.
  @Override
  default void close() {}

  static RowsOut of(QueryEngine engine, ExportPlan plan, Writer out) {
    return switch (plan.format()) {
      case CSV -> new AsCsv(out, plan.csv());
      case JSON -> new AsList(out);
      case JSON_LINES ->
          (page, row) -> out.append(Json.text(PageJson.exactRow(page, row))).append('\n');
      case SQL -> new AsInserts(out, engine.inserts(plan.query().model()));
    };
  }

  /// With a line of names.
  final class AsCsv implements RowsOut {
    private final CsvLines lines;
    private boolean named;

    AsCsv(Writer out, CsvStyle style) {
      this.lines = new CsvLines(out, style);
    }

    @Override
    public void columns(List<ColumnInfo> columns) {
      if (!named) {
        named = true;
        lines.write(columns.stream().map(ColumnInfo::name).toList());
      }
    }

    @Override
    public void row(Page page, Row row) {
      List<@Nullable String> cells = new ArrayList<>(row.values().size());
      for (@Nullable Object value : row.values()) {
        cells.add(value == null ? null : Json.exactDisplay(value));
      }
      lines.write(cells);
    }

    @Override
    public void close() {
      lines.close();
    }
  }

  /// As a JSON list, a row on each line.
  final class AsList implements RowsOut {
    private final Writer out;
    private String before = "[\n  ";

    AsList(Writer out) {
      this.out = out;
    }

    @Override
    public void row(Page page, Row row) throws IOException {
      out.append(before).append(Json.text(PageJson.exactRow(page, row)));
      before = ",\n  ";
    }

    @Override
    public void end() throws IOException {
      out.append(before.startsWith("[") ? "[]\n" : "\n]\n");
    }
  }

  /// As statements of the database's own SQL.
  final class AsInserts implements RowsOut {
    private final Writer out;
    private final InsertText statement;

    AsInserts(Writer out, InsertText statement) {
      this.out = out;
      this.statement = statement;
    }

    @Override
    public void row(Page page, Row row) throws IOException {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      for (int i = 0; i < page.columns().size(); i++) {
        values.put(page.columns().get(i).name(), row.values().get(i));
      }
      out.append(statement.of(values)).append('\n');
    }
  }
}
