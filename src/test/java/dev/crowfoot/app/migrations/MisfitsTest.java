// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.jdbc.SqlScript;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ColumnType;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.diff.Hazard;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.migration.Planner;
import dev.crowfoot.migration.Step;
import dev.crowfoot.testing.Postgres;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Values that do not fit a new type are counted on PostgreSQL 16 and later by asking it, and
/// before by their spelling.
class MisfitsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "INTEGER          | '1', ' -7 ', '2147483648', 'x', '1.5', '' | 4",
        "BIGINT           | '9223372036854775807', '9223372036854775808', NULL | 1",
        "DECIMAL(5,2)     | '999.99', '1000', '1e2', 'x', '.5' | 2",
        "DOUBLE PRECISION | '1e9', '-2.5', 'one' | 1",
        "BOOLEAN          | 'yes', 'F', '1', 'maybe' | 1",
        "UUID             | 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'a0eebc99' | 1"
      })
  void bothWaysOfCountingAgree(String type, String values, int misfits) {
    try (Database database = Database.open(DatabaseUrl.parse(Postgres.freshDatabase(), folder))) {
      SqlScript.run(
          database,
          "CREATE TABLE t (c TEXT); INSERT INTO t VALUES (" + values.replace(", ", "), (") + ")");
      Plan plan = Planner.plan(catalog("TEXT"), catalog(type), List.of(), Dialect.postgresql());
      assertThat(count(plan, database)).isEqualTo(misfits);
      assertThat(count(asBefore16(plan), database)).isEqualTo(misfits);
    }
  }

  private static long count(Plan plan, Database database) {
    return new RowCounts(Optional.of(database))
        .of(plan).stream()
            .filter(f -> f.hazard().kind() == Hazard.Kind.TYPE_CHANGED)
            .mapToLong(f -> f.count().orElse(-1))
            .sum();
  }

  /// The plan on a server that does not know the function.
  private static Plan asBefore16(Plan plan) {
    List<Step> steps =
        plan.steps().stream()
            .map(
                s ->
                    new Step(
                        s.sources(),
                        s.title(),
                        s.hazards().stream()
                            .map(
                                h ->
                                    new Hazard(
                                        h.kind(),
                                        h.reason(),
                                        h.question()
                                            .map(
                                                q ->
                                                    new Hazard.Question(
                                                        q.count()
                                                            .replace(
                                                                "pg_input_is_valid",
                                                                "no_such_function"),
                                                        q.examples())),
                                        h.plainQuestion(),
                                        h.fillable(),
                                        h.change()))
                            .toList(),
                        s.actions(),
                        s.rollback(),
                        s.rollbackNote(),
                        s.commit()))
            .toList();
    return new Plan(plan.dialect(), plan.changes(), steps);
  }

  private static Catalog catalog(String type) {
    Column column = new Column("c", ColumnType.of(type), true, Optional.empty(), false);
    return new Catalog(
        List.of(
            new Table(TableName.of("t"), List.of(column), Optional.empty(), List.of(), List.of())),
        List.of());
  }
}
