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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The views, checks, triggers, functions and the like of a database, each once and whole, and the
/// SQL that makes and drops them.
public record Definitions(Dialect dialect) {
  private static final Set<Kind> KINDS =
      Set.of(
          Kind.CHECK,
          Kind.EXCLUSION,
          Kind.EXPRESSION_INDEX,
          Kind.TRIGGER,
          Kind.ROW_SECURITY,
          Kind.VIEW,
          Kind.MATERIALIZED_VIEW,
          Kind.FUNCTION);

  /// What a function is called and takes.
  private static final Pattern SIGNATURE =
      Pattern.compile("CREATE OR REPLACE (?:FUNCTION|PROCEDURE) ([^\n]+)\n.*", Pattern.DOTALL);

  private static final Pattern DEFAULT_OF_PARAMETER =
      Pattern.compile(" DEFAULT (?:'(?:[^']|'')*'|\\((?:[^()]|\\([^()]*\\))*\\)|[^,()'])+");

  /// Those of a catalog whose whole text is known.
  public static List<Definition> of(Catalog catalog) {
    Set<List<String>> seen = new HashSet<>();
    return catalog.extras().stream()
        .filter(e -> KINDS.contains(e.kind()) && !e.definition().isEmpty())
        .map(Definitions::definition)
        .filter(d -> seen.add(distinction(d)))
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
    String name = extra.name();
    TableName on = extra.on();
    if (extra.kind() == Kind.FUNCTION) {
      Matcher signature = SIGNATURE.matcher(extra.definition());
      name = signature.matches() ? signature.group(1) : name;
    } else if (extra.kind() == Kind.VIEW) {
      on = new TableName(on.schema(), name);
    }
    return new Definition(extra.kind(), on, name, extra.definition());
  }

  /// The statement that makes it.
  public String make(Definition definition) {
    String on = dialect.quote(definition.on());
    String text = definition.text().strip().replaceFirst(";$", "");
    return dialect instanceof SqliteDialect
        ? text
        : switch (definition.kind()) {
          case VIEW -> "CREATE VIEW " + on + " AS " + text;
          case MATERIALIZED_VIEW -> "CREATE MATERIALIZED VIEW " + on + " AS " + text;
          case CHECK, EXCLUSION ->
              "ALTER TABLE %s ADD CONSTRAINT %s %s"
                  .formatted(on, dialect.quote(definition.name()), text);
          default -> text;
        };
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
      case ROW_SECURITY -> Optional.of("DROP POLICY " + name + " ON " + on);
      case FUNCTION ->
          Optional.of(
              "DROP ROUTINE " + DEFAULT_OF_PARAMETER.matcher(definition.name()).replaceAll(""));
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
