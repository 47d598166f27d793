// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Definition;
import dev.crowfoot.catalog.Extra;
import dev.crowfoot.catalog.Extra.Kind;
import dev.crowfoot.catalog.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The views, checks, triggers, functions, comments and the like of a database, each once and
/// whole, and the SQL that makes and drops them.
public record Definitions(Dialect dialect) {
  private static final Set<Kind> KINDS =
      Set.of(
          Kind.CHECK,
          Kind.EXCLUSION,
          Kind.EXPRESSION_INDEX,
          Kind.TRIGGER,
          Kind.RULE,
          Kind.ROW_SECURITY,
          Kind.TABLE_SECURITY,
          Kind.COMMENT,
          Kind.VIEW,
          Kind.MATERIALIZED_VIEW,
          Kind.FUNCTION);

  private static final Set<Kind> STANDING =
      Set.of(Kind.VIEW, Kind.MATERIALIZED_VIEW, Kind.FUNCTION);

  /// Those of a catalog whose whole text is known.
  public static List<Definition> of(Catalog catalog) {
    Set<List<String>> seen = new HashSet<>();
    return catalog.extras().stream()
        .filter(e -> KINDS.contains(e.kind()) && !e.definition().isEmpty())
        .map(Definitions::definition)
        .filter(d -> seen.add(distinction(d)))
        .toList();
  }

  /// What views and functions of a catalog stand on, as definitions without a text: each says on
  /// what. PostgreSQL tells; of SQLite's only the texts do.
  public static List<Definition> footings(Catalog catalog) {
    return catalog.extras().stream()
        .filter(e -> STANDING.contains(e.kind()) && e.definition().isEmpty())
        .map(e -> new Definition(e.kind(), e.on(), e.name(), ""))
        .toList();
  }

  /// SQLite's views and triggers come once for each table they name, their own first.
  private static List<String> distinction(Definition definition) {
    boolean alone = definition.kind() == Kind.VIEW || definition.kind() == Kind.TRIGGER;
    return List.of(
        definition.kind().name(),
        alone ? definition.on().schema().orElse("") : definition.on().toString(),
        definition.name(),
        definition.text());
  }

  private static Definition definition(Extra extra) {
    TableName on =
        extra.kind() == Kind.VIEW ? new TableName(extra.on().schema(), extra.name()) : extra.on();
    boolean isOfTable = extra.kind() == Kind.COMMENT && extra.columns().isEmpty();
    return new Definition(extra.kind(), on, isOfTable ? "" : extra.name(), extra.definition());
  }

  /// The statement that makes it; of a materialized view with those of its indexes behind it.
  public String make(Definition definition) {
    String on = dialect.quote(definition.on());
    String text = end(definition.text());
    return dialect instanceof SqliteDialect
        ? text
        : switch (definition.kind()) {
          case VIEW -> "CREATE VIEW " + on + query(definition);
          case MATERIALIZED_VIEW -> "CREATE MATERIALIZED VIEW " + on + query(definition);
          case CHECK, EXCLUSION ->
              "ALTER TABLE %s ADD CONSTRAINT %s %s"
                  .formatted(on, dialect.quote(definition.name()), text);
          case TABLE_SECURITY -> "ALTER TABLE " + on + " " + text;
          case COMMENT -> comment(definition, dialect.text(definition.text()));
          default -> text;
        };
  }

  /// The statement that makes it out of another of its name, if [one can][#isReplaceable].
  public String replace(Definition definition) {
    return make(definition).replaceFirst("^CREATE VIEW ", "CREATE OR REPLACE VIEW ");
  }

  private String comment(Definition definition, String words) {
    String on = dialect.quote(definition.on());
    return "COMMENT ON %s IS %s"
        .formatted(
            definition.name().isEmpty()
                ? "TABLE " + on
                : "COLUMN " + on + "." + dialect.quote(definition.name()),
            words);
  }

  /// Whether a comment or a function can become another without going first: one that others call
  /// has to take and to return the same. Of views only the database knows.
  public static boolean isReplaceable(Definition from, Definition to) {
    return from.kind() == Kind.COMMENT
        || (from.kind() == Kind.FUNCTION && head(from).equals(head(to)));
  }

  private static String head(Definition function) {
    return function.text().replaceFirst("(?s)\n LANGUAGE .*", "");
  }

  /// What follows the name of a view of PostgreSQL: its options stand before its query.
  public static String query(Definition view) {
    String text = end(view.text());
    return text.startsWith("WITH (") ? " " + text : " AS " + text;
  }

  private static String end(String text) {
    return text.strip().replaceFirst(";$", "");
  }

  /// The statement that takes it away; empty where none does, as for the checks of a SQLite table.
  public Optional<String> drop(Definition definition) {
    String on = dialect.quote(definition.on());
    String name = dialect.quote(definition.name());
    boolean isSqlite = dialect instanceof SqliteDialect;
    return switch (definition.kind()) {
      case VIEW -> Optional.of("DROP VIEW " + on);
      case MATERIALIZED_VIEW -> Optional.of("DROP MATERIALIZED VIEW " + on);
      case EXPRESSION_INDEX ->
          Optional.of(
              "DROP INDEX "
                  + dialect.quote(new TableName(definition.on().schema(), definition.name())));
      case TRIGGER -> Optional.of("DROP TRIGGER " + name + (isSqlite ? "" : " ON " + on));
      case RULE -> Optional.of("DROP RULE " + name + " ON " + on);
      case TABLE_SECURITY ->
          Optional.of(
              "ALTER TABLE " + on + " DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY");
      case COMMENT -> Optional.of(comment(definition, "NULL"));
      case ROW_SECURITY -> Optional.of("DROP POLICY " + name + " ON " + on);
      case FUNCTION ->
          Optional.of(
              "DROP ROUTINE " + on + definition.name().substring(definition.on().name().length()));
      case TABLE -> Optional.of("DROP TABLE " + on);
      case TYPE -> Optional.of("DROP TYPE " + on);
      case CHECK, EXCLUSION ->
          isSqlite
              ? Optional.empty()
              : Optional.of("ALTER TABLE " + on + " DROP CONSTRAINT " + name);
      default -> Optional.empty();
    };
  }
}
