// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.app.Rows.Operation;
import dev.crowfoot.model.Provider;
import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// Rows in and out, many more than are in memory at once.
class RowLinesTest {
  @TempDir private Path folder;

  private static String lines(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj("{\"name\": \"l%04d\"}\n"::formatted)
        .collect(Collectors.joining());
  }

  private static JsonNode everything() {
    return Json.MAPPER.readTree("{}");
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void aReadingWhoseLastRowIsDeletedMeanwhileDoesNotSeemToBeAtItsEnd(Provider provider) {
    try (BlogRows blog = new BlogRows(provider, folder)) {
      blog.lines()
          .create("Label", new BufferedReader(new StringReader(lines(2500))), false, _ -> {});
      List<JsonNode> read = new ArrayList<>();
      blog.lines().find("Label", everything(), read::add);
      assertThat(read).hasSize(2500);
      assertThatThrownBy(
              () ->
                  blog.lines()
                      .find(
                          "Label",
                          everything(),
                          row -> {
                            if (row.path("name").stringValue().equals("l1000")) {
                              blog.run(Operation.DELETE, "Label", "{'where': {'name': 'l1000'}}");
                            }
                          }))
          .isInstanceOf(QueryFailure.class)
          .hasMessageContaining("Not all rows of `Label` were read");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void aReadingWhoseOtherRowsAreDeletedMeanwhileIsAtItsEnd(Provider provider) {
    try (BlogRows blog = new BlogRows(provider, folder)) {
      blog.lines()
          .create("Label", new BufferedReader(new StringReader(lines(1500))), false, _ -> {});
      List<JsonNode> read = new ArrayList<>();
      blog.lines()
          .find(
              "Label",
              everything(),
              row -> {
                read.add(row);
                if (row.path("name").stringValue().equals("l1000")) {
                  blog.run(Operation.DELETE_MANY, "Label", "{'where': {'name': {'gt': 'l1000'}}}");
                }
              });
      assertThat(read).hasSize(1000);
    }
  }

  /// Also what no program expects, such as no memory being left, takes all back.
  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void whateverEndsAWritingLeavesNothingOfIt(Provider provider) {
    try (BlogRows blog = new BlogRows(provider, folder)) {
      BufferedReader failing =
          new BufferedReader(new StringReader(lines(2500))) {
            private int left = 2200;

            @Override
            public String readLine() throws java.io.IOException {
              if (left-- == 0) {
                throw new OutOfMemoryError("as if");
              }
              return super.readLine();
            }
          };
      assertThatThrownBy(() -> blog.lines().create("Label", failing, false, _ -> {}))
          .isInstanceOf(OutOfMemoryError.class);
      assertThat(blog.text(Operation.COUNT, "Label", "{}")).isEqualTo("0");
    }
  }
}
