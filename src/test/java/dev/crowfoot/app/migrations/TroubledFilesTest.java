// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.editor.Document;
import dev.crowfoot.testing.MigrationProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What goes wrong with files: each says what happened and loses nothing.
@Execution(ExecutionMode.CONCURRENT)
class TroubledFilesTest extends TroubledProject {
  @Test
  void aFileThatVanishedIsNotMadeAnewEmpty() throws SQLException, IOException {
    try (Database database = begun("file:dev.db")) {
      Document next = document(MODEL + HALF);
      Review review = migrations.review(next, Optional.of(database));
      Files.move(folder.resolve("dev.db"), folder.resolve("moved.db"));
      assertThatThrownBy(
              () -> migrations.writeAndApply(review, "half", next, database, RunListener.NONE))
          .isInstanceOf(ConnectionFailure.class)
          .hasMessageContaining("dev.db` cannot be opened");
      assertThat(folder.resolve("dev.db")).doesNotExist();
      assertThat(migrations.folder().names()).as("nothing is left behind").hasSize(1);
      Files.move(folder.resolve("moved.db"), folder.resolve("dev.db"));
      assertThat(column(database, "SELECT n FROM \"A\"")).isEqualTo("7");
    }
  }

  @Test
  void aFileThatMayOnlyBeReadIsSaid() throws Exception {
    try (Database database = begun("file:dev.db")) {
      later("CREATE TABLE \"Half\" (\"id\" INTEGER)");
      Path file = folder.resolve("dev.db");
      assertThat(file.toFile().setWritable(false)).isTrue();
      Optional<String> said = MigrationProcess.saidWithoutPrivileges(folder, "file:dev.db");
      assertThat(file.toFile().setWritable(true)).isTrue();
      assumeTrue(said.isPresent());
      assertThat(said.get()).contains("The file is read-only.", "Nothing was applied");
      asBefore(database);
    }
  }

  @Test
  void aWriteThatIsRefusedIsSaid() throws SQLException {
    try (Database database = begun("file:dev.db")) {
      later(
          "CREATE TABLE \"Half\" (\"id\" INTEGER)",
          "PRAGMA query_only = ON",
          "INSERT INTO \"Half\" VALUES (1)");
      assertThat(failure(database))
          .hasMessageContaining("The file is read-only.")
          .hasMessageContaining("Nothing was applied");
      asBefore(database);
    }
  }

  @Test
  void nothingIsAppliedWithoutItsCopy() throws SQLException, IOException {
    try (Database database = begun("file:dev.db")) {
      later("CREATE TABLE \"Half\" (\"id\" INTEGER)");
      Path backups = folder.resolve(".crowfoot/backups");
      Files.createDirectories(backups.getParent());
      Files.writeString(backups, "in the way");
      assertThatThrownBy(() -> migrations.apply(database, RunListener.NONE))
          .isInstanceOf(FileFailure.class)
          .hasMessageContaining("No copy of")
          .hasMessageContaining("nothing was applied");
      asBefore(database);

      Path taken = folder.resolve(".crowfoot/taken.db");
      Files.writeString(taken, "somebody's");
      assertThatThrownBy(() -> new Backups(folder.resolve(".crowfoot")).copy(database, taken))
          .hasMessageContaining("No copy of");
      assertThat(taken).as("what was there stays").hasContent("somebody's");
    }
  }

  @Test
  void aFolderThatCannotBeWrittenLeavesTheDatabaseAlone() throws IOException {
    Files.writeString(folder.resolve("migrations"), "in the way");
    try (Database database = Database.openOrCreate(DatabaseUrl.parse("file:dev.db", folder))) {
      Review review = migrations.review(document(MODEL), Optional.of(database));
      assertThatThrownBy(
              () ->
                  migrations.writeAndApply(
                      review, "init", document(MODEL), database, RunListener.NONE))
          .isInstanceOf(FileFailure.class)
          .hasMessageContaining("migrations");
      assertThatThrownBy(() -> column(database, "SELECT n FROM \"A\""))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void marksOfAMergeAreNamed() throws Exception {
    try (Database database = begun("file:dev.db")) {
      later("CREATE TABLE \"Half\" (\"id\" INTEGER)");
      Path changelog = migrations.folder().path().resolve(LATER).resolve("changelog.yaml");
      Files.writeString(
          changelog, "<<<<<<< ours\n" + Files.readString(changelog) + "=======\n>>>>>>> theirs\n");
      assertThat(failure(database))
          .hasMessageContaining(LATER + "/changelog.yaml")
          .hasMessageContaining("a merge left its marks");
      assertThat(column(database, "SELECT n FROM \"A\"")).isEqualTo("7");

      later("CREATE TABLE \"Half\" (\"id\" INTEGER)");
      Path root = migrations.folder().path().resolve("changelog.yaml");
      Files.writeString(root, "<<<<<<< ours\n" + Files.readString(root) + ">>>>>>> theirs\n");
      assertThat(migrations.apply(database, RunListener.NONE).migrations())
          .as("the list of migrations is written anew")
          .containsExactly(LATER);

      Path model = migrations.folder().path().resolve(LATER).resolve("schema.prisma");
      Files.writeString(model, "<<<<<<< ours\n" + Files.readString(model) + ">>>>>>> theirs\n");
      assertThatThrownBy(() -> migrations.review(document(MODEL), Optional.of(database)))
          .hasMessageContaining(LATER + "/schema.prisma` is damaged");
    }
  }

  @Test
  void aDeletedFolderIsNamedAndNothingIsMadeAnew() throws Exception {
    try (Database database = begun("file:dev.db")) {
      String init = migrations.folder().names().getFirst();
      try (var files = Files.walk(migrations.folder().path())) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
      assertThat(failure(database))
          .hasMessageContaining("The database has `" + init + "`, the folder does not.")
          .hasMessageContaining("--rolled-back");
      Review review = migrations.review(document(MODEL), Optional.of(database));
      assertThatThrownBy(
              () ->
                  migrations.writeAndApply(
                      review, "again", document(MODEL), database, RunListener.NONE))
          .hasMessageContaining("the folder does not");
      assertThat(migrations.folder().names()).isEmpty();
      assertThat(column(database, "SELECT n FROM \"A\"")).isEqualTo("7");
    }
  }
}
