// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.PostgresDialect;
import dev.crowfoot.dialect.SqliteDialect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.representer.Representer;

/// Writes Liquibase changelogs as YAML.
///
/// One change set per kind of database, so that a migration is applied wholly or not at all, and
/// one history serves them all. A second one only where the database insists on a commit in
/// between, or others would wait for a large table. Every change set carries its own way back.
public final class Changelog {
  static final String FOLLOWS = "follows";
  static final String BACKFILL = "backfill";
  static final String LARGE = "large";

  private static final String HOW_BY_HAND =
      """
      # To be written by hand: what the model cannot say, such as views, triggers and functions. The
      # model stays as it is. Put statements in the place of each `empty`, and under `rollback` those
      # that take them back:
      #
      #     changes:
      #     - sql:
      #         splitStatements: false
      #         sql: CREATE VIEW "recent" AS SELECT * FROM "Order" WHERE "year" > 2020
      #     rollback:
      #     - sql:
      #         splitStatements: false
      #         sql: DROP VIEW "recent"
      #
      # A change set for another kind of database has its `dbms` and an `id` of its own.
      """;

  private Changelog() {}

  /// What a changelog says about itself.
  ///
  /// @param databases those that its change sets name, in Liquibase's words
  /// @param everywhere whether some of it names no database, and so is for each
  /// @param authors of its change sets
  /// @param follows the migration it was written after
  /// @param terms what else it was planned with
  /// @param plain the database of each change set by its id, when the file has nothing but what
  ///   [#render] writes, so that each of them is applied once and has no part in any other; empty
  ///   when somebody wrote more into it
  public record Header(
      Set<String> databases,
      boolean everywhere,
      Set<String> authors,
      Optional<String> follows,
      Terms terms,
      Map<String, String> plain) {
    public Header {
      databases = Set.copyOf(databases);
      authors = Set.copyOf(authors);
      plain = Map.copyOf(plain);
    }
  }

  /// What a migration was planned with, beside the two models.
  ///
  /// @param backfills what rows were given that had no value: `User.age=18`
  /// @param large the tables that count as large
  public record Terms(List<String> backfills, List<String> large) {
    public static final Terms NONE = new Terms(List.of(), List.of());

    public Terms {
      backfills = List.copyOf(backfills);
      large = List.copyOf(large);
    }
  }

  /// A migration's changelog.
  ///
  /// @param plans what it does, one plan per kind of database
  /// @param id the migration's name with its time, such as `20261123101500_init`
  public static String render(List<Plan> plans, String id, String author) {
    return render(plans, id, author, Optional.empty());
  }

  /// A migration's changelog that says which migration it follows, so that two written beside each
  /// other are found out.
  public static String render(
      List<Plan> plans, String id, String author, Optional<String> follows) {
    return render(plans, id, author, follows, Terms.NONE);
  }

  /// Like [#render(List, String, String, Optional)], with what it takes to plan the same again.
  public static String render(
      List<Plan> plans, String id, String author, Optional<String> follows, Terms terms) {
    List<Object> changeSets = new ArrayList<>();
    follows.ifPresent(f -> changeSets.add(property(FOLLOWS, f)));
    terms.backfills().forEach(b -> changeSets.add(property(BACKFILL, b)));
    terms.large().forEach(t -> changeSets.add(property(LARGE, t)));
    // The history must not depend on the folder from which Liquibase is run.
    changeSets.add(Map.of("logicalFilePath", id + "/changelog.yaml"));
    for (Plan plan : plans) {
      List<List<Step>> parts = plan.transactions();
      if (parts.isEmpty()) {
        changeSets.add(
            changeSet(plan.dialect(), id + "-" + word(plan.dialect()), author, List.of()));
      }
      for (int i = 0; i < parts.size(); i++) {
        // A migration is whole when it has the change set without a mark.
        String part = i == parts.size() - 1 ? "" : i == 0 ? "-first" : "-" + (i + 1);
        changeSets.add(
            changeSet(
                plan.dialect(), id + "-" + word(plan.dialect()) + part, author, parts.get(i)));
      }
    }
    return yaml(Map.of("databaseChangeLog", changeSets));
  }

  /// A changelog that does nothing yet, for what somebody writes by hand: a change set for each
  /// kind of database, and how to fill it.
  public static String byHand(
      List<Dialect> dialects, String id, String author, Optional<String> follows) {
    List<Plan> nothing = dialects.stream().map(d -> new Plan(d, List.of(), List.of())).toList();
    return HOW_BY_HAND + render(nothing, id, author, follows);
  }

  /// Known to this file alone.
  private static Map<String, Object> property(String name, String value) {
    return Map.of(
        "property", ordered("name", name, "value", Unexpanded.masked(value), "global", false));
  }

