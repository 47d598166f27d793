// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.model.Schema;
import dev.crowfoot.testing.Postgres;
import dev.crowfoot.testing.Tables;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.ui.background.Background;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Nothing is half written, and nothing staged is lost, whatever happens to the server.
class GridSafetyTest {
  private static final String SCHEMA =
      """
      datasource db {
        provider = "postgresql"
      }

      model Item {
        id   Int    @id
        name String
      }
      """;

  private final SimpleObjectProperty<Schema> schema =
      new SimpleObjectProperty<>(
          Analysis.of(new Sources(List.of(SourceText.of("schema.prisma", SCHEMA)))).schema());
  private final SimpleObjectProperty<Optional<Database>> database =
      new SimpleObjectProperty<>(Optional.empty());
  private final DataViewModel rows =
      new DataViewModel(schema, database, new SimpleStringProperty(""), Background.direct());
  private String name = "";

  @BeforeEach
  void open() {
    String url = Postgres.freshDatabase();
    name = url.substring(url.lastIndexOf('/') + 1);
    Database made = Database.openOrCreate(DatabaseUrl.parse(url, Path.of(".")));
    Tables.create(made, schema.get());
    Tables.execute(made, "INSERT INTO \"Item\" SELECT n, 'i' || n FROM generate_series(1, 3) s(n)");
    database.set(Optional.of(made));
  }

  @AfterEach
  void close() {
    database.get().ifPresent(Database::close);
  }

  private void edit(int line, String text) {
    rows.selection().select(line, 1);
    assertThat(rows.edits().typeOver(text)).isEmpty();
  }

  private String stored() {
    rows.reload();
    return rows.lines().inMemory().stream()
        .map(row -> row.stored().orElseThrow().values().get(1))
        .toList()
        .toString();
  }

  private void commit() {
    rows.committing().review(_ -> {});
    rows.committing().commit();
  }

  @Test
  void theServerEndsTheConnectionBetweenReviewAndCommit() {
    edit(0, "a");
    edit(1, "b");
    rows.committing().review(_ -> {});
    Postgres.execute(
        "postgres",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
    rows.committing().commit();
    if (rows.committing().failureProperty().get().isPresent()) {
      assertThat(rows.stagedCountProperty().get()).isEqualTo(2);
      commit();
    }
    assertThat(rows.committing().failureProperty().get()).isEmpty();
    assertThat(stored()).isEqualTo("[a, b, i3]");
  }

  @Test
  void theServerEndsTheConnectionInTheMiddleOfTheCommit() {
    Tables.execute(
        database.get().orElseThrow(),
        """
        CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM pg_terminate_backend(pg_backend_pid());
          RETURN NEW;
        END $$
        """,
        "CREATE TRIGGER die BEFORE UPDATE ON \"Item\" FOR EACH ROW WHEN (NEW.id = 2) EXECUTE"
            + " FUNCTION die()");
    edit(0, "a");
    edit(1, "b");
    commit();
    assertThat(rows.committing().failureProperty().get()).isPresent();
    assertThat(rows.stagedCountProperty().get()).isEqualTo(2);
    assertThat(rows.staging().value(rows.lines().at(1).orElseThrow(), "name")).isEqualTo("b");
    Tables.execute(database.get().orElseThrow(), "DROP TRIGGER die ON \"Item\"");
    assertThat(stored()).isEqualTo("[i1, i2, i3]");
    commit();
    assertThat(stored()).isEqualTo("[a, b, i3]");
  }

  @Test
  void aFilteredDeletionRemovesTheRowsOfItsPreviewAndNoOthers() {
    rows.question()
        .addFilter(
            ((FilterText.Meaning.Rule)
                    new FilterText(rows, schema.get().model("Item").orElseThrow())
                        .read("name starts with i"))
                .rule());
    rows.selection().selectAll(rows.lines().count(), 2);
    rows.edits().toggleDeletion();
    rows.committing()
        .review(
            statements -> {
              assertThat(statements).hasSize(3);
              Tables.execute(database.get().orElseThrow(), "INSERT INTO \"Item\" VALUES (4, 'i4')");
            });
    rows.committing().commit();
    assertThat(rows.committing().failureProperty().get()).isEmpty();
    assertThat(stored()).isEqualTo("[i4]");
  }

  @Test
  void aRowThatIsGoneLeavesEverythingAsItWas() {
    edit(0, "a");
    edit(1, "b");
    Tables.execute(database.get().orElseThrow(), "DELETE FROM \"Item\" WHERE id = 2");
    commit();
    assertThat(rows.committing().failureProperty().get().orElseThrow())
        .hasMessageContaining("instead of one");
    assertThat(rows.stagedCountProperty().get()).isEqualTo(2);
    assertThat(stored()).isEqualTo("[i1, i3]");
  }
}
