// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The outside world did not do what was asked. The message is for the user: what was tried, on
/// what, and what to do next. It never holds a password or a row's values.
///
/// Caught in two places only: the command line's handler and the window's background runner.
public abstract sealed class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String details;

  private Failure(String message, String details, Throwable cause) {
    super(message, cause);
    this.details = details;
  }

  private Failure(String message) {
    this(message, "");
  }

  private Failure(String message, String details) {
    super(message);
    this.details = details;
  }

  /// What the server, the driver or the operating system said, unchanged but for secrets; or what
  /// exactly stands in the way.
  public Optional<String> details() {
    return details.isEmpty() ? Optional.empty() : Optional.of(details);
  }

  /// A file or folder could not be read or written.
  public static final class FileFailure extends Failure {
    private static final long serialVersionUID = 1L;

    public FileFailure(String message) {
      super(message);
    }

    public FileFailure(String message, Throwable cause) {
      super(message, String.valueOf(cause.getMessage()), cause);
    }
  }

  /// No connection: a wrong URL, no server, a wrong password, no such database.
  public static final class ConnectionFailure extends Failure {
    private static final long serialVersionUID = 1L;

    public ConnectionFailure(String message) {
      super(message);
    }

    public ConnectionFailure(String message, String details, Throwable cause) {
      super(message, details, cause);
    }
  }

  /// A migration could not be planned, applied or taken back.
  public static final class MigrationFailure extends Failure {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Standing> standing;

    public MigrationFailure(String message) {
      super(message);
      this.standing = Optional.empty();
    }

    public MigrationFailure(String message, String details) {
      super(message, details);
      this.standing = Optional.empty();
    }

    public MigrationFailure(String message, String details, Throwable cause) {
      super(message, details, cause);
      this.standing = Optional.empty();
    }

    public MigrationFailure(String message, String details, Standing standing) {
      super(message, details);
      this.standing = Optional.of(standing);
    }

    public MigrationFailure(String message, String details, Throwable cause, Standing standing) {
      super(message, details, cause);
      this.standing = Optional.of(standing);
    }

    /// Where the database stands now; present when a run had begun.
    public Optional<Standing> standing() {
      return standing;
    }

    /// How far a run got before it failed or was stopped.
    ///
    /// @param statement the SQL at which it ended; empty when it was none
    /// @param done the migrations that were applied (or taken back) and stay so
    /// @param inPart the migrations of which only some change sets were
    /// @param notDone the migrations that were not
    public record Standing(
        Optional<String> statement, List<String> done, List<String> inPart, List<String> notDone) {
      public Standing {
        done = List.copyOf(done);
        inPart = List.copyOf(inPart);
        notDone = List.copyOf(notDone);
      }
    }
  }

  /// What was asked for cannot be: an unknown name, a value of the wrong type. Nothing was sent.
  public static final class ArgumentFailure extends Failure {
    private static final long serialVersionUID = 1L;

    public ArgumentFailure(String message) {
      super(message);
    }
  }

  /// The schema has a table or a column that the database does not have yet.
  public static final class NotMigratedFailure extends Failure {
    private static final long serialVersionUID = 1L;

    public NotMigratedFailure(String message, String details, Throwable cause) {
      super(message, details, cause);
    }
  }

  /// A query or a change of rows was refused by the database, or found other rows than it must.
  public static final class QueryFailure extends Failure {
    private static final long serialVersionUID = 1L;

    public QueryFailure(String message) {
      super(message);
    }

    public QueryFailure(String message, String details, Throwable cause) {
      super(message, details, cause);
    }
  }

  /// Rows were changed by somebody else after they were read; nothing was written.
  public static final class ConflictFailure extends Failure {
    private static final long serialVersionUID = 1L;

    private final transient List<Conflict> conflicts;

    public ConflictFailure(String message, List<Conflict> conflicts) {
      super(message);
      this.conflicts = List.copyOf(conflicts);
    }

    /// Every field that is not as it was read.
    public List<Conflict> conflicts() {
      return conflicts;
    }

    /// A field that somebody else has changed.
    ///
    /// @param change which of the changes was to go over it, counted from 0
    /// @param read the value when the row was read
    /// @param theirs the value now
    public record Conflict(
        int change, String field, @Nullable Object read, @Nullable Object theirs) {}
  }
}
