// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.csv;

import dev.crowfoot.adapter.Failure.FileFailure;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/// Reads CSV record by record, however long the file is.
public final class CsvRecords implements AutoCloseable {
  private static final CsvMapper MAPPER =
      CsvMapper.builder().enable(CsvReadFeature.EMPTY_UNQUOTED_STRING_AS_NULL).build();

  private final JsonParser parser;
  private long line = 1;

  public CsvRecords(Reader text, char delimiter) {
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(delimiter);
    try {
      parser = MAPPER.reader(schema).createParser(text);
    } catch (JacksonException broken) {
      throw unreadable(broken);
    }
  }

  /// The next record; empty at the end.
  ///
  /// @throws FileFailure when the file cannot be read on, such as behind a quote that is not closed
  public Optional<CsvRecord> next() {
    try {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        return Optional.empty();
      }
      List<@Nullable String> cells = new ArrayList<>();
      long begins = 0;
      for (JsonToken token = parser.nextToken();
          token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        if (cells.isEmpty()) {
          begins = parser.currentTokenLocation().getLineNr();
        }
        cells.add(token == JsonToken.VALUE_NULL ? null : parser.getString());
      }
      line = begins;
      return Optional.of(new CsvRecord(begins, cells));
    } catch (JacksonException broken) {
      throw unreadable(broken);
    }
  }

  private FileFailure unreadable(JacksonException broken) {
    return new FileFailure(
        "The file cannot be read on after line %d. Is a quote there that is not closed, or followed by more of the cell; or is the encoding another?"
            .formatted(line),
        broken);
  }

  @Override
  public void close() {
    parser.close();
  }
}
