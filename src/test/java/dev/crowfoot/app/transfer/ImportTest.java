// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.app.transfer.ImportReport.Ending;
import dev.crowfoot.model.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(
    value = Provider.class,
    names = {"SQLITE", "POSTGRESQL"})
class ImportTest {
  private static final String MODELS =
      """
      model User {
        id        Int      @id @default(autoincrement())
        email     String   @unique
        firstName String?  @map("first_name")
        age       Int?
        active    Boolean  @default(true)
        team      Team?    @relation(fields: [teamId], references: [id])
        teamId    Int?
      }
      model Team {
        id   Int    @id @default(autoincrement())
        name String @unique
        users User[]
      }
      """;

  @Parameter Provider provider = Provider.SQLITE;
  @TempDir Path folder = Path.of("");

  private LiveModels live;

  @BeforeEach
  void open() {
    live = new LiveModels(provider, MODELS, folder);
  }

  @AfterEach
  void close() {
    live.close();
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private ImportPlan plan(String model, Path file) {
    return ImportPlan.suggest(live.schema(), live.model(model), file);
  }

  private ImportReport run(ImportPlan plan) {
    return new Import(live.engine(), plan).run(Progress.NONE, Optional.empty());
  }

  private List<String> users() {
    return live.rows("User", "id").stream()
        .map(r -> r.get(1) + "|" + r.get(2) + "|" + r.get(3) + "|" + r.get(4) + "|" + r.get(5))
        .toList();
  }

  @Test
  void columnsFindTheirFieldsByNameAndEmptyCellsAreNoValues() throws IOException {
    Path file =
        file(
            "users.csv",
            "E-Mail;FIRST_NAME;Age;active;remark\na@x;Ada;36;yes;1\n\"b;x\";\"\";;0;2\n");
    ImportPlan plan = plan("User", file);
    assertThat(plan.mapping().leftOut()).containsExactly("remark");
    assertThat(run(plan)).isEqualTo(new ImportReport(2, 0, List.of(), Ending.DONE));
    assertThat(users()).containsExactly("a@x|Ada|36|true|null", "b;x||null|false|null");
  }

  @Test
  void whatIsWrongIsToldByLineAndNothingIsCreated() throws IOException {
    Path file =
        file(
            "users.csv",
            "email,age\na@x,1\nb@x,old\n\"c\nx\",2\n,3\nd@x,99999999999\ne@x\na@x,7\n");
    ImportReport report = run(plan("User", file));
    assertThat(report.ending()).isEqualTo(Ending.NOTHING_CREATED);
    assertThat(report.created()).isZero();
    assertThat(report.refusals().stream().map(Refusal::toString))
        .containsExactly(
            "line 3, age: expects a whole number, such as 42",
            "line 6, email: is required; this row has no value for it",
            "line 7, age: is out of range: Int goes from -2147483648 to 2147483647",
            "line 8 has 1 cells, but there are 2 columns. Is a delimiter missing, or a text with"
                + " one in it without quotes?");
    assertThat(users()).isEmpty();
  }

  @Test
  void badRowsAreSkippedWhetherTheReaderOrTheDatabaseFindsThem() throws IOException {
    String lines =
        IntStream.range(0, 2_500)
            .mapToObj(i -> "u" + (i == 1_200 ? 7 : i) + "@x," + (i == 3 ? "x" : "" + i))
            .collect(Collectors.joining("\n"));
    Path file = file("users.csv", "email,age\n" + lines);
    Path refused = folder.resolve("refused.csv");
    ImportReport report =
        new Import(live.engine(), plan("User", file).skipBad(true))
            .run(Progress.NONE, Optional.of(refused));
    assertThat(report.ending()).isEqualTo(Ending.DONE);
    assertThat(report.created()).isEqualTo(2_498);
    assertThat(report.refused()).isEqualTo(2);
    assertThat(report.refusals().getFirst().toString())
        .isEqualTo("line 5, age: expects a whole number, such as 42");
    assertThat(report.refusals().getLast().toString())
        .startsWith("line 1202: ")
        .contains("A row with the same `email` is in `User` already");
    assertThat(users()).hasSize(2_498).doesNotHaveDuplicates();
    assertThat(Files.readAllLines(refused))
        .hasSize(3)
        .startsWith("email,age,line,problem")
        .anyMatch(l -> l.startsWith("u3@x,x,5,"))
        .anyMatch(l -> l.startsWith("u7@x,1200,1202,"));
    assertThat(run(plan("User", file)).ending()).isEqualTo(Ending.NOTHING_CREATED);
    assertThat(users()).hasSize(2_498);
  }

  @Test
  void nothingStaysOfWhatIsCancelled() throws IOException {
    String lines =
        IntStream.range(0, 5_000).mapToObj(i -> "u" + i + "@x").collect(Collectors.joining("\n"));
    Path file = file("users.csv", "email\n" + lines);
    int[] told = {0};
    double[] last = {0};
    Progress stops =
        new Progress() {
          @Override
          public void at(double part, long rows) {
            told[0]++;
            assertThat(part).isBetween(last[0], 1.0);
            last[0] = part;
          }

          @Override
          public boolean isCancelled() {
            return told[0] > 4;
          }
        };
    Import load = new Import(live.engine(), plan("User", file).skipBad(true));
    assertThat(load.run(stops, Optional.empty()).ending()).isEqualTo(Ending.CANCELLED);
    assertThat(last[0]).isPositive();
    assertThat(users()).isEmpty();
    assertThat(load.run(Progress.NONE, Optional.empty()).created()).isEqualTo(5_000);
  }

  @Test
  void rowsReferToOthersByAUniqueValue() throws IOException {
    run(plan("Team", file("teams.csv", "name\nred\nblue\n")));
    Path file =
        file("users.csv", "email,team_name\na@x,blue\nb@x,red\nc@x,blue\nd@x,\ne@x,green\n");
    ImportReport report = run(plan("User", file).skipBad(true));
    assertThat(report.refusals().stream().map(Refusal::toString))
        .containsExactly("line 6, team.name: there is no `Team` whose `name` is `green`");
    assertThat(users())
        .containsExactly(
            "a@x|null|null|true|2",
            "b@x|null|null|true|1",
            "c@x|null|null|true|2",
            "d@x|null|null|true|null");
  }

  @Test
  void jsonComesAsAListOrLineByLine() throws IOException {
    Path list = file("users.json", "[\n {\"email\": \"a@x\", \"age\": 3},\n {\"email\": null}\n]");
    assertThat(run(plan("User", list)).refusals().stream().map(Refusal::toString))
        .containsExactly("line 3, email: is required; this row has no value for it");
    assertThat(run(plan("User", list).skipBad(true)).created()).isEqualTo(1);
    Path lines =
        file(
            "users.jsonl",
            "{\"email\":\"b@x\"}\n{broken\n\n{\"email\":\"c@x\",\"age\":\"x\"}\n[]\n");
    ImportReport report = run(plan("User", lines).skipBad(true));
    assertThat(report.created()).isEqualTo(1);
    assertThat(report.refusals()).extracting(Refusal::line).containsExactly(2L, 4L, 5L);
    assertThat(users()).containsExactly("a@x|null|3|true|null", "b@x|null|null|true|null");
  }

  @Test
  void aPreviewShowsWhatEachCellBecomes() throws IOException {
    Path file = file("users.csv", "mail,age\na@x,1\nb@x,one\n");
    ImportPlan plan = plan("User", file);
    Preview unmapped = new Import(live.engine(), plan).preview(10);
    assertThat(unmapped.rows().getFirst().problem().orElse("")).contains("email");
    Mapping mapped =
        plan.mapping().with(live.schema(), live.model("User"), Map.of("mail", "email"));
    Preview preview = new Import(live.engine(), plan.mapping(mapped)).preview(10);
    assertThat(preview.rows()).hasSize(2);
    assertThat(preview.rows().getFirst().problem()).isEmpty();
    assertThat(preview.rows().getFirst().cells().get(1).value()).contains("1");
    assertThat(preview.rows().get(1).cells().get(1).problem())
        .contains("expects a whole number, such as 42");
    assertThat(users()).isEmpty();
  }

  @Test
  void aPlanThatMakesNoSenseIsRefused() throws IOException {
    ImportPlan plan = plan("User", file("users.csv", "x,email\n1,a@x\n"));
    assertThatThrownBy(() -> run(plan.mapping(plan.mapping().with(1, new Target.Nothing()))))
        .isInstanceOf(ArgumentFailure.class)
        .hasMessageContaining("It has the columns x, email");
    assertThatThrownBy(
            () -> run(plan.mapping(plan.mapping().with(0, plan.mapping().targets().get(1)))))
        .isInstanceOf(ArgumentFailure.class)
        .hasMessageContaining("Two columns go to `email`");
    assertThatThrownBy(
            () -> plan.mapping().with(live.schema(), live.model("User"), Map.of("x", "nme")))
        .isInstanceOf(ArgumentFailure.class)
        .hasMessageContaining("There is id, email");
  }

  @Test
  void headersAndValuesAreNeverSql() throws IOException {
    List<String> attacks =
        List.of(
            "x'; DROP TABLE \"User\"; --",
            "\"email\") VALUES ('x'); DELETE FROM \"User\"; --",
            "x\" = 1; --",
            "${email}",
            "?",
            "\\",
            "a'||(SELECT 1)||'b",
            "\uE000p1\uE001");
    for (String attack : attacks) {
      String quoted = '"' + attack.replace("\"", "\"\"") + '"';
      Path headers =
          file("attack.csv", "email," + quoted + "\nh" + attacks.indexOf(attack) + ",1\n");
      ImportPlan plan = plan("User", headers).skipBad(true);
      assertThat(plan.mapping().leftOut()).containsExactly(attack);
      assertThat(run(plan).created()).as(attack).isEqualTo(1);
      Path values =
          file(
              "values.csv",
              "email,firstName,age,team.name\n" + String.join(",", Collections.nCopies(4, quoted)));
      assertThat(run(plan("User", values)).ending()).isEqualTo(Ending.NOTHING_CREATED);
      Path texts = file("texts.csv", "email,firstName\n" + quoted + "," + quoted + "\n");
      assertThat(run(plan("User", texts)).created()).as(attack).isEqualTo(1);
      Path names = file("byname.csv", "email,team.name\nz," + quoted + "\n");
      assertThat(run(plan("User", names)).refused()).as(attack).isEqualTo(1);
    }
    assertThat(live.rows("User", "id").stream().map(r -> r.get(1)))
        .hasSize(2 * attacks.size())
        .containsAll(attacks);
    assertThat(live.rows("Team", "id")).isEmpty();
  }
}
