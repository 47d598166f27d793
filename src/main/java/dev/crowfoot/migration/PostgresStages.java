// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ForeignKey;
import dev.crowfoot.catalog.Index;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.Ddl;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.diff.Change;
import dev.crowfoot.diff.Hazard;
import dev.crowfoot.diff.Wording;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What PostgreSQL does with large tables in use, in stages that each keep others waiting for a
/// moment only:
///
/// - An index is built `CONCURRENTLY`, in no transaction. One that fails stays behind, invalid and
///   useless; the next try drops it first.
/// - A foreign key is added `NOT VALID`, which holds for new rows, and validated in a transaction
///   of its own, while others go on writing.
/// - `NOT NULL` begins as a `CHECK` in the same way. PostgreSQL trusts it once it is validated, so
///   that `SET NOT NULL` reads no row.
final class PostgresStages {
  /// A concurrent build waits for the transactions of others without keeping anybody waiting
  /// itself, so it may take its time.
  private static final String PATIENCE = "10min";

  private static final int LONGEST_NAME = 63;

  private final Dialect dialect = Dialect.postgresql();
  private final Ddl ddl = new Ddl(dialect);
  private final PostgresStatements statements = new PostgresStatements();

  /// What is done at the change's own place.
  Step first(Change change, List<Hazard> hazards) {
    return switch (change) {
      case Change.CreateIndex(var table, var index) -> build(change, table, index, hazards);
      case Change.AddForeignKey(var table, var key) -> addUnchecked(change, table, key, hazards);
      case Change.AlterColumn alter -> beginNotNull(alter, hazards);
      default -> throw notStaged(change);
    };
  }

  /// What is left to be done when everything else is committed.
  List<Step> after(Change change) {
    return switch (change) {
      case Change.CreateIndex _ -> List.of();
      case Change.AddForeignKey(var table, var key) ->
          List.of(
              alone(
                  change,
                  "~ foreign key %s of %s checked".formatted(key.name(), table.name()),
                  List.of(validate(table.name(), key.name())),
                  List.of()));
      case Change.AlterColumn alter -> finishNotNull(alter);
      default -> throw notStaged(change);
    };
  }

  private static IllegalArgumentException notStaged(Change change) {
    return new IllegalArgumentException("not done in stages: " + change);
  }

  private Step build(Change change, Table table, Index index, List<Hazard> hazards) {
    String name = dialect.quote(table.name().withName(index.name()));
    return new Step(
        List.of(change),
        Wording.of(change) + ", built beside the writes",
        hazards,
        PostgresPlanner.sql(
            List.of(
                dropInvalid(name),
                "SET lock_timeout = '" + PATIENCE + "'",
                ddl.createIndexConcurrently(table.name(), index),
                "SET lock_timeout = '" + Plan.LOCK_TIMEOUT + "'")),
        PostgresPlanner.sql(List.of("DROP INDEX CONCURRENTLY IF EXISTS " + name)),
        RollbackNote.of(change),
        Step.Commit.OUTSIDE);
  }

  /// What an earlier try left behind.
  private String dropInvalid(String quotedName) {
    String name = dialect.text(quotedName);
    return ("DO $do$ BEGIN IF EXISTS (SELECT 1 FROM pg_index WHERE indexrelid = to_regclass(%s) AND"
            + " NOT indisvalid) THEN EXECUTE 'DROP INDEX ' || %s; END IF; END $do$")
        .formatted(name, name);
  }

  private Step addUnchecked(Change change, Table table, ForeignKey key, List<Hazard> hazards) {
    return new Step(
        List.of(change),
        Wording.withFill(change),
        hazards,
        PostgresPlanner.sql(
            List.of(alter(table.name()) + "ADD " + ddl.foreignKey(key) + " NOT VALID")),
        PostgresPlanner.sql(statements.of(change.inverse())),
        RollbackNote.of(change),
        Step.Commit.TOGETHER);
  }

  private Step beginNotNull(Change.AlterColumn alter, List<Hazard> hazards) {
    TableName table = alter.after().name();
    Change.AlterColumn rest = stillNullable(alter);
    String check = dialect.quote(checkOf(alter.to().name()));
    List<String> there = new ArrayList<>(statements.of(rest));
    there.add(
        alter(table)
            + "ADD CONSTRAINT %s CHECK (%s IS NOT NULL) NOT VALID"
                .formatted(check, dialect.quote(alter.to().name())));
    List<String> back = new ArrayList<>();
    back.add(alter(table) + "DROP CONSTRAINT IF EXISTS " + check);
    back.addAll(statements.of(rest.inverse()));
    return new Step(
        List.of(alter),
        Wording.withFill(alter),
        hazards,
        PostgresPlanner.sql(there),
        PostgresPlanner.sql(back),
        RollbackNote.of(alter),
        Step.Commit.TOGETHER);
  }

  private List<Step> finishNotNull(Change.AlterColumn alter) {
    TableName table = alter.after().name();
    String name = table + "." + alter.to().name();
    String column = alter(table) + "ALTER COLUMN " + dialect.quote(alter.to().name());
    String check = checkOf(alter.to().name());
    List<Step> steps = new ArrayList<>();
    statements
        .fill(alter)
        .ifPresent(
            fill ->
                steps.add(
                    alone(
                        alter,
                        "~ column " + name + " filled where it has no value",
                        List.of(fill),
                        List.of())));
    steps.add(
        alone(
            alter,
            "~ column " + name + " checked for rows without a value",
            List.of(
                validate(table, check),
                column + " SET NOT NULL",
                alter(table) + "DROP CONSTRAINT " + dialect.quote(check)),
            List.of(column + " DROP NOT NULL")));
    return steps;
  }

  private static Change.AlterColumn stillNullable(Change.AlterColumn alter) {
    Column to = alter.to();
    return new Change.AlterColumn(
        alter.before(),
        alter.after(),
        alter.from(),
        new Column(to.name(), to.type(), true, to.defaultValue(), to.autoincrement()));
  }

  /// One that nobody else has given, and that the database keeps whole.
  private static String checkOf(String column) {
    String name = "crowfoot_" + column;
    return name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
        ? name
        : "crowfoot_" + Integer.toHexString(column.hashCode());
  }

  private Step alone(Change change, String title, List<String> there, List<String> back) {
    return new Step(
        List.of(change),
        title,
        List.of(),
        PostgresPlanner.sql(there),
        PostgresPlanner.sql(back),
        Optional.empty(),
        Step.Commit.ALONE);
  }

  private String validate(TableName table, String constraint) {
    return alter(table) + "VALIDATE CONSTRAINT " + dialect.quote(constraint);
  }

  private String alter(TableName table) {
    return "ALTER TABLE " + dialect.quote(table) + " ";
  }
}
