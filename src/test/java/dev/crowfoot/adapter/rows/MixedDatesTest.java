// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.app.Rows;
import dev.crowfoot.app.Rows.Operation;
import dev.crowfoot.model.Provider;
import dev.crowfoot.testing.Tables;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A column of SQLite that Prisma 6, Prisma 7 and SQLite itself have written to.
@Execution(ExecutionMode.CONCURRENT)
class MixedDatesTest {
  @TempDir Path folder = Path.of("");

  private Database database;
  private Rows rows;

  @BeforeEach
  void open() {
    database = SampleRows.database(Provider.SQLITE, folder);
    rows = Rows.of(SampleRows.schema(Provider.SQLITE), database);
    List<String> stored =
        List.of("'2026-01-31T12:00:03.000+00:00'", "1769860801000", "'2026-01-31 12:00:02'");
    for (int i = 0; i < stored.size(); i++) {
      var _ = run(Operation.CREATE, "{\"data\": {\"email\": \"u" + i + "\"}}");
      Tables.execute(
          database, "UPDATE User SET born = " + stored.get(i) + " WHERE email = 'u" + i + "'");
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  private String run(Operation operation, String arguments) {
    return rows.run(operation, "User", Json.MAPPER.readTree(arguments)).toString();
  }

  @Test
  void theFirstAndTheLastAreThoseInTime() {
    String both = "\"_min\": {\"born\": true}, \"_max\": {\"born\": true}";
    String wanted =
        "\"_min\":{\"born\":\"2026-01-31T12:00:01.000Z\"},\"_max\":{\"born\":\"2026-01-31T12:00:03.000Z\"}";
    assertThat(run(Operation.AGGREGATE, "{" + both + "}")).isEqualTo("{" + wanted + "}");
    assertThat(
            run(Operation.AGGREGATE, "{\"take\": 3, \"orderBy\": {\"id\": \"asc\"}, " + both + "}"))
        .isEqualTo("{" + wanted + "}");
    assertThat(run(Operation.GROUP_BY, "{\"by\": [\"active\"], " + both + "}"))
        .isEqualTo("[{\"active\":true," + wanted + "}]");
  }

  @Test
  void groupsAreSortedByThemInTime() {
    Tables.execute(database, "UPDATE User SET active = email = 'u1'");
    assertThat(
            run(
                Operation.GROUP_BY,
                "{\"by\": [\"active\"], \"_max\": {\"born\": true}, \"orderBy\": {\"_max\": {\"born\": \"desc\"}}}"))
        .startsWith("[{\"active\":false");
  }
}
