// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.Failure.MigrationFailure.Standing;
import dev.crowfoot.adapter.jdbc.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import liquibase.exception.ChangeLogParseException;
import liquibase.exception.LockException;
import liquibase.exception.RollbackImpossibleException;
import liquibase.exception.ValidationFailedException;
import org.sqlite.SQLiteException;

/// Says what became of a run that did not end well: why, and where the database stands now.
///
/// @param migrations those of the folder, oldest first
/// @param before what the database had when the run began
/// @param after what it has now
/// @param interrupted the migration whose change set was under way
/// @param holder whose lock was in the way
/// @param leftBehind what the database holds of a statement that failed
/// @param forbidden what the user of the database may not do
record RunFailure(
    Direction direction,
    List<String> migrations,
    History before,
    History after,
    Optional<String> interrupted,
    Optional<String> holder,
    Optional<String> leftBehind,
    Optional<String> forbidden) {
  private static final String UNDEFINED_OBJECT = "42704";
  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final String READ_ONLY = "25006";
  private static final String CLOSED = "57P01";
  private static final String LOST = "08006";
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String DISK_FULL = "53100";
  private static final String NOT_SUPPORTED = "0A000";
  private static final String INVALID = "22023";

  /// Whose lock a statement waited for in vain, in a sentence; empty when it failed otherwise.
  static Optional<String> lockHolder(
      Throwable cause, Database database, Optional<String> statement) {
    return LOCK_NOT_AVAILABLE.equals(sqlState(cause))
        ? Aftermath.holder(database, statement)
        : Optional.empty();
  }

  /// That the user may not make tables, in a sentence; empty when it failed otherwise.
  static Optional<String> forbidden(
      Throwable cause, Database database, Optional<String> statement) {
    return INSUFFICIENT_PRIVILEGE.equals(sqlState(cause))
            && statement.stream().allMatch(sql -> sql.matches("CREATE (TABLE|TYPE) (?s:.*)"))
        ? Aftermath.forbidden(database)
        : Optional.empty();
  }

  Failure explain(Throwable cause, Optional<String> statement) {
    if (cause instanceof Failure known) {
      return known;
    }
    Standing standing = standing(statement);
    Throwable root = root(cause);
    return new MigrationFailure(
        why(cause, standing) + leftBehind.map(s -> " " + s).orElse("") + " " + stands(standing),
        String.valueOf(root.getMessage()).strip(),
        cause,
        standing);
  }

  private Standing standing(Optional<String> statement) {
    List<String> done = new ArrayList<>(direction.done(before, after));
    List<String> inPart = done.stream().filter(m -> interrupted.equals(Optional.of(m))).toList();
    done.removeAll(inPart);
    List<String> notDone =
        switch (direction) {
          case APPLY -> migrations.stream().filter(m -> after.changeSetsOf(m) == 0).toList();
          case TAKE_BACK -> interrupted.filter(m -> inPart.isEmpty()).stream().toList();
        };
    return new Standing(statement, done, inPart, notDone);
  }

  private String why(Throwable cause, Standing standing) {
    if (has(cause, WatchedExecutor.Cancelled.class)) {
      return "The migration was stopped.";
    }
    if (has(cause, LockException.class) && !(root(cause) instanceof SQLException)) {
      return "Another program is migrating this database.";
    }
    if (forbidden.isPresent() && standing.statement().isEmpty()) {
      return forbidden.get();
    }
    if (has(cause, ValidationFailedException.class)) {
      return "A migration was changed after it had been applied, or cannot be applied to this"
          + " database. Restore its file, and make the change in a new migration.";
    }
    if (has(cause, ChangeLogParseException.class)) {
      return "The changelog cannot be read.";
    }
    if (has(cause, RollbackImpossibleException.class)) {
      return "A change does not say how to take it back. Add a `rollback` to its change set.";
    }
    return (standing.statement().isEmpty()
            ? "The migration failed."
            : "The database refused a statement of the migration.")
        + switch (sqlState(cause)) {
          case UNDEFINED_OBJECT ->
              " It knows no such type or operator class: an extension may be missing"
                  + " (`CREATE EXTENSION …`).";
          case NOT_SUPPORTED, INVALID ->
              standing.statement().filter(s -> s.contains(" EXTENSION ")).isPresent()
                  ? " The server does not have this extension, or not in this version: install it"
                      + " there, or ask for another."
                  : "";
          case INSUFFICIENT_PRIVILEGE ->
              forbidden
                  .map(s -> " " + s)
                  .orElse(
                      " The user of the database URL may not do this: let its owner grant it, or apply as"
                          + " another user.");
          case READ_ONLY -> " The database is read-only.";
          case DISK_FULL -> " The server's disk is full: make room and apply again.";
          case LOCK_NOT_AVAILABLE ->
              holder
                  .map(s -> " " + s)
                  .orElse(" Another session holds a lock on the table; try again later.");
          case CLOSED, LOST -> " The connection was lost meanwhile; apply again when it is back.";
          default -> sqlite(cause);
        };
  }

  /// SQLite knows no states.
  private static String sqlite(Throwable cause) {
    if (!(root(cause) instanceof SQLiteException e)) {
      return "";
    }
    return switch (e.getResultCode()) {
      case SQLITE_FULL -> " The disk is full: make room and apply again.";
      case SQLITE_READONLY -> " The file is read-only.";
      case SQLITE_BUSY -> " Another program is writing to the file; try again later.";
      default -> "";
    };
  }

  private static String sqlState(Throwable cause) {
    return root(cause) instanceof SQLException e ? String.valueOf(e.getSQLState()) : "";
  }

  private String stands(Standing standing) {
    List<String> sentences = new ArrayList<>();
    if (standing.done().isEmpty() && standing.inPart().isEmpty()) {
      sentences.add("Nothing was %s; the database is as it was.".formatted(direction.participle()));
    }
    if (!standing.done().isEmpty()) {
      sentences.add("%s: %s.".formatted(capital(direction.participle()), named(standing.done())));
    }
    if (!standing.inPart().isEmpty()) {
      sentences.add(
          "%s in part: %s.".formatted(capital(direction.participle()), named(standing.inPart())));
    }
    if (!standing.notDone().isEmpty()) {
      sentences.add("Not %s: %s.".formatted(direction.participle(), named(standing.notDone())));
    }
    return String.join(" ", sentences);
  }

  private static String named(List<String> migrations) {
    return migrations.stream().map(m -> "`" + m + "`").collect(Collectors.joining(", "));
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static Throwable root(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static boolean has(Throwable cause, Class<? extends Throwable> type) {
    Throwable t = cause;
    while (t != null) {
      if (type.isInstance(t)) {
        return true;
      }
      t = t.getCause();
    }
    return false;
  }
}
