// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.csv.CsvStyle;
import dev.crowfoot.adapter.rows.query.Create;
import dev.crowfoot.adapter.rows.query.CreateMany;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.Selection;
import dev.crowfoot.adapter.rows.query.Selection.Include;
import dev.crowfoot.model.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(
    value = Provider.class,
    names = {"SQLITE", "POSTGRESQL"})
class RowExportTest {
  private static final String MODELS =
      """
      model Post {
        id       Int       @id @default(autoincrement())
        title    String
        views    Int?
        comments Comment[]
      }
      model Comment {
        id     Int    @id @default(autoincrement())
        text   String
        postId Int
        post   Post   @relation(fields: [postId], references: [id])
      }
      """;

  @Parameter Provider provider = Provider.SQLITE;
  @TempDir Path folder = Path.of("");

  private LiveModels live;

  @BeforeEach
  void fill() {
    live = new LiveModels(provider, MODELS, folder);
    create("Post", Map.of("title", "=1+1", "views", -5));
    create("Post", Map.of("title", "b;\"x\""));
    create("Comment", Map.of("text", "fine", "postId", 2));
  }

  private void create(String model, Map<String, Object> values) {
    Map<String, @Nullable Object> given = new HashMap<>(values);
    live.engine().createMany(new CreateMany(model, List.of(Create.of(model, given)), false));
  }

  @AfterEach
  void close() {
    live.close();
  }

  private String written(FindMany query, TransferFormat format, CsvStyle style) throws IOException {
    Path file = folder.resolve("out." + format.word());
    var _ =
        new RowExport(live.engine(), new ExportPlan(query, format, style))
            .write(file, Progress.NONE);
    return Files.readString(file);
  }

  private String written(TransferFormat format) throws IOException {
    return written(FindMany.of("Post"), format, CsvStyle.DEFAULT);
  }

  @Test
  void rowsAreWrittenInEveryFormat() throws IOException {
    assertThat(written(TransferFormat.CSV))
        .isEqualTo("id,title,views\r\n1,\"=1+1\",-5\r\n2,\"b;\"\"x\"\"\",\r\n");
    assertThat(written(TransferFormat.JSON))
        .isEqualTo(
            """
            [
              {"id":1,"title":"=1+1","views":-5},
              {"id":2,"title":"b;\\"x\\"","views":null}
            ]
            """);
    assertThat(written(TransferFormat.JSON_LINES).lines()).hasSize(2);
    assertThat(written(TransferFormat.SQL))
        .isEqualTo(
            """
            INSERT INTO "Post" ("id", "title", "views") VALUES (1, '=1+1', -5);
            INSERT INTO "Post" ("id", "title", "views") VALUES (2, 'b;"x"', NULL);
            """);
  }

  @Test
  void formulasAreGuardedForSpreadsheetsAndNumbersAreNot() throws IOException {
    assertThat(written(FindMany.of("Post"), TransferFormat.CSV, new CsvStyle(';', true)))
        .isEqualTo("\uFEFFid;title;views\r\n1;\"'=1+1\";-5\r\n2;\"b;\"\"x\"\"\";\r\n");
  }

  @Test
  void onlyWhatIsAskedForIsWritten() throws IOException {
    Selection titles = new Selection(Optional.of(List.of("title")), List.of(), List.of());
    FindMany last = FindMany.of("Post").take(-1).select(titles);
    assertThat(written(last, TransferFormat.CSV, CsvStyle.DEFAULT))
        .isEqualTo("title\r\n\"b;\"\"x\"\"\"\r\n");
    FindMany none = FindMany.of("Post").take(0);
    assertThat(written(none, TransferFormat.CSV, CsvStyle.DEFAULT)).isEqualTo("id,title,views\r\n");
    assertThat(written(none, TransferFormat.JSON, CsvStyle.DEFAULT)).isEqualTo("[]\n");
  }

  @Test
  void jsonHasTheRowsOfRelationsAndCsvHasNoPlaceForThem() throws IOException {
    Include comments = new Include("comments", FindMany.of("Comment"));
    FindMany query =
        FindMany.of("Post").select(new Selection(Optional.empty(), List.of(comments), List.of()));
    assertThat(written(query, TransferFormat.JSON_LINES, CsvStyle.DEFAULT))
        .contains("\"comments\":[]")
        .contains("\"comments\":[{\"id\":1,\"text\":\"fine\",\"postId\":2}]");
    assertThatThrownBy(() -> written(query, TransferFormat.CSV, CsvStyle.DEFAULT))
        .isInstanceOf(ArgumentFailure.class)
        .hasMessageContaining("choose JSON");
  }

  @Test
  void aCancelledExportLeavesTheOldFile() throws IOException {
    List<Create> rows = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      Map<String, @Nullable Object> values = new HashMap<>();
      values.put("title", "t" + i);
      rows.add(Create.of("Post", values));
    }
    live.engine().createMany(new CreateMany("Post", rows, false));
    Path file = Files.writeString(folder.resolve("old.csv"), "old");
    double[] told = {0};
    Progress stops =
        new Progress() {
          @Override
          public void at(double part, long written) {
            assertThat(part).isBetween(told[0], 1.0);
            told[0] = part;
          }

          @Override
          public boolean isCancelled() {
            return told[0] > 0.2;
          }
        };
    RowExport export =
        new RowExport(live.engine(), ExportPlan.of(FindMany.of("Post"), TransferFormat.CSV));
    assertThatThrownBy(() -> export.write(file, stops)).isInstanceOf(CancellationException.class);
    assertThat(told[0]).isBetween(0.2, 0.9);
    assertThat(file).hasContent("old");
    try (var files = Files.list(folder)) {
      assertThat(files.map(p -> p.getFileName().toString())).noneMatch(n -> n.endsWith(".tmp"));
    }
    assertThat(export.write(file, Progress.NONE)).isEqualTo(2_002);
    assertThat(Files.readAllLines(file)).hasSize(2_003);
  }
}
