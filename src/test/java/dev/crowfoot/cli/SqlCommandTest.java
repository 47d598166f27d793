// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class SqlCommandTest {
  private static final String PEOPLE =
      "create table people (id integer primary key, name text);"
          + " insert into people values (1, 'Ada'), (2, null)";

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void init() {
    assertThat(CommandLineRun.in(folder, "init").exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(CommandLineRun.in(folder, "db", "push").exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(CommandLineRun.in(folder, "sql", PEOPLE).exitCode()).isEqualTo(ExitCode.FINE);
  }

  private CommandLineRun sql(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "sql";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return CommandLineRun.in(folder, all);
  }

  @Test
  void rowsArePrintedForPeopleAndForPrograms() {
    String query = "select id, name, 1.5 as price from people";
    assertThat(sql(query).out())
        .isEqualToNormalizingNewlines(
            "id  name  price\n──  ────  ─────\n 1  Ada     1.5\n 2  NULL    1.5\n");
    assertThat(sql(query, "--jsonl").out())
        .isEqualToNormalizingNewlines(
            "{\"id\":1,\"name\":\"Ada\",\"price\":1.5}\n{\"id\":2,\"name\":null,\"price\":1.5}\n");
    assertThat(sql(query, "--csv").out())
        .isEqualToNormalizingNewlines("id,name,price\n1,Ada,1.5\n2,,1.5\n");
    assertThat(sql(query, "--rows", "1").err()).startsWith("first 1 row");
  }

  @Test
  void theFaultIsNamedWithItsPlace() {
    CommandLineRun refused = sql("select 1;\nselect nme from people");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(refused.err()).contains("sql:2:8: no such column: nme");
  }

  @Test
  void whatTakesMuchAwayIsAskedAboutFirst() {
    assertThat(sql("delete from people").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(sql("delete from people").err()).contains("Deletes every row of `people`.");
    assertThat(CommandLineRun.answering("delete from people", folder, "sql").err())
        .contains("`--yes`");
    assertThat(sql("select count(*) from people", "--jsonl").out()).contains(":2}");
    assertThat(sql("delete from people", "--yes", "--read-only").exitCode())
        .isEqualTo(ExitCode.FAILURE);
    assertThat(sql("delete from people", "--yes").err()).contains("2 rows changed");
  }

  @Test
  void statementsComeFromStandardInputAndThePlanIsATree() {
    assertThat(CommandLineRun.answering("select name from people;", folder, "sql", "--csv").out())
        .contains("Ada");
    assertThat(sql("select * from people where id = 1", "--explain").out())
        .contains("SEARCH people USING INTEGER PRIMARY KEY");
    assertThat(sql("-- nothing").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aDatabaseInProductionIsChangedOnlyWhenItsNameIsTyped() throws IOException {
    Files.writeString(folder.resolve("schema.settings.json"), "{\"production\": [\"dev.db\"]}");
    CommandLineRun locked = sql("delete from people where id = 1");
    assertThat(locked.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(sql("delete from people where id = 1", "--unlock", "dev.db").err())
        .contains("1 row changed");
  }
}
