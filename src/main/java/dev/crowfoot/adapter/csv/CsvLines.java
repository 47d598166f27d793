// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/// Writes CSV record by record: quotes where they are needed and round empty texts, nothing where
/// there is no value.
public final class CsvLines implements AutoCloseable {
  private static final CsvMapper MAPPER =
      CsvMapper.builder()
          .enable(CsvWriteFeature.ALWAYS_QUOTE_EMPTY_STRINGS)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private final JsonGenerator generator;
  private final CsvStyle style;

  /// @param out stays open
  public CsvLines(Writer out, CsvStyle style) {
    this.style = style;
    if (style.forSpreadsheets()) {
      try {
        out.write('\uFEFF');
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
    CsvSchema schema =
        CsvSchema.emptySchema().withColumnSeparator(style.delimiter()).withLineSeparator("\r\n");
    generator = MAPPER.writer(schema).createGenerator(out);
  }

  /// @param cells null for no value
  public void write(List<? extends @Nullable String> cells) {
    generator.writeStartArray();
    for (String cell : cells) {
      if (cell == null) {
        generator.writeRawValue(""); // a null would be left out, and the rest of the row moved
      } else {
        write(guarded(cell));
      }
    }
    generator.writeEndArray();
  }

  /// Jackson puts quotes round more than is needed: with semicolons, round numbers too.
  private void write(String cell) {
    if (isPlain(cell)) {
      generator.writeRawValue(cell);
    } else {
      generator.writeString(cell);
    }
  }

  private static boolean isPlain(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (!(Character.isLetterOrDigit(c) || c == '.' || c == ':' || c == '-' || c == '_')) {
        return false;
      }
    }
    return !cell.isEmpty();
  }

  private String guarded(String cell) {
    boolean formula =
        style.forSpreadsheets()
            && !cell.isEmpty()
            && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0
            && !isNumber(cell);
    return formula ? "'" + cell : cell;
  }

  private static boolean isNumber(String cell) {
    return cell.matches("[+-]?[0-9]+(\\.[0-9]+)?");
  }

  /// What is written so far reaches the file.
  @Override
  public void close() {
    generator.close();
  }
}
