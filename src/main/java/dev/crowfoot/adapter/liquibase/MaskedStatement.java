// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import dev.crowfoot.migration.Unexpanded;
import liquibase.change.AbstractChange;
import liquibase.change.ChangeMetaData;
import liquibase.change.DatabaseChange;
import liquibase.change.DatabaseChangeProperty;
import liquibase.database.Database;
import liquibase.database.core.SQLiteDatabase;
import liquibase.statement.SqlStatement;

/// The change `sqliteStatement`: a statement of SQLite in which a text or a name has `${…}`, where
/// Liquibase's own `sql` would put a property. It is written with a backslash between the two
/// signs.
///
/// ```yaml
/// - sqliteStatement:
///     sql: CREATE TABLE "Page" ("path" TEXT DEFAULT '$\{root}/')
/// ```
@DatabaseChange(
    name = "sqliteStatement",
    description = "Runs a statement and expands nothing in it",
    priority = ChangeMetaData.PRIORITY_DEFAULT)
public final class MaskedStatement extends AbstractChange {
  private String sql = "";

  @DatabaseChangeProperty(description = "The statement, with `$\\{` for each `${`")
  public String getSql() {
    return sql;
  }

  public void setSql(String sql) {
    this.sql = sql;
  }

  @Override
  public boolean supports(Database database) {
    return database instanceof SQLiteDatabase;
  }

  /// Else Liquibase asks its generators of SQL for a statement that needs none.
  @Override
  public boolean generateStatementsVolatile(Database database) {
    return true;
  }

  @Override
  public String getConfirmationMessage() {
    return "Statement run";
  }

  @Override
  public SqlStatement[] generateStatements(Database database) {
    return new SqlStatement[] {new PlainStatement(Unexpanded.unmasked(sql))};
  }
}
