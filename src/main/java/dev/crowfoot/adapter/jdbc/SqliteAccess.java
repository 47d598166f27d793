// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.SqliteFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/// Opens SQLite files and says why one does not open.
final class SqliteAccess {
  private static final int BUSY_MILLISECONDS = 5_000;

  private SqliteAccess() {}

  static Login openCopy(SqliteFile url) {
    SQLiteConfig config = config();
    config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    return new Login(jdbcUrl(url), config.toProperties());
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLISECONDS);
    return config;
  }

  private static String jdbcUrl(SqliteFile url) {
    return "jdbc:sqlite:" + url.file();
  }

  static Login open(SqliteFile url, boolean create) {
    checkFile(url.file(), create);
    SQLiteConfig config = config();
    if (!create) {
      config.resetOpenMode(SQLiteOpenMode.CREATE);
    }
    Login login = new Login(jdbcUrl(url), config.toProperties());
    try (Connection connection = login.connect();
        Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT count(*) FROM sqlite_master").close();
    } catch (SQLException e) {
      throw failure(url, e);
    }
    // Made once: a file that vanishes later is not to be made anew, empty, behind everybody's back.
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    return new Login(login.jdbcUrl(), config.toProperties());
  }

  private static void checkFile(Path file, boolean create) {
    if (Files.isDirectory(file)) {
      throw new ConnectionFailure(
          "`%s` is a folder, not a SQLite file. Name a file in it.".formatted(file));
    }
    if (Files.exists(file)) {
      if (!Files.isReadable(file)) {
        throw new ConnectionFailure(
            "The SQLite file `%s` may not be read. Check its permissions.".formatted(file));
      }
      return;
    }
    Path folder = file.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new ConnectionFailure(
          "There is no folder `%s` for the SQLite file `%s`. Make it, or correct the URL."
              .formatted(folder, file.getFileName()));
    }
    if (!create) {
      throw new ConnectionFailure(
          "There is no database file `%s` yet. Apply a migration to make it, or correct the URL."
              .formatted(file));
    }
    if (!Files.isWritable(folder)) {
      throw new ConnectionFailure(
          "The folder `%s` is read-only, so the database file `%s` cannot be made in it."
              .formatted(folder, file.getFileName()));
    }
  }

  static ConnectionFailure failure(SqliteFile url, SQLException e) {
    SQLiteErrorCode code =
        e instanceof SQLiteException s ? s.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
    int primary = code.code & 0xff;
    String sentence;
    if (primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
      sentence = "`%s` is not a SQLite database, or it is encrypted.";
    } else if (primary == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
      sentence =
          "The SQLite file `%s` cannot be opened. Check that its folder exists and may be written.";
    } else if (primary == SQLiteErrorCode.SQLITE_READONLY.code
        || primary == SQLiteErrorCode.SQLITE_PERM.code) {
      sentence = "The SQLite file `%s` is read-only.";
    } else if (primary == SQLiteErrorCode.SQLITE_BUSY.code
        || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
      sentence =
          "Another program is writing to the SQLite file `%s`. Try again when it has finished.";
    } else if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code) {
      sentence = "The SQLite file `%s` is damaged. Restore it from a backup.";
    } else if (primary == SQLiteErrorCode.SQLITE_FULL.code
        || primary == SQLiteErrorCode.SQLITE_IOERR.code) {
      sentence = "The disk does not take more of the SQLite file `%s`: it is full or failing.";
    } else {
      sentence = "The SQLite file `%s` cannot be used.";
    }
    return new ConnectionFailure(sentence.formatted(url.file()), String.valueOf(e.getMessage()), e);
  }
}
