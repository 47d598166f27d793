// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.csv.CsvRecord;
import dev.crowfoot.adapter.csv.CsvRecords;
import dev.crowfoot.adapter.files.TextEncoding;
import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Schema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// A file with rows, and how it is written.
///
/// @param delimiter what separates the cells of CSV
/// @param headers whether the first line of CSV names the columns
public record ImportFile(
    Path path, TransferFormat format, TextEncoding encoding, char delimiter, boolean headers) {
  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

  /// So many characters, and records of them, are looked at.
  private static final int LOOKED_AT = 1 << 15;

  private static final int RECORDS = 20;

  /// Finds out how a file is written.
  ///
  /// @throws FileFailure when it cannot be read
  /// @throws ArgumentFailure when it is of a kind that is not read
  public static ImportFile recognise(Path path, Schema schema, Model model) {
    return recognise(path, TextEncoding.recognise(path), schema, model);
  }

  /// The same when it is known how its characters are written.
  public static ImportFile recognise(Path path, TextEncoding encoding, Schema schema, Model model) {
    String start = start(path, encoding);
    TransferFormat format = format(path, start);
    if (format != TransferFormat.CSV) {
      return new ImportFile(path, format, encoding, ',', true);
    }
    char delimiter = delimiter(start);
    List<CsvRecord> records = records(start, delimiter, 1);
    boolean headers = records.isEmpty() || hasHeaders(records.getFirst(), schema, model);
    return new ImportFile(path, format, encoding, delimiter, headers);
  }

  public ImportFile delimiter(char other) {
    return new ImportFile(path, format, encoding, other, headers);
  }

  public ImportFile headers(boolean has) {
    return new ImportFile(path, format, encoding, delimiter, has);
  }

  public ImportFile encoding(TextEncoding other) {
    return new ImportFile(path, format, other, delimiter, headers);
  }

  /// The names of its columns.
  ///
  /// @throws FileFailure when it cannot be read
  public List<String> columns() {
    try (CountedInput in = CountedInput.open(path);
        RowSource rows = open(in)) {
      return rows.columns();
    }
  }

  RowSource open(CountedInput in) {
    try {
      BufferedReader text = encoding.reader(in);
      return switch (format) {
        case CSV -> new CsvSource(text, delimiter, headers);
        case JSON -> JsonSource.ofList(text);
        case JSON_LINES -> JsonSource.ofLines(text);
        case SQL -> throw notRead();
      };
    } catch (IOException broken) {
      throw new FileFailure(
          "`%s` cannot be read as %s. Choose another encoding.".formatted(path, encoding.title()),
          broken);
    }
  }

  private static ArgumentFailure notRead() {
    return new ArgumentFailure(
        "SQL is not imported: run it with `crowfoot db execute --file FILE`.");
  }

  private static String start(Path path, TextEncoding encoding) {
    try (InputStream in = Files.newInputStream(path);
        BufferedReader text = encoding.reader(in)) {
      char[] characters = new char[LOOKED_AT];
      int length = 0;
      for (int read = text.read(characters);
          read > 0;
          read = text.read(characters, length, LOOKED_AT - length)) {
        length += read;
      }
      String start = new String(characters, 0, length);
      int lastLine = start.lastIndexOf('\n');
      return length < LOOKED_AT || lastLine < 0 ? start : start.substring(0, lastLine);
    } catch (IOException broken) {
      throw new FileFailure("`" + path + "` could not be read.", broken);
    }
  }

  private static TransferFormat format(Path path, String start) {
    Optional<TransferFormat> said = TransferFormat.of(path);
    if (said.isPresent() && said.get() == TransferFormat.SQL) {
      throw notRead();
    }
    if (said.isPresent() && said.get() == TransferFormat.CSV) {
      return said.get();
    }
    String words = start.stripLeading();
    if (words.startsWith("[")) {
      return TransferFormat.JSON;
    }
    if (words.startsWith("{")) {
      return isJson(words.lines().findFirst().orElse(""))
          ? TransferFormat.JSON_LINES
          : said.orElse(TransferFormat.JSON);
    }
    return said.orElse(TransferFormat.CSV);
  }

  private static boolean isJson(String words) {
    try {
      return Json.MAPPER.readTree(words).isObject();
    } catch (JacksonException _) {
      return false;
    }
  }

  /// The one that makes the most columns which all lines have.
  static char delimiter(String start) {
    char best = ',';
    int most = 1;
    for (char candidate : DELIMITERS) {
      int columns = commonColumns(records(start, candidate, RECORDS));
      if (columns > most) {
        best = candidate;
        most = columns;
      }
    }
    return best;
  }

  private static int commonColumns(List<CsvRecord> records) {
    List<Integer> widths =
        records.stream().filter(r -> !r.isBlank()).map(r -> r.cells().size()).distinct().toList();
    return widths.size() == 1 ? widths.getFirst() : 1;
  }

  private static List<CsvRecord> records(String start, char delimiter, int most) {
    List<CsvRecord> records = new ArrayList<>();
    try (CsvRecords read = new CsvRecords(new StringReader(start), delimiter)) {
      for (Optional<CsvRecord> record = read.next();
          record.isPresent() && records.size() < most;
          record = read.next()) {
        records.add(record.get());
      }
    } catch (FileFailure _) {
      return records; // cut off within quotes, or not separated so
    }
    return records;
  }

  /// Names are those of fields, or at least all there, different and no numbers.
  private static boolean hasHeaders(CsvRecord first, Schema schema, Model model) {
    List<String> cells = first.cells().stream().map(c -> c == null ? "" : c.strip()).toList();
    if (Mapping.guess(schema, model, cells).targets().stream()
        .anyMatch(t -> !(t instanceof Target.Nothing))) {
      return true;
    }
    return new HashSet<>(cells).size() == cells.size()
        && cells.stream().noneMatch(c -> c.isEmpty() || c.matches("[-+]?[0-9].*|.*@.*"));
  }
}
