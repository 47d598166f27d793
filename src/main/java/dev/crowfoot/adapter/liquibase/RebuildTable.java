// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import dev.crowfoot.adapter.jdbc.SqlScript;
import dev.crowfoot.migration.Unexpanded;
import dev.crowfoot.model.Provider;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import liquibase.change.AbstractChange;
import liquibase.change.ChangeMetaData;
import liquibase.change.DatabaseChange;
import liquibase.change.DatabaseChangeProperty;
import liquibase.database.Database;
import liquibase.database.PreparedStatementFactory;
import liquibase.database.core.SQLiteDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.statement.ExecutablePreparedStatement;
import liquibase.statement.SqlStatement;

/// The change `sqliteRebuildTable`: gives a SQLite table a new shape and keeps its rows, its
/// triggers, the views on it and every reference to it. SQLite itself can change little of a table
/// in place.
///
/// ```yaml
/// - sqliteRebuildTable:
///     tableName: User
///     createTable: CREATE TABLE "__new_User" ("id" INTEGER NOT NULL PRIMARY KEY, …)
///     copyRows: INSERT INTO "__new_User" ("id") SELECT "id" FROM "User"
///     createIndexes: |
///       CREATE UNIQUE INDEX "User_email_key" ON "User" ("email");
/// ```
///
/// 1. The new table is made beside the old one, and the rows are copied.
/// 2. The old table is dropped, and the new one takes its name. With `legacy_alter_table` the
///    references of other tables, triggers and views keep saying the name; the other way round they
///    would follow the old table into its grave.
/// 3. Indexes are made anew, as are the triggers and expression indexes that were there.
/// 4. `foreign_key_check`: a reference that is broken now and was not before takes everything back.
///
/// Foreign keys must be off on the connection before, and outside of a transaction: dropping a
/// table deletes its rows first, and with foreign keys on, those that refer to it.
@DatabaseChange(
    name = "sqliteRebuildTable",
    description = "Gives a SQLite table a new shape and keeps its rows",
    priority = ChangeMetaData.PRIORITY_DEFAULT,
    appliesTo = "table")
public final class RebuildTable extends AbstractChange {
  private String tableName = "";
  private String createTable = "";
  private String copyRows = "";
  private String createIndexes = "";

  @DatabaseChangeProperty(description = "The table to rebuild", mustEqualExisting = "table")
  public String getTableName() {
    return tableName;
  }

  public void setTableName(String tableName) {
    this.tableName = tableName;
  }

  @DatabaseChangeProperty(description = "The statement that makes the table `__new_` + name")
  public String getCreateTable() {
    return createTable;
  }

  public void setCreateTable(String createTable) {
    this.createTable = createTable;
  }

  @DatabaseChangeProperty(description = "The statement that copies the rows to it")
  public String getCopyRows() {
    return copyRows;
  }

  public void setCopyRows(String copyRows) {
    this.copyRows = copyRows;
  }

  @DatabaseChangeProperty(
      description = "The statements that make its indexes, each ended by `;` and a line break",
      requiredForDatabase = "none")
  public String getCreateIndexes() {
    return createIndexes;
  }

  public void setCreateIndexes(String createIndexes) {
    this.createIndexes = createIndexes;
  }

  private String tableName() {
    return Unexpanded.unmasked(tableName);
  }

  private String createTable() {
    return Unexpanded.unmasked(createTable);
  }

  private String copyRows() {
    return Unexpanded.unmasked(copyRows);
  }

  private String createIndexes() {
    return Unexpanded.unmasked(createIndexes);
  }

  @Override
  public boolean supports(Database database) {
    return database instanceof SQLiteDatabase;
  }

  /// What is sent depends on the triggers that are there.
  @Override
  public boolean generateStatementsVolatile(Database database) {
    return true;
  }

  @Override
  public String getConfirmationMessage() {
    return "Table " + tableName() + " rebuilt";
  }

