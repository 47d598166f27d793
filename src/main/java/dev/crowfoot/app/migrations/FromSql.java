// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.files.TextFiles;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.jdbc.SqlScript;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Makes a project of a file of `CREATE TABLE` statements. They run in an empty SQLite database,
/// which is read as any other and thrown away: nobody reads SQL better than a database does.
///
/// SQLite takes almost any word for a type, so that what was written for another database would be
/// read as something else without a word. Such files are refused.
public final class FromSql {
  private static final Pattern MAKES =
      pattern("(CREATE\\s+(TABLE|VIEW|(UNIQUE\\s+)?INDEX)|ALTER\\s+TABLE)\\b.*");

  private static final Pattern MAKES_ANYTHING =
      pattern(
          "CREATE\\s+(TABLE|TYPE|EXTENSION|SCHEMA|SEQUENCE|DOMAIN|VIEW|(UNIQUE\\s+)?INDEX)\\b"
              + "|ALTER\\s+TABLE\\b");

  /// A name and the blank before its type: of a column in a table, or of one that is added.
  private static final String COLUMN =
      "\\A(?:CREATE\\s+TABLE|ALTER)\\b.*?"
          + "(?:[(,]|\\bADD\\s+(?:COLUMN\\b)?+)\\s*(?!(?:CONSTRAINT|KEY|INDEX)\\b)(?:\\w+|\"\")\\s+";

  private static final List<Pattern> POSTGRES =
      List.of(
          pattern("\\A(CREATE\\s+(?:TYPE|EXTENSION|SCHEMA|SEQUENCE|DOMAIN))\\b"),
          pattern("\\A(ALTER\\s+TABLE\\s+ONLY)\\s+[\\w\".]+\\s"),
          pattern(COLUMN + "((?:BIG|SMALL)?SERIAL|JSONB|TIMESTAMPTZ|CHARACTER\\s+VARYING)\\b"),
          pattern("\\b(WITH(?:OUT)?\\s+TIME\\s+ZONE)\\b"),
          pattern("\\bGENERATED\\s+(?:ALWAYS|BY\\s+DEFAULT)\\s+(AS\\s+IDENTITY)\\b"));
  private static final List<Pattern> MYSQL =
      List.of(
          pattern("[^\\s(,]\\s+(AUTO_INCREMENT)\\b"),
          pattern("\\)\\s*(ENGINE\\s*=)"),
          pattern("\\b\\w*INT(?:EGER)?\\s*\\(\\s*\\d+\\s*\\)\\s+(UNSIGNED)\\b"));

  private FromSql() {}

  private static Pattern pattern(String expression) {
    return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  /// Whether a path looks like such a file.
  public static boolean isSql(Path path) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".sql") && Files.isRegularFile(path);
  }

  /// Writes the schema beside the file, or, where one is already, into a folder of the file's name.
  ///
  /// @throws FileFailure when the file cannot be read, was written for another database, or makes
  ///   no table
  public static Adopted project(Path sql) {
    Path file = sql.toAbsolutePath().normalize();
    return project(file, Adopted.folderFor(file));
  }

  /// Writes the schema into a folder.
  ///
  /// @throws FileFailure as [#project(Path)], and when the folder has a schema already
  public static Adopted project(Path sql, Path folder) {
    Path file = sql.toAbsolutePath().normalize();
    String text = TextFiles.read(file);
    List<String> making = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String statement : SqlScript.split(text, Provider.SQLITE)) {
      String plain = SqlScript.withoutComments(statement, Provider.SQLITE).strip();
      refuseForeign(file, plain);
      (MAKES.matcher(plain).matches() ? making : others).add(statement);
    }
    Pulled pulled = read(file, String.join(";\n", making));
    if (pulled.sources().main().content().lines().noneMatch(l -> l.startsWith("model "))) {
      throw new FileFailure(
          "`" + file.getFileName() + "` makes no table: it has no `CREATE TABLE` statement.");
    }
    List<String> findings = new ArrayList<>(pulled.findings());
    if (!others.isEmpty()) {
      findings.add(
          others.size() == 1
              ? "One statement that makes no table was left out."
              : others.size() + " statements that make no tables were left out.");
    }
    return Adopted.write(folder, pulled, "file:./dev.db", findings);
  }

  private static void refuseForeign(Path file, String statement) {
    if (!MAKES_ANYTHING.matcher(statement).lookingAt()) {
      return;
    }
    String sql = SqlScript.withoutQuoted(statement, Provider.SQLITE);
    String name = "`" + file.getFileName() + "` is written for ";
    for (String word : words(POSTGRES, sql)) {
      throw new FileFailure(
          name
              + "PostgreSQL (`"
              + word
              + "`), and only SQLite's SQL is read from files. Run it in an empty PostgreSQL"
              + " database, and begin from that database.");
    }
    for (String word : words(MYSQL, sql)) {
      throw new FileFailure(
          name
              + "MySQL (`"
              + word
              + "`), which Crowfoot does not know. Write its tables as SQLite or PostgreSQL has"
              + " them.");
    }
  }

  private static List<String> words(List<Pattern> patterns, String sql) {
    return patterns.stream()
        .flatMap(p -> p.matcher(sql).results())
        .map(found -> found.group(1))
        .toList();
  }

  private static Pulled read(Path file, String statements) {
    try {
      Path folder = Files.createTempDirectory("crowfoot-sql");
      try (Database database = Database.openOrCreate(DatabaseUrl.parse("file:./read.db", folder))) {
        SqlScript.run(database, statements);
        return Pull.from(database, Schema.EMPTY);
      } catch (QueryFailure refused) {
        throw new FileFailure(
            "SQLite does not understand `"
                + file.getFileName()
                + "`. "
                + refused.getMessage()
                + " ("
                + refused.details().orElse("")
                + ")",
            refused);
      } finally {
        DryRun.remove(folder.resolve("read.db"));
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new FileFailure("There is no room for an empty database to read the file with.", e);
    }
  }
}
