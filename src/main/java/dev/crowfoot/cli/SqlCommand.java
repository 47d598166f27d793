// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.csv.CsvStyle;
import dev.crowfoot.adapter.files.TextFiles;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.sql.Outcome;
import dev.crowfoot.adapter.sql.SqlSession.Explained;
import dev.crowfoot.app.Environment;
import dev.crowfoot.app.Project;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.connections.Target;
import dev.crowfoot.app.console.PlanText;
import dev.crowfoot.app.console.ResultText;
import dev.crowfoot.app.console.SqlConsole;
import dev.crowfoot.model.Schema;
import dev.crowfoot.sql.Risk;
import dev.crowfoot.sql.SqlStatement;
import dev.crowfoot.sql.SqlStatements;
import dev.crowfoot.text.LineIndex;
import dev.crowfoot.text.Position;
import dev.crowfoot.validation.Validation;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `crowfoot sql`
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description = {
      "Runs SQL against the project's database and prints what it gives: the statements of an"
          + " argument, of a file, or of standard input.",
      "Example: crowfoot sql 'select name, count(*) from users group by name' --csv"
    })
final class SqlCommand implements Callable<Integer> {
  private static final int ROWS_FOR_PEOPLE = 1000;
  private static final int ROWS_FOR_PROGRAMS = 10_000_000;

  private final Surroundings surroundings;

  @Parameters(arity = "0..1", paramLabel = "SQL", description = "The statements.")
  private Optional<String> sql = Optional.empty();

  @Option(names = "--file", paramLabel = "FILE", description = "A file with the statements.")
  private Optional<Path> file = Optional.empty();

  @ArgGroup private Form form = new Form();

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "How many rows of a result are printed at most; 1000 of a table.")
  private Optional<Integer> rows = Optional.empty();

  @Option(
      names = "--yes",
      description = "Do not ask before statements that drop something or change all rows.")
  private boolean yes;

  @Option(names = "--read-only", description = "Let the database refuse every change.")
  private boolean readOnly;

  @Mixin private ProjectOptions project = new ProjectOptions();

  SqlCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// How results are printed; a table unless one is named.
  private static final class Form {
    @Option(names = "--jsonl", description = "A row on each line, as JSON.")
    private boolean jsonLines;

    @Option(names = "--csv", description = "CSV with a line of names.")
    private boolean csv;

    @Option(names = "--explain", description = "How the database would go about each statement.")
    private boolean explain;

    @Option(
        names = "--analyze",
        description =
            "Like --explain, but run and measured; what it changes is taken back. PostgreSQL alone.")
    private boolean analyze;
  }

  @Override
  public Integer call() {
    String text = text();
    try (Database database = open();
        SqlConsole console = new SqlConsole(database, () -> readOnly)) {
      SqlStatements statements = SqlStatements.of(text, database.provider());
      if (statements.all().isEmpty()) {
        throw new ArgumentFailure("There is no statement to run.");
      }
      if (form.explain || form.analyze) {
        explain(console, statements);
      } else {
        askFirst(statements.all(), database.isReadOnly());
        run(console, statements);
      }
    }
    return ExitCode.FINE;
  }

  private String text() {
    if (sql.isPresent() && file.isPresent()) {
      throw new ArgumentFailure("Give the statements or a file of them, not both.");
    }
    return file.map(f -> TextFiles.read(surroundings.resolve(f)))
        .or(() -> sql)
        .orElseGet(this::standardInput);
  }

  private String standardInput() {
    StringWriter all = new StringWriter();
    try {
      surroundings.in().transferTo(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toString();
  }

  /// The project's database, or the one of `--url` where there is no project.
  private Database open() {
    Optional<ProjectFiles> files = project.find(surroundings);
    if (files.isEmpty() && project.url().isPresent()) {
      return Database.open(DatabaseUrl.parse(project.url().get(), surroundings.folder()));
    }
    ProjectFiles found = files.orElseGet(() -> project.files(surroundings));
    Schema schema = Validation.of(Project.readSources(found)).schema();
    Target target =
        project
            .target(surroundings, found, schema)
            .orElseThrow(
                () ->
                    new ConnectionFailure(
                        "No database is named. Set `"
                            + Environment.variableOf(schema)
                            + "` in `.env` or give `--url`."));
    return target.open(project.unlocks(target));
  }

  private void askFirst(List<SqlStatement> statements, boolean locked) {
    List<Risk> risks = statements.stream().flatMap(s -> Risk.of(s).stream()).toList();
    if (risks.isEmpty() || yes || readOnly || locked) {
      return;
    }
    risks.forEach(risk -> surroundings.err().println(risk.sentence()));
    boolean canAsk = sql.isPresent() || file.isPresent();
    if (!canAsk || !surroundings.agrees("Run it?")) {
      throw new ArgumentFailure("Nothing was run. `--yes` runs it without asking.");
    }
  }

  private void run(SqlConsole console, SqlStatements statements) {
    int most = rows.orElse(form.jsonLines || form.csv ? ROWS_FOR_PROGRAMS : ROWS_FOR_PEOPLE);
    console.run(statements.all(), most, outcome -> print(outcome, statements.text()));
    surroundings.out().flush();
  }

  private void print(Outcome outcome, String text) {
    switch (outcome) {
      case Outcome.Rows result -> print(result);
      case Outcome.Done done -> talk(done.words(), done.notices(), done);
      case Outcome.Refused refused -> throw failure(refused, text);
    }
  }

  private void print(Outcome.Rows result) {
    if (form.jsonLines) {
      ResultText.jsonLines(result, surroundings.out()::println);
    } else if (form.csv) {
      ResultText.csv(result, CsvStyle.DEFAULT, surroundings.out());
    } else {
      ResultText.table(result).forEach(surroundings.out()::println);
    }
    talk(
        result.hasMore() ? result.words() + "; `--rows` prints more" : result.words(),
        result.notices(),
        result);
  }

  private void talk(String words, List<String> notices, Outcome outcome) {
    surroundings.err().println("%s · %,d ms".formatted(words, outcome.took().toMillis()));
    notices.forEach(notice -> surroundings.err().println("  " + notice));
  }

  private QueryFailure failure(Outcome.Refused refused, String text) {
    int at = refused.statement().start() + refused.at().orElse(0);
    Position place = LineIndex.of(text).position(Math.min(at, text.length()));
    String name = file.map(Path::toString).orElse("sql");
    return new QueryFailure(
        "%s:%d:%d: %s".formatted(name, place.line(), place.column(), refused.message()),
        refused.advice(),
        new IllegalStateException(refused.message()));
  }

  private void explain(SqlConsole console, SqlStatements statements) {
    for (SqlStatement statement : statements.all()) {
      Explained explained = console.explain(statement, form.analyze);
      if (explained.outcome() instanceof Outcome.Refused refused) {
        throw failure(refused, statements.text());
      }
      PlanText.lines(explained.roots()).forEach(surroundings.out()::println);
    }
  }
}
