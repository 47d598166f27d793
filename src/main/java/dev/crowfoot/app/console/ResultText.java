// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.console;

import dev.crowfoot.adapter.csv.CsvLines;
import dev.crowfoot.adapter.csv.CsvStyle;
import dev.crowfoot.adapter.rows.value.Bytes;
import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.adapter.sql.Outcome;
import dev.crowfoot.adapter.sql.ResultColumn;
import dev.crowfoot.adapter.sql.ResultRow;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Results as text: a table for people, lines of JSON and CSV for programs.
public final class ResultText {
  private static final int MOST_BYTES = 32;
  private static final int WIDEST = 60;

  private ResultText() {}

  /// A value as people read it, on as many lines as it has.
  public static String display(Object value) {
    return switch (value) {
      case Bytes bytes -> hex(bytes);
      default -> value.toString();
    };
  }

  private static String hex(Bytes bytes) {
    byte[] content = bytes.toArray();
    int shown = Math.min(content.length, MOST_BYTES);
    return "\\x"
        + HexFormat.of().formatHex(content, 0, shown)
        + (content.length > shown ? "… (%,d bytes)".formatted(content.length) : "");
  }

  /// A table with aligned columns, for a terminal.
  public static List<String> table(Outcome.Rows result) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(result.columns().stream().map(ResultColumn::name).toList());
    for (ResultRow row : result.rows()) {
      cells.add(row.values().stream().map(ResultText::cell).toList());
    }
    int[] widths = new int[result.columns().size()];
    for (List<String> line : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> line : cells) {
      lines.add(aligned(line, widths, result.columns()));
      if (lines.size() == 1) {
        lines.add(rule(widths));
      }
    }
    return lines;
  }

  private static String cell(@Nullable Object value) {
    String text = value == null ? "NULL" : display(value).replaceAll("\\R", "↵").replace('\t', ' ');
    return text.length() > WIDEST ? text.substring(0, WIDEST - 1) + "…" : text;
  }

  private static String aligned(List<String> cells, int[] widths, List<ResultColumn> columns) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String room = " ".repeat(Math.max(0, widths[i] - cells.get(i).length()));
      boolean right = columns.get(i).kind() == ResultColumn.Kind.NUMBER;
      line.append(i == 0 ? "" : "  ").append(right ? room + cells.get(i) : cells.get(i) + room);
    }
    return line.toString().stripTrailing();
  }

  private static String rule(int[] widths) {
    List<String> parts = new ArrayList<>();
    for (int width : widths) {
      parts.add("─".repeat(Math.max(1, width)));
    }
    return String.join("  ", parts);
  }

  /// A line of JSON for each row.
  public static void jsonLines(Outcome.Rows result, Consumer<String> line) {
    List<String> names = distinctNames(result.columns());
    for (ResultRow row : result.rows()) {
      ObjectNode json = Json.MAPPER.createObjectNode();
      for (int i = 0; i < names.size(); i++) {
        json.set(names.get(i), json(result.columns().get(i), row.values().get(i)));
      }
      line.accept(Json.text(json));
    }
  }

  /// A join may give two columns one name, of which JSON would keep one.
  private static List<String> distinctNames(List<ResultColumn> columns) {
    List<String> names = new ArrayList<>();
    for (ResultColumn column : columns) {
      String name = column.name();
      for (int n = 2; names.contains(name); n++) {
        name = column.name() + "_" + n;
      }
      names.add(name);
    }
    return names;
  }

  private static JsonNode json(ResultColumn column, @Nullable Object value) {
    var nodes = Json.MAPPER.getNodeFactory();
    return switch (value) {
      case null -> nodes.nullNode();
      case Long number -> nodes.numberNode(number);
      case Double number -> nodes.numberNode(number);
      case Bytes bytes -> nodes.stringNode(bytes.toBase64());
      default ->
          switch (column.kind()) {
            case NUMBER, BOOLEAN, JSON -> parsed(value.toString());
            case TEXT, BINARY -> nodes.stringNode(value.toString());
          };
    };
  }

  private static JsonNode parsed(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JacksonException _) {
      return Json.MAPPER.getNodeFactory().stringNode(text); // NaN, or no JSON at all
    }
  }

  /// CSV with a line of names.
  public static void csv(Outcome.Rows result, CsvStyle style, Writer out) {
    try (CsvLines lines = new CsvLines(out, style)) {
      lines.write(result.columns().stream().map(ResultColumn::name).toList());
      for (ResultRow row : result.rows()) {
        List<@Nullable String> cells = new ArrayList<>();
        for (@Nullable Object value : row.values()) {
          cells.add(
              switch (value) {
                case null -> null;
                case Bytes bytes -> bytes.toBase64();
                default -> value.toString();
              });
        }
        lines.write(cells);
      }
    }
  }
}
