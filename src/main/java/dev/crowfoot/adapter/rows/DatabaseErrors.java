// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.Failure.NotMigratedFailure;
import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.ForeignKey;
import dev.crowfoot.catalog.Index;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.sqlite.SQLiteException;

/// Says in the model's words what a database refused, and keeps the server's words as details.
final class DatabaseErrors {
  private static final String MIGRATE = " yet: run `crowfoot migrate dev`.";
  private static final String READ_ONLY =
      "The database is read-only here, so nothing was changed. Let the connection change it first.";
  private static final Pattern SQLITE_COLUMNS =
      Pattern.compile("constraint failed: ([^)]+)\\)?$", Pattern.MULTILINE);
  private static final Pattern SQLITE_NO_TABLE =
      Pattern.compile("no such table: (?:main\\.)?(.+?)\\)?$", Pattern.MULTILINE);
  private static final Pattern SQLITE_NO_COLUMN =
      Pattern.compile("(?:no such column: |has no column named )(.+?)\\)?$", Pattern.MULTILINE);

  private final Schema schema;
  private final Dialect dialect;

  DatabaseErrors(Schema schema, Dialect dialect) {
    this.schema = schema;
    this.dialect = dialect;
  }

  /// @param model what the statement was about; empty when it could not be sent at all
  Failure translate(Throwable failed, String model) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof BatchUpdateException batch && batch.getNextException() != null) {
        return ofSql(batch.getNextException(), model);
      }
      if (cause instanceof SQLException sql) {
        return ofSql(sql, model);
      }
    }
    throw new IllegalStateException("MyBatis failed without the database", failed);
  }

  /// Whether the database refused what a row holds, and would take another one.
  static boolean isAboutTheRow(QueryFailure failure) {
    return switch (failure.getCause()) {
      case PSQLException postgres ->
          text(postgres.getSQLState()).startsWith("22")
              || text(postgres.getSQLState()).startsWith("23");
      case SQLiteException sqlite -> {
        String code = sqlite.getResultCode().name();
        yield code.startsWith("SQLITE_CONSTRAINT") || code.equals("SQLITE_MISMATCH");
      }
      case null, default -> false;
    };
  }

  /// The columns whose value another row has already; none when that is not why it was refused.
  List<String> takenColumns(QueryFailure failure) {
    return failure.getCause() instanceof PSQLException postgres
            && text(postgres.getSQLState()).equals("23505")
            && postgres.getServerErrorMessage() != null
        ? columnsOf(text(postgres.getServerErrorMessage().getConstraint()))
        : List.of();
  }

  private Failure ofSql(SQLException sql, String model) {
    String details = String.valueOf(sql.getMessage());
    if (model.isEmpty()) {
      return new ConnectionFailure(
          "The database could not be reached. Check the URL and that the server runs.",
          details,
          sql);
    }
    String message =
        switch (sql) {
          case PSQLException postgres -> postgres(postgres, model);
          case SQLiteException sqlite -> sqlite(sqlite, model);
          case SQLTimeoutException _ ->
              "The query took longer than this connection allows, and was stopped.";
          default -> "The database refused the statement.";
        };
    return message.endsWith(MIGRATE)
        ? new NotMigratedFailure(message, details.strip(), sql)
        : new QueryFailure(message, details.strip(), sql);
  }

  private String postgres(PSQLException error, String model) {
    @Nullable ServerErrorMessage server = error.getServerErrorMessage();
    String constraint = server == null ? "" : text(server.getConstraint());
    String column = server == null ? "" : text(server.getColumn());
    String state = text(error.getSQLState());
    return switch (state) {
      case "23505" -> unique(model, columnsOf(constraint));
      case "23503" -> foreignKey(model, constraint, text(error.getMessage()).contains("is still"));
      case "23502" -> notNull(model, column);
      case "23514" -> "A check of `" + model + "` refuses this row: `" + constraint + "`.";
      case "42P01" -> noTable(model);
      case "42703" -> noColumn(model, "");
      case "22001" -> "A text is longer than its column in `" + model + "`.";
      case "22003" -> "A number is out of its column's range in `" + model + "`.";
      case "55P03", "40001", "40P01" ->
          "Another program holds the rows. Nothing was changed; try again.";
      case "25006" -> READ_ONLY;
      case "57014" ->
          "It took longer than this connection allows, or was stopped. Nothing was changed.";
      case "57P01", "57P02", "57P03" ->
          "The server is stopping or starting. Nothing was committed; try again.";
      default ->
          state.startsWith("08")
              ? "The connection to the database was lost. Nothing was committed."
              : "PostgreSQL refused the statement on `" + model + "`.";
    };
  }

  private String sqlite(SQLiteException error, String model) {
    String said = text(error.getMessage());
    return switch (error.getResultCode()) {
      case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID ->
          unique(model, sqliteColumns(said));
      case SQLITE_CONSTRAINT_FOREIGNKEY -> foreignKey(model, "", false);
      case SQLITE_CONSTRAINT_NOTNULL ->
          notNull(model, sqliteColumns(said).stream().findFirst().orElse(""));
      case SQLITE_CONSTRAINT_CHECK -> "A check of `" + model + "` refuses this row.";
      case SQLITE_BUSY, SQLITE_LOCKED ->
          "Another program is writing to the database file. Nothing was changed; try again.";
      case SQLITE_READONLY ->
          said.contains("attempt to write a readonly database")
              ? READ_ONLY
              : "The database file is read-only.";
      default -> {
        Matcher table = SQLITE_NO_TABLE.matcher(said);
        Matcher column = SQLITE_NO_COLUMN.matcher(said);
        yield table.find()
            ? noTable(modelOfTable(table.group(1)).orElse(model))
            : column.find()
                ? noColumn(model, lastPart(column.group(1)))
                : "SQLite refused the statement on `" + model + "`.";
      }
    };
  }

  private String unique(String model, List<String> columns) {
    String fields = fields(model, columns);
    return fields.isEmpty()
        ? "A row with the same unique value is in `" + model + "` already."
        : "A row with the same " + fields + " is in `" + model + "` already. It must be unique.";
  }

  private String foreignKey(String model, String constraint, boolean stillReferenced) {
    Optional<Table> holder =
        catalog().tables().stream()
            .filter(t -> t.foreignKeys().stream().anyMatch(k -> k.name().equals(constraint)))
            .findFirst();
    Optional<ForeignKey> key =
        holder.stream()
            .flatMap(t -> t.foreignKeys().stream())
            .filter(k -> k.name().equals(constraint))
            .findFirst();
    if (key.isEmpty()) {
      return "A reference between `"
          + model
          + "` and a related model would point to a row that does not exist.";
    }
    String child = modelOfTable(holder.get().name().name()).orElse(model);
    if (stillReferenced || !child.equals(model)) {
      return "Rows of `" + child + "` still refer to this row of `" + model + "`.";
    }
    return "There is no row that "
        + fields(child, key.get().columns())
        + " of `"
        + child
        + "` could refer to.";
  }

  private String notNull(String model, String column) {
    String field = fields(model, column.isEmpty() ? List.of() : List.of(column));
    return (field.isEmpty() ? "A required field" : field) + " of `" + model + "` needs a value.";
  }

  private static String noTable(String model) {
    return "Table `" + model + "` does not exist" + MIGRATE;
  }

  private static String noColumn(String model, String column) {
    return "The table of `"
        + model
        + "` has no column "
        + (column.isEmpty() ? "for one of its fields" : "`" + column + "`")
        + MIGRATE;
  }

  /// Columns as their fields' names: "`email`" or "`a` and `b`".
  private String fields(String modelName, List<String> columns) {
    return String.join(
        " and ", columns.stream().map(c -> "`" + field(modelName, c) + "`").toList());
  }

  private String field(String modelName, String column) {
    return schema.model(modelName).stream()
        .flatMap(Model::scalarFields)
        .filter(f -> f.databaseName().equals(column))
        .findFirst()
        .map(ScalarField::name)
        .orElse(column);
  }

  private Optional<String> modelOfTable(String table) {
    return schema.models().stream()
        .filter(m -> m.databaseName().equals(table))
        .map(Model::name)
        .findFirst();
  }

  /// The columns of a unique index or primary key by its name.
  private List<String> columnsOf(String constraint) {
    return catalog().tables().stream()
        .flatMap(
            t ->
                Stream.concat(
                    t.primaryKey().stream()
                        .filter(k -> k.name().equals(Optional.of(constraint)))
                        .map(k -> k.columns()),
                    t.indexes().stream()
                        .filter(i -> i.name().equals(constraint))
                        .map(Index::columnNames)))
        .findFirst()
        .orElse(List.of());
  }

  private Catalog catalog() {
    return dialect.catalogOf(schema);
  }

  /// The columns in SQLite's `UNIQUE constraint failed: User.email, User.name`.
  private static List<String> sqliteColumns(String said) {
    Matcher matcher = SQLITE_COLUMNS.matcher(said);
    if (!matcher.find()) {
      return List.of();
    }
    return Arrays.stream(matcher.group(1).split(", "))
        .filter(c -> !c.startsWith("index "))
        .map(c -> c.substring(c.lastIndexOf('.') + 1))
        .toList();
  }

  /// The column in SQLite's `T0.name` or `"User"."name"`.
  private static String lastPart(String column) {
    return column.substring(column.lastIndexOf('.') + 1).replace("\"", "");
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