  @Override
  public SqlStatement[] generateStatements(Database database) {
    Check before = new Check(tableName(), Check.Moment.BEFORE);
    List<SqlStatement> statements = new ArrayList<>();
    statements.add(before);
    statements.add(new PlainStatement(withoutEnd(createTable())));
    statements.add(new PlainStatement(withoutEnd(copyRows())));
    statements.add(new Check(tableName(), Check.Moment.COPIED));
    statements.add(new PlainStatement("DROP TABLE " + quoted(tableName())));
    statements.add(new PlainStatement("PRAGMA legacy_alter_table=ON"));
    statements.add(
        new PlainStatement(
            "ALTER TABLE %s RENAME TO %s"
                .formatted(quoted("__new_" + tableName()), quoted(tableName()))));
    statements.add(new PlainStatement("PRAGMA legacy_alter_table=OFF"));
    for (String index : SqlScript.split(createIndexes(), Provider.SQLITE)) {
      statements.add(new PlainStatement(index));
    }
    if (database.getConnection() instanceof JdbcConnection connection) {
      try {
        for (String sql : kept(connection.getUnderlyingConnection())) {
          statements.add(new PlainStatement(sql));
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    statements.add(before.after());
    return statements.toArray(SqlStatement[]::new);
  }

  /// What the old table has and the new one must have again: its triggers, its indexes on
  /// expressions, and how far it has counted.
  private List<String> kept(Connection connection) throws SQLException {
    List<String> result = new ArrayList<>();
    String sql =
        """
        SELECT sql FROM sqlite_master m WHERE m.tbl_name = ?1 COLLATE NOCASE AND m.sql IS NOT NULL
          AND (m.type = 'trigger' OR m.type = 'index'
            AND EXISTS (SELECT 1 FROM pragma_index_xinfo(m.name) c WHERE c.cid = -2))
        ORDER BY m.rowid
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, tableName());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          result.add(rows.getString(1));
        }
      }
    }
    sequence(connection).forEach(result::add);
    return result;
  }

  /// Ids of deleted rows are not given out again: the counter goes on where it stood.
  private List<String> sequence(Connection connection) throws SQLException {
    boolean counts =
        number(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_sequence'") > 0;
    if (!counts || !createTable().toUpperCase(Locale.ROOT).contains("AUTOINCREMENT")) {
      return List.of();
    }
    String name = "'" + tableName().replace("'", "''") + "'";
    long last =
        number(
            connection, "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = " + name);
    return last == 0
        ? List.of()
        : List.of(
            "DELETE FROM sqlite_sequence WHERE name = " + name,
            "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %d)".formatted(name, last));
  }

  /// The statements without what is only known when they run.
  List<String> script() {
    List<String> script = new ArrayList<>();
    script.add(withoutEnd(createTable()));
    script.add(withoutEnd(copyRows()));
    script.add("DROP TABLE " + quoted(tableName()));
    script.add("PRAGMA legacy_alter_table=ON");
    script.add(
        "ALTER TABLE %s RENAME TO %s"
            .formatted(quoted("__new_" + tableName()), quoted(tableName())));
    script.add("PRAGMA legacy_alter_table=OFF");
    script.addAll(SqlScript.split(createIndexes(), Provider.SQLITE));
    script.add("PRAGMA foreign_key_check");
    return script;
  }

  private static String withoutEnd(String sql) {
    String text = sql.strip();
    return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  /// A look at the database between the statements; throws when rows would be lost.
  private static final class Check implements ExecutablePreparedStatement {
    enum Moment {
      BEFORE,
      COPIED,
      AFTER
    }

    private final String table;
    private final Moment moment;
    private final Map<String, Integer> brokenBefore;

    Check(String table, Moment moment) {
      this(table, moment, new HashMap<>());
    }

    private Check(String table, Moment moment, Map<String, Integer> brokenBefore) {
      this.table = table;
      this.moment = moment;
      this.brokenBefore = brokenBefore;
    }

    /// The check at the end that compares with this one at the beginning.
    Check after() {
      return new Check(table, Moment.AFTER, brokenBefore);
    }

    @Override
    public void execute(PreparedStatementFactory factory) throws DatabaseException {
      try {
        switch (moment) {
          case BEFORE -> before(factory);
          case COPIED -> copied(factory);
          case AFTER -> after(factory);
        }
      } catch (SQLException e) {
        throw new DatabaseException(e);
      }
    }

    private void before(PreparedStatementFactory factory) throws DatabaseException, SQLException {
      if (number(factory, "PRAGMA foreign_keys") != 0) {
        throw new DatabaseException(
            "Foreign keys are on, so dropping the table would delete the rows that refer to it."
                + " Run this with `PRAGMA foreign_keys=OFF` set on the connection beforehand.");
      }
      brokenBefore.putAll(broken(factory));
    }

    private void copied(PreparedStatementFactory factory) throws DatabaseException, SQLException {
      long old = number(factory, "SELECT count(*) FROM " + quoted(table));
      long copy = number(factory, "SELECT count(*) FROM " + quoted("__new_" + table));
      if (old != copy) {
        throw new DatabaseException("%d of %d rows were copied.".formatted(copy, old));
      }
    }

    private void after(PreparedStatementFactory factory) throws DatabaseException, SQLException {
      for (Map.Entry<String, Integer> entry : broken(factory).entrySet()) {
        int more = entry.getValue() - brokenBefore.getOrDefault(entry.getKey(), 0);
        if (more > 0) {
          throw new DatabaseException(
              "FOREIGN KEY constraint failed: %d rows %s that do not exist."
                  .formatted(more, entry.getKey()));
        }
      }
    }

    /// While the tables of a key are made anew one after the other, a reference and what it refers
    /// to may not fit for a moment, and SQLite refuses to check any. Each table is then checked for
    /// itself, and one that cannot be is by the last rebuild, when all fit again.
    private static Map<String, Integer> broken(PreparedStatementFactory factory)
        throws DatabaseException, SQLException {
      Map<String, Integer> broken = new HashMap<>();
      if (!count("PRAGMA foreign_key_check", factory, broken)) {
        broken.clear();
        for (String name : tables(factory)) {
          count("PRAGMA foreign_key_check(" + quoted(name) + ")", factory, broken);
        }
      }
      return broken;
    }

    private static boolean count(
        String check, PreparedStatementFactory factory, Map<String, Integer> broken)
        throws DatabaseException, SQLException {
      try (PreparedStatement statement = factory.create(check);
          ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          broken.merge(
              "of `%s` refer to rows of `%s`".formatted(rows.getString(1), rows.getString(3)),
              1,
              Integer::sum);
        }
        return true;
      } catch (DatabaseException | SQLException e) {
        if (String.valueOf(e.getMessage()).contains("foreign key mismatch")) {
          return false;
        }
        throw e;
      }
    }

    private static List<String> tables(PreparedStatementFactory factory)
        throws DatabaseException, SQLException {
      List<String> tables = new ArrayList<>();
      try (PreparedStatement statement =
              factory.create("SELECT name FROM sqlite_schema WHERE type = 'table'");
          ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      return tables;
    }

    private static long number(PreparedStatementFactory factory, String sql)
        throws DatabaseException, SQLException {
      try (PreparedStatement statement = factory.create(sql);
          ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }

    @Override
    public boolean skipOnUnsupported() {
      return false;
    }

    @Override
    public boolean continueOnError() {
      return false;
    }

    @Override
    public String getFormattedStatement(Database database) {
      return toString();
    }

    @Override
    public String toString() {
      return switch (moment) {
        case BEFORE -> "PRAGMA foreign_keys";
        case COPIED -> "SELECT count(*) FROM " + quoted("__new_" + table);
        case AFTER -> "PRAGMA foreign_key_check";
      };
    }
  }
}