  /// The root changelog: the migrations' own changelogs in their order.
  ///
  /// @param folders of the migrations, relative to the root changelog's
  public static String root(List<String> folders) {
    return yaml(
        Map.of(
            "databaseChangeLog",
            folders.stream()
                .map(
                    folder ->
                        Map.of(
                            "include",
                            ordered(
                                "file",
                                folder + "/changelog.yaml",
                                "relativeToChangelogFile",
                                true)))
                .toList()));
  }

  /// A changelog that follows another migration than it says; nothing else of it is touched.
  public static String following(String changelog, String before, String now) {
    return changelog.replaceFirst(
        "(?m)^(\\s*value: )" + Pattern.quote(before) + "$", "$1" + Matcher.quoteReplacement(now));
  }

  /// Reads what a changelog says about itself.
  ///
  /// @throws IllegalArgumentException when it is no changelog; says where
  public static Header header(String changelog) {
    return HeaderReader.read(document(changelog));
  }

  /// What is written in YAML, as maps and lists.
  ///
  /// @throws IllegalArgumentException when it is no YAML; says where
  static Object document(String changelog) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    try {
      return new Yaml(new SafeConstructor(options)).load(changelog);
    } catch (YAMLException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /// Liquibase's word for the database.
  private static String word(Dialect dialect) {
    return switch (dialect) {
      case PostgresDialect _ -> "postgresql";
      case SqliteDialect _ -> "sqlite";
    };
  }

  private static Map<String, Object> changeSet(
      Dialect dialect, String id, String author, List<Step> steps) {
    List<Object> changes =
        steps.stream().flatMap(s -> s.actions().stream()).map(a -> change(a, dialect)).toList();
    List<Object> rollback =
        steps.reversed().stream()
            .flatMap(s -> s.rollback().stream())
            .map(a -> change(a, dialect))
            .toList();
    Map<String, Object> changeSet = ordered("id", id, "author", author, "dbms", word(dialect));
    if (steps.stream().anyMatch(s -> s.commit() == Step.Commit.OUTSIDE)) {
      changeSet.put("runInTransaction", false);
    } else if (dialect instanceof PostgresDialect) {
      changes = impatient(changes);
      rollback = impatient(rollback);
    }
    changeSet.put("objectQuotingStrategy", "QUOTE_ALL_OBJECTS");
    changeSet.put("changes", changes.isEmpty() ? nothing() : changes);
    changeSet.put("rollback", rollback.isEmpty() ? nothing() : rollback);
    return Map.of("changeSet", changeSet);
  }

  /// Gives up when the locks of others stay, whoever applies it, and leaves the session as it was.
  private static List<Object> impatient(List<Object> changes) {
    if (changes.isEmpty()) {
      return changes;
    }
    List<Object> all = new ArrayList<>();
    all.add(sql("SET LOCAL lock_timeout = '" + Plan.LOCK_TIMEOUT + "'"));
    all.addAll(changes);
    return all;
  }

  /// Made anew each time: YAML would write the same one twice as a reference, which whoever fills
  /// it by hand would stumble over.
  private static List<Object> nothing() {
    return List.of(ordered("empty", ordered()));
  }

  private static Object change(Action action, Dialect dialect) {
    return switch (action) {
      case Action.Sql(String statement) ->
          switch (dialect) {
            case PostgresDialect _ -> sql(Unexpanded.escaped(statement));
            case SqliteDialect _ when Unexpanded.isNeeded(statement) ->
                Map.of("sqliteStatement", ordered("sql", Unexpanded.masked(statement)));
            case SqliteDialect _ -> sql(statement);
          };
      case Action.Rebuild(var table, var createTable, var copyRows, var createIndexes) -> {
        Map<String, Object> rebuild =
            ordered("tableName", table, "createTable", createTable, "copyRows", copyRows);
        if (!createIndexes.isEmpty()) {
          rebuild.put("createIndexes", String.join(";\n", createIndexes) + ";\n");
        }
        rebuild.replaceAll((_, text) -> Unexpanded.masked(String.valueOf(text)));
        yield Map.of("sqliteRebuildTable", rebuild);
      }
    };
  }

  private static Object sql(String statement) {
    return Map.of("sql", ordered("splitStatements", false, "sql", statement));
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  private static String yaml(Object document) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setIndent(2);
    options.setWidth(Integer.MAX_VALUE);
    options.setSplitLines(false);
    options.setNonPrintableStyle(DumperOptions.NonPrintableStyle.ESCAPE);
    options.setLineBreak(DumperOptions.LineBreak.UNIX);
    return new Yaml(new TextAsWritten(options), options).dump(document);
  }

  /// Shows statements of several lines as such.
  private static final class TextAsWritten extends Representer {
    TextAsWritten(DumperOptions options) {
      super(options);
    }

    @Override
    protected Node representScalar(Tag tag, String value, DumperOptions.ScalarStyle style) {
      return super.representScalar(
          tag,
          value,
          tag.equals(Tag.STR) && value.contains("\n") && StreamReader.isPrintable(value)
              ? DumperOptions.ScalarStyle.LITERAL
              : style);
    }
  }
}
