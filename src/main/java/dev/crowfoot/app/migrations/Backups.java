// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.files.TextFiles;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.PostgresServer;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.SqliteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Copies of SQLite files made before they are migrated. The last few are kept; a server's database
/// is its administrator's to back up.
///
/// @param privateFolder what Crowfoot keeps for itself; kept out of version control
record Backups(Path privateFolder) {
  private static final int KEPT = 5;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

  /// Copies a database as it is now.
  ///
  /// @return the copy; empty when there is nothing to copy
  Optional<Path> backUp(Database database, Instant now) {
    return switch (database.url()) {
      case PostgresServer _ -> Optional.empty();
      case SqliteFile(Path file) ->
          isEmpty(file) ? Optional.empty() : Optional.of(copy(database, file, now));
    };
  }

  private static boolean isEmpty(Path file) {
    try {
      return !Files.exists(file) || Files.size(file) == 0;
    } catch (IOException e) {
      throw new FileFailure("`%s` cannot be read.".formatted(file), e);
    }
  }

  private Path copy(Database database, Path file, Instant now) {
    Path copy = place(file, now);
    copy(database, copy);
    forgetOld(file);
    return copy;
  }

  private Path folder() {
    return privateFolder.resolve("backups");
  }

  private Path place(Path file, Instant now) {
    String time = TIME.format(LocalDateTime.ofInstant(now, ZoneId.systemDefault()));
    return folder().resolve(file.getFileName() + "-" + time + ".db");
  }

  /// Copies a file for a run that is tried first on a copy of the copy.
  ///
  /// @return what is not kept unless it is said
  Draft draft(Database database, SqliteFile url, Instant now) {
    Path copy = place(url.file(), now);
    Connection connection = database.connection();
    try {
      Draft draft = new Draft(database, url.file(), copy, connection, version(connection));
      copy(database, connection, copy);
      return draft;
    } catch (SQLException e) {
      close(database, connection);
      throw database.failure(e);
    } catch (FileFailure e) {
      close(database, connection);
      throw e;
    }
  }

  private static void close(Database database, Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /// A number that is another when somebody else has written since, as seen by one connection.
  private static long version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA data_version")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /// A backup of a run that may yet be refused; it is gone then, and older ones stay.
  final class Draft implements AutoCloseable {
    private final Database database;
    private final Path file;
    private final Path copy;
    private final Connection connection;
    private final long version;
    private boolean kept;

    private Draft(Database database, Path file, Path copy, Connection connection, long version) {
      this.database = database;
      this.file = file;
      this.copy = copy;
      this.connection = connection;
      this.version = version;
    }

    /// A copy of the copy, which nobody has open.
    void copyTo(Path trial) {
      try {
        Files.copy(copy, trial);
      } catch (IOException e) {
        throw noCopy(database, trial, e);
      }
    }

    /// Keeps it, made anew when somebody has written since.
    Path keep() {
      try {
        if (version(connection) != version) {
          remove(copy);
          copy(database, connection, copy);
        }
      } catch (SQLException e) {
        throw database.failure(e);
      }
      kept = true;
      forgetOld(file);
      return copy;
    }

    @Override
    public void close() {
      Backups.close(database, connection);
      if (!kept && Files.exists(copy)) {
        remove(copy);
      }
    }
  }

  /// Copies a SQLite file as it is now, also while others write to it.
  ///
  /// @param copy a file that is not there yet, in the private folder
  /// @throws FileFailure when there is no room for it, or it may not be written; no part of it
  ///   stays
  void copy(Database database, Path copy) {
    try (Connection connection = database.connection()) {
      copy(database, connection, copy);
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  private void copy(Database database, Connection connection, Path copy) {
    boolean wasThere = Files.exists(copy);
    try {
      Files.createDirectories(Optional.ofNullable(copy.getParent()).orElse(privateFolder));
      TextFiles.write(privateFolder.resolve(".gitignore"), "*\n");
      write(connection, copy);
    } catch (IOException | SQLException e) {
      if (!wasThere && Files.exists(copy)) {
        remove(copy);
      }
      throw noCopy(database, copy, e);
    }
  }

  private static FileFailure noCopy(Database database, Path copy, Exception e) {
    return new FileFailure(
        "No copy of `%s` can be made in `%s`, so nothing was applied: see whether there is room and it may be written."
            .formatted(database, copy.getParent()),
        e);
  }

  /// Nobody else may read it, whoever may read the original: it stays longer than people think of
  /// it.
  private static void write(Connection connection, Path copy) throws IOException, SQLException {
    if (!Files.exists(copy)) {
      Files.createFile(copy);
    }
    PosixFileAttributeView view = Files.getFileAttributeView(copy, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString("rw-------"));
    }
    if (copy.toString().contains("\"")) {
      vacuum(connection, copy);
    } else {
      pages(connection, copy);
    }
  }

  private static void remove(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new FileFailure("A part of the copy `%s` cannot be removed.".formatted(part), e);
    }
  }

  /// Copies page by page, which the driver has a word for: `VACUUM` would make each table anew.
  private static void pages(Connection connection, Path copy) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("backup to \"" + copy + "\"");
    }
  }

  /// For names that the driver's word cannot take.
  private static void vacuum(Connection connection, Path copy) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
      statement.setString(1, copy.toString());
      statement.execute();
    }
  }

  private void forgetOld(Path file) {
    Path folder = folder();
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> copies =
          files
              .filter(f -> String.valueOf(f.getFileName()).startsWith(file.getFileName() + "-"))
              .sorted()
              .toList();
      for (Path old : copies.subList(0, Math.max(0, copies.size() - KEPT))) {
        Files.delete(old);
      }
    } catch (IOException e) {
      throw new FileFailure("Old backups in `%s` cannot be removed.".formatted(folder), e);
    }
  }
}
