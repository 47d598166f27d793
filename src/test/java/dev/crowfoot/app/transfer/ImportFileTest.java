// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.files.TextEncoding;
import dev.crowfoot.app.transfer.FileRow.Cell;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Schema;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.validation.Validation;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFileTest {
  private static final Schema SCHEMA =
      Validation.of(
              Sources.of(
                  SourceText.of(
                      "schema.prisma",
                      """
                      datasource db {
                        provider = "postgresql"
                      }
                      model City {
                        id    Int    @id
                        name  String
                        since DateTime? @map("founded_at")
                      }
                      """)))
          .schema();
  private static final Model CITY = SCHEMA.model("City").orElseThrow();

  @TempDir Path folder = Path.of("");

  private ImportFile recognise(String name, byte[] content) throws IOException {
    return ImportFile.recognise(Files.write(folder.resolve(name), content), SCHEMA, CITY);
  }

  private ImportFile recognise(String name, String content) throws IOException {
    return recognise(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> words(ImportFile file) {
    List<String> rows = new ArrayList<>();
    try (CountedInput in = CountedInput.open(file.path());
        RowSource source = file.open(in)) {
      for (Optional<FileRow> row = source.next(); row.isPresent(); row = source.next()) {
        rows.add(
            row.get().line()
                + ":"
                + String.join("|", row.get().cells().stream().map(Cell::words).toList()));
      }
    }
    return rows;
  }

  @Test
  void delimitersAreRecognisedOutsideOfQuotes() throws IOException {
    assertThat(recognise("a.csv", "id,name\n1,\"a;b;c\"\n").delimiter()).isEqualTo(',');
    assertThat(recognise("b.csv", "id;name\n1;\"a,b\"\n2;1,5\n").delimiter()).isEqualTo(';');
    assertThat(recognise("c.tsv", "id\tname\n1\ta, b\n").delimiter()).isEqualTo('\t');
    assertThat(recognise("d.csv", "name\nx\n").delimiter()).isEqualTo(',');
  }

  @Test
  void encodingsAreRecognisedWithAndWithoutMarks() throws IOException {
    String text = "id,name\n1,Zürich\n2,Łódź\n";
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      for (String mark : List.of("", "\uFEFF")) {
        ImportFile file = recognise("cities.csv", (mark + text).getBytes(charset));
        assertThat(file.columns()).as(charset + mark).containsExactly("id", "name");
        assertThat(words(file)).as(charset + mark).containsExactly("2:1|Zürich", "3:2|Łódź");
      }
    }
    ImportFile old =
        recognise("old.csv", "id,name\n1,Zürich\n".getBytes(Charset.forName("windows-1252")));
    assertThat(old.encoding()).isEqualTo(TextEncoding.WINDOWS_1252);
    assertThat(words(old)).containsExactly("2:1|Zürich");
    assertThatThrownBy(() -> words(old.encoding(TextEncoding.UTF_8)))
        .isInstanceOf(FileFailure.class);
  }

  @Test
  void headersAreRecognisedByNamesOfFields() throws IOException {
    assertThat(recognise("a.csv", "ID;Founded At\n1;2026-01-01\n").headers()).isTrue();
    assertThat(recognise("b.csv", "1,Bern\n2,Basel\n").headers()).isFalse();
    assertThat(recognise("c.csv", "nr,town\n2,Basel\n").headers()).isTrue();
    ImportFile none = recognise("b.csv", "1,Bern\n2,Basel\n");
    assertThat(words(none)).containsExactly("1:1|Bern", "2:2|Basel");
    assertThat(ImportPlan.of(SCHEMA, CITY, none).mapping().targets())
        .extracting(Target::words)
        .containsExactly("id", "name");
  }

  @Test
  void linesAreCountedThroughTextsOfSeveralLinesAndBlankOnes() throws IOException {
    ImportFile file = recognise("a.csv", "id,name\r\n1,\"a\r\nb\"\r\n\r\n2,c\r\n");
    assertThat(words(file)).containsExactly("2:1|a\r\nb", "5:2|c");
    assertThat(words(recognise("b.csv", "name\nx\n\n\"\"\n"))).containsExactly("2:x", "3:", "4:");
  }

  @Test
  void jsonIsRecognisedByWhatItBeginsWith() throws IOException {
    assertThat(recognise("a.json", "[{\"id\":1}]").format()).isEqualTo(TransferFormat.JSON);
    assertThat(recognise("b.json", "{\"id\":1}\n{\"id\":2}\n").format())
        .isEqualTo(TransferFormat.JSON_LINES);
    assertThat(words(recognise("c.json", "{\n\"id\":1\n}\n{\n\"id\":2}")))
        .containsExactly("1:1", "4:2");
    assertThat(recognise("d.ndjson", "{\"id\":1}").columns()).containsExactly("id");
  }

  @Test
  void whatCannotBeReadIsSaidInASentence() throws IOException {
    assertThatThrownBy(() -> recognise("a.sql", "INSERT"))
        .isInstanceOf(ArgumentFailure.class)
        .hasMessageContaining("crowfoot db execute");
    assertThatThrownBy(() -> ImportFile.recognise(folder.resolve("none.csv"), SCHEMA, CITY))
        .isInstanceOf(FileFailure.class)
        .hasMessageContaining("none.csv");
    assertThatThrownBy(() -> words(recognise("b.json", "[{\"id\":1},\n{\"id\":")))
        .isInstanceOf(FileFailure.class)
        .hasMessageContaining("no JSON after line");
    assertThatThrownBy(() -> words(recognise("c.csv", "id,name\n1,\"open\n")))
        .isInstanceOf(FileFailure.class)
        .hasMessageContaining("quote");
    assertThat(recognise("d.csv", "").columns()).isEmpty();
  }
}
