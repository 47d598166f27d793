// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.sql.Outcome;
import dev.crowfoot.app.console.ConsoleStore.Ran;
import dev.crowfoot.model.Provider;
import dev.crowfoot.sql.SqlStatements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ConsoleStoreTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir private Path folder;

  private ConsoleStore store(String project) {
    return new ConsoleStore(folder, project);
  }

  private static List<Outcome> ran(String... statements) {
    return Stream.of(statements)
        .map(sql -> SqlStatements.of(sql, Provider.POSTGRESQL).all().getFirst())
        .<Outcome>map(s -> new Outcome.Done(s, OptionalLong.of(2), Duration.ofMillis(7), List.of()))
        .toList();
  }

  private static List<String> kept(ConsoleStore store) {
    return store.history().stream().map(Ran::sql).toList();
  }

  @Test
  void textAndHistoryOutliveTheProgramForEachProjectAlone() {
    ConsoleStore first = store("a");
    first.setText("SELECT 'é';\n");
    first.add(ran("DELETE FROM a\nWHERE b", "SELECT 2", "SELECT 2"), NOON);
    ConsoleStore again = store("a");
    assertThat(again.text()).isEqualTo("SELECT 'é';\n");
    assertThat(again.history())
        .containsExactly(
            new Ran("SELECT 2", NOON, Duration.ofMillis(7), "2 rows changed", false),
            new Ran("DELETE FROM a\nWHERE b", NOON, Duration.ofMillis(7), "2 rows changed", false));
    assertThat(store("b").text()).isEmpty();
    assertThat(store("b").history()).isEmpty();
    again.clearHistory();
    assertThat(store("a").history()).isEmpty();
  }

  @Test
  void aPasswordIsKeptNowhere() throws IOException {
    store("a").add(ran("ALTER ROLE ada PASSWORD 'hush'", "SELECT 1"), NOON);
    assertThat(kept(store("a"))).containsExactly("SELECT 1");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).doesNotContain("hush");
      }
    }
  }

  @Test
  void theOldestGoWhenThereAreManyAndALineThatIsCutOffIsPassedOver() throws IOException {
    ConsoleStore store = store("a");
    store.add(
        ran(
            IntStream.range(0, ConsoleStore.MOST + 5)
                .mapToObj(i -> "SELECT " + i)
                .toArray(String[]::new)),
        NOON);
    assertThat(kept(store))
        .hasSize(ConsoleStore.MOST)
        .startsWith("SELECT 1004")
        .endsWith("SELECT 5");
    Path file = folder.resolve("console");
    try (Stream<Path> files = Files.walk(file)) {
      Path history = files.filter(f -> f.endsWith("history.jsonl")).findFirst().orElseThrow();
      Files.writeString(history, "{\"at\":\"20", StandardOpenOption.APPEND);
    }
    assertThat(kept(store("a"))).hasSize(ConsoleStore.MOST);
  }
}
