// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.files.TextFiles;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.jdbc.SqlScript;
import dev.crowfoot.model.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Makes a project of a file of `CREATE TABLE` statements. They run in an empty SQLite database,
/// which is read as any other and thrown away: nobody reads SQL better than a database does.
///
/// SQLite takes almost any word for a type, so that what was written for another database would be
/// read as something else without a word. Such files are refused.
public final class FromSql {
  private static final Pattern MAKES =
      pattern("(CREATE\\s+(TABLE|VIEW|(UNIQUE\\s+)?INDEX)|ALTER\\s+TABLE)\\b.*");
  private static final Pattern POSTGRES =
      pattern(
          "\\b(?:BIG|SMALL)?SERIAL\\b|\\bCREATE\\s+(?:TYPE|EXTENSION|SCHEMA|SEQUENCE|DOMAIN)\\b"
              + "|\\bJSONB\\b|\\bTIMESTAMPTZ\\b|\\bWITH(?:OUT)?\\s+TIME\\s+ZONE\\b"
              + "|\\bALTER\\s+TABLE\\s+ONLY\\b|\\bAS\\s+IDENTITY\\b|\\bCHARACTER\\s+VARYING\\b");
  private static final Pattern MYSQL =
      pattern("\\bAUTO_INCREMENT\\b|\\bENGINE\\s*=|\\bUNSIGNED\\b");

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
    String text = TextFiles.read(file);
    refuseForeign(file, SqlScript.withoutComments(text));
    List<String> making = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String statement : SqlScript.split(text)) {
      String plain = SqlScript.withoutComments(statement).strip();
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
    return Adopted.write(Adopted.folderFor(file), pulled, "file:./dev.db", findings);
  }

  private static void refuseForeign(Path file, String text) {
    String name = "`" + file.getFileName() + "` is written for ";
    for (MatchResult word : POSTGRES.matcher(text).results().limit(1).toList()) {
      throw new FileFailure(
          name
              + "PostgreSQL (`"
              + word.group()
              + "`), and only SQLite's SQL is read from files. Run it in an empty PostgreSQL"
              + " database, and begin from that database.");
    }
    for (MatchResult word : MYSQL.matcher(text).results().limit(1).toList()) {
      throw new FileFailure(
          name
              + "MySQL (`"
              + word.group()
              + "`), which Crowfoot does not know. Write its tables as SQLite or PostgreSQL has"
              + " them.");
    }
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
