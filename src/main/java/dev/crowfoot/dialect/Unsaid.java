// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Extra;
import dev.crowfoot.catalog.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Things of one kind that stay in the database when a schema is read out of it, because the
/// language cannot say them.
///
/// @param table the table they are part of; empty for what stands beside the tables
/// @param names without doubles
public record Unsaid(Extra.Kind kind, Optional<TableName> table, List<String> names) {
  /// What the lines above a model begin with that name what is not in it.
  public static final String NOTE = "Only in the database: ";

  private static final int MOST_NAMES = 5;

  public Unsaid {
    names = List.copyOf(names);
  }

  /// All that a database holds and a schema does not say: first what is part of tables, table by
  /// table, then what stands beside them.
  public static List<Unsaid> of(Catalog read, Dialect dialect) {
    return of(SayableKeys.of(read, dialect));
  }

  static List<Unsaid> of(Catalog catalog) {
    Map<TableName, Map<Extra.Kind, Set<String>>> parts = new LinkedHashMap<>();
    Map<Extra.Kind, Set<String>> beside = new TreeMap<>();
    for (Extra extra : catalog.extras()) {
      if (!extra.kind().isPartOfTable()) {
        beside.computeIfAbsent(extra.kind(), _ -> new LinkedHashSet<>()).add(extra.name());
      } else if (isSaidFor(extra, catalog)) {
        parts
            .computeIfAbsent(extra.on(), _ -> new TreeMap<>())
            .computeIfAbsent(extra.kind(), _ -> new LinkedHashSet<>())
            .add(extra.name());
      }
    }
    List<Unsaid> all = new ArrayList<>();
    parts.forEach(
        (table, kinds) ->
            kinds.forEach(
                (kind, names) ->
                    all.add(new Unsaid(kind, Optional.of(table), List.copyOf(names)))));
    beside.forEach(
        (kind, names) -> all.add(new Unsaid(kind, Optional.empty(), List.copyOf(names))));
    return all;
  }

  /// Where there are policies, that they are in force goes without saying.
  private static boolean isSaidFor(Extra extra, Catalog catalog) {
    return switch (extra.kind()) {
      case TRIGGER -> isOwn(extra, catalog);
      case TABLE_SECURITY ->
          catalog.extras(extra.on()).stream().noneMatch(e -> e.kind() == Extra.Kind.ROW_SECURITY);
      default -> true;
    };
  }

  /// SQLite's triggers come once for each table they name, their own first.
  private static boolean isOwn(Extra trigger, Catalog catalog) {
    return catalog.extras().stream()
        .filter(e -> e.kind() == trigger.kind() && e.definition().equals(trigger.definition()))
        .findFirst()
        .filter(trigger::equals)
        .isPresent();
  }

  /// The line above a table's model; empty when the model says all.
  static String note(List<Unsaid> all, TableName table) {
    String list =
        all.stream()
            .filter(u -> u.table.equals(Optional.of(table)) && !u.isShown())
            .map(u -> u.kind.counted(u.names.size()) + u.namesInBrackets())
            .collect(Collectors.joining(", "));
    return list.isEmpty() ? "" : NOTE + list + ".";
  }

  /// For people: `2 CHECK constraints on "orders" (a, b) stay in the database; crowfoot does not
  /// show them.`
  public String sentence() {
    String what =
        kind.counted(names.size())
            + table.map(t -> " on \"" + t + "\"").orElse("")
            + namesInBrackets();
    boolean one = names.size() == 1;
    return what
        + switch (kind) {
          case GENERATED_COLUMN ->
              (one ? " is written" : " are written")
                  + " with `@default(dbgenerated(…))`: the database computes the value.";
          case IDENTITY_ALWAYS ->
              (one ? " is written" : " are written") + " with `@default(autoincrement())`.";
          case DOMAIN ->
              (one ? " is written with the type" : " are written with the types")
                  + " beneath; the domain's rules stay in the database.";
          case DEFERRABLE ->
              (one ? " is written as a plain one" : " are written as plain ones")
                  + "; when it is checked stays in the database.";
          case INDEX_OPTION, COLLATION ->
              (one ? " is written" : " are written") + " without that; it stays in the database.";
          case OTHER_SCHEMA ->
              (one ? " was not read." : " were not read.")
                  + " Name schemas in the datasource, `schemas = [\"public\", …]`, to read them.";
          default ->
              one
                  ? " stays in the database; crowfoot does not show it."
                  : " stay in the database; crowfoot does not show them.";
        };
  }

  /// Whether the model says it in its own way.
  private boolean isShown() {
    return kind == Extra.Kind.GENERATED_COLUMN || kind == Extra.Kind.IDENTITY_ALWAYS;
  }

  /// Names that are no names, such as the text of a check, are left out.
  private String namesInBrackets() {
    List<String> plain =
        names.stream()
            .map(n -> kind == Extra.Kind.FUNCTION ? n.replaceFirst("\\(.*", "") : n)
            .filter(n -> n.matches("[\\w $.-]+"))
            .distinct()
            .toList();
    if (plain.isEmpty()) {
      return "";
    }
    String more = plain.size() > MOST_NAMES ? ", …" : "";
    return plain.stream().limit(MOST_NAMES).collect(Collectors.joining(", ", " (", more + ")"));
  }
}
