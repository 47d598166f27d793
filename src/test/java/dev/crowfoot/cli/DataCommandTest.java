// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class DataCommandTest {
  @TempDir Path folder = Path.of("");

  @BeforeEach
  void init() throws SQLException {
    assertThat(CommandLineRun.in(folder, "init").exitCode()).isEqualTo(ExitCode.FINE);
    DatabaseUrl url = DatabaseUrl.parse("file:./dev.db", folder);
    try (Database database = Database.openOrCreate(url);
        Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE User (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name TEXT,"
              + " email TEXT NOT NULL UNIQUE)");
    }
  }

  private CommandLineRun data(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "data";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return CommandLineRun.in(folder, all);
  }

  @Test
  void aCreatedRowIsFound() {
    CommandLineRun created =
        data("create", "User", "{\"data\":{\"name\":\"Ada\",\"email\":\"ada@example.com\"}}");
    assertThat(created.err()).isEmpty();
    assertThat(created.exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(created.out()).contains("\"email\" : \"ada@example.com\"");
    CommandLineRun found = data("findMany", "User", "{\"where\":{\"email\":{\"contains\":\"@\"}}}");
    assertThat(found.out()).contains("\"id\" : 1").contains("\"name\" : \"Ada\"");
    assertThat(data("count", "User").out()).isEqualToIgnoringNewLines("1");
    assertThat(data("delete", "User", "{\"where\":{\"id\":1}}").exitCode())
        .isEqualTo(ExitCode.FINE);
    assertThat(data("findUnique", "User", "{\"where\":{\"id\":1}}").out())
        .isEqualToIgnoringNewLines("null");
  }

  @Test
  void wrongArgumentsAreToldAllAtOnceAndAreWrongUsage() {
    CommandLineRun run = data("create", "User", "{\"data\":{\"nmae\":\"Ada\",\"id\":\"x\"}}");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .contains("data.nmae: `nmae` is not a field of `User`. Did you mean `name`?")
        .contains("data.id: expects a whole number")
        .contains("data.email: `email` is required");
    assertThat(data("findMany", "Usr").err()).contains("Did you mean `User`?");
    assertThat(data("findMany", "User", "{where").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(data("explode", "User").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aMissingTableAsksForTheMigration() {
    CommandLineRun run =
        CommandLineRun.in(folder, "data", "findMany", "User", "--url", "file:./none.db");
    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void jsonLinesGoInAndOut() throws IOException {
    String lines =
        IntStream.range(0, 2_500)
            .mapToObj(i -> "{\"email\":\"u" + i + "\"}\n")
            .collect(Collectors.joining());
    Files.writeString(folder.resolve("rows.jsonl"), lines + "\n");
    CommandLineRun created = data("createMany", "User", "--from", "rows.jsonl");
    assertThat(created.err()).isEmpty();
    assertThat(created.out()).isEqualToIgnoringNewLines("{\"count\":2500}");
    List<String> found =
        data("findMany", "User", "{\"orderBy\":{\"id\":\"desc\"}}", "--jsonl")
            .out()
            .lines()
            .toList();
    assertThat(found).hasSize(2_500).doesNotHaveDuplicates();
    assertThat(found.getFirst()).isEqualTo("{\"id\":2500,\"name\":null,\"email\":\"u2499\"}");
    assertThat(data("findMany", "User", "{\"take\":1200}", "--jsonl").out().lines()).hasSize(1_200);
    String chosen = "{\"select\":{\"email\":true},\"take\":1100}";
    assertThat(data("findMany", "User", chosen, "--jsonl").out().lines())
        .hasSize(1_100)
        .contains("{\"email\":\"u1099\"}");
    String distinct = "{\"distinct\":[\"name\"],\"select\":{\"name\":true}}";
    assertThat(data("findMany", "User", distinct, "--jsonl").out().lines())
        .containsExactly("{\"name\":null}");
  }

  @Test
  void aWrongLineIsNamedAndNothingIsCreated() throws IOException {
    Files.writeString(folder.resolve("rows.jsonl"), "{\"email\":\"a\"}\n\n{\"emial\":\"b\"}\n");
    CommandLineRun wrong = data("createMany", "User", "--from", "rows.jsonl");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("line 3.emial: `emial` is not a field of `User`.");
    Files.writeString(folder.resolve("rows.jsonl"), "{\"email\":\"a\"}\n{broken\n");
    assertThat(data("createMany", "User", "--from", "rows.jsonl").err())
        .contains("line 2 is not JSON");
    assertThat(data("count", "User").out()).isEqualToIgnoringNewLines("0");
    assertThat(data("createMany", "User", "--from", "none.jsonl").err()).contains("`none.jsonl`");
    assertThat(data("findMany", "User", "--from", "x").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void rowsComeFromStandardInput() throws IOException {
    long left = temporary();
    CommandLineRun created =
        CommandLineRun.answering(
            "name;email\nAda;a@x\n", folder, "data", "import", "User", "--from", "-");
    assertThat(created.err()).isEmpty();
    assertThat(created.out()).isEqualToIgnoringNewLines("{\"created\":1,\"refused\":0}");
    CommandLineRun json =
        CommandLineRun.answering(
            "[{\"email\": \"b@x\"}]", folder, "data", "import", "User", "--from", "-");
    assertThat(json.out()).isEqualToIgnoringNewLines("{\"created\":1,\"refused\":0}");
    CommandLineRun wrong =
        CommandLineRun.answering("x\n", folder, "data", "import", "User", "--from", "-");
    assertThat(wrong.err()).contains("No column of `standard input` goes to a field of `User`");
    assertThat(temporary()).isEqualTo(left);
  }

  private static long temporary() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(f -> Files.exists(f.resolve("standard input"))).count();
    }
  }

  @Test
  void anEncodingCanBeSaid() throws IOException {
    Files.write(folder.resolve("in.csv"), "email,name\na@x,Zoë\n".getBytes(UTF_8));
    String[] wrong = {"import", "User", "--from", "in.csv", "--encoding", "windows-1252"};
    assertThat(data(wrong).exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(data("findFirst", "User").out()).contains("ZoÃ«");
    wrong[5] = "latin";
    assertThat(data(wrong).err()).contains("`latin` is no encoding");
  }

  @Test
  void rowsComeFromFilesGoIntoFilesAndAreMadeUp() throws IOException {
    Files.writeString(folder.resolve("in.csv"), "Mail;name\na@x;Ada\nb@x;\n");
    CommandLineRun refused = data("import", "User", "--from", "in.csv");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(refused.err()).contains("line 2, email: ").contains("Nothing was created");
    CommandLineRun unknown = data("import", "User", "--from", "in.csv", "--empty", "nothing");
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("`nothing`", "--empty null");
    CommandLineRun created = data("import", "User", "--from", "in.csv", "--map", "Mail=email");
    assertThat(created.err()).isEmpty();
    assertThat(created.out()).isEqualToIgnoringNewLines("{\"created\":2,\"refused\":0}");
    Files.writeString(folder.resolve("in.csv"), "email\na@x\nc@x\n");
    CommandLineRun some =
        data("import", "User", "--from", "in.csv", "--skip-bad", "--refused", "bad.csv");
    assertThat(some.out()).isEqualToIgnoringNewLines("{\"created\":1,\"refused\":1}");
    assertThat(Files.readString(folder.resolve("bad.csv"))).contains("a@x,2,");
    assertThat(data("export", "User", "{\"take\":1}", "--to", "out.csv").out())
        .isEqualToIgnoringNewLines("{\"count\":1}");
    assertThat(folder.resolve("out.csv")).hasContent("id,name,email\n1,Ada,a@x\n");
    assertThat(data("export", "User", "--to", "out.csv").err()).contains("--force");
    assertThat(data("export", "User", "--to", "-", "--as", "jsonl").out().lines()).hasSize(3);
    assertThat(data("export", "User", "--to", "x.pdf").exitCode()).isEqualTo(ExitCode.USAGE);
    CommandLineRun sampled = data("sample", "--rows", "5", "--seed", "1");
    assertThat(sampled.out()).isEqualToIgnoringNewLines("{\"User\":5}");
    assertThat(data("count", "User").out()).isEqualToIgnoringNewLines("8");
    assertThat(data().exitCode()).isEqualTo(ExitCode.USAGE);
  }
}
