// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.CatalogRename;
import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ExtensionDefinition;
import dev.crowfoot.catalog.Extra;
import dev.crowfoot.catalog.ForeignKey;
import dev.crowfoot.catalog.Index;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.CarriedParts;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.ExtensionSql;
import dev.crowfoot.diff.Hazard.Place;
import dev.crowfoot.diff.Hazard.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Judges changes: what each could do to the rows that are there. Knows no rows itself: it writes
/// the queries that count them, in the names the database has before the migration.
public final class Hazards {
  /// What only somebody's own SQL writes into a table's definition, as patterns for `LIKE`, with
  /// how the catalog calls it.
  private static final Map<String, Extra.Kind> HAND_WRITTEN =
      Map.of(
          "% CHECK (%",
          Extra.Kind.CHECK,
          "% CHECK(%",
          Extra.Kind.CHECK,
          "% COLLATE %",
          Extra.Kind.COLLATION,
          "%GENERATED ALWAYS%",
          Extra.Kind.GENERATED_COLUMN,
          "% AS (%",
          Extra.Kind.GENERATED_COLUMN,
          "%DEFERRABLE%",
          Extra.Kind.DEFERRABLE,
          "%ON CONFLICT%",
          Extra.Kind.CONFLICT,
          "%) STRICT%",
          Extra.Kind.TABLE_OPTION,
          "%WITHOUT ROWID%",
          Extra.Kind.TABLE_OPTION);

  private final Catalog before;
  private final Renaming renaming;
  private final Dialect dialect;
  private final Locking locking;
  private final RowQueries rows;
  private final Retyping retyping;
  private final EnumChecks checks;
  private final List<TableName> gone;

  /// @param before what the database has
  /// @param after what it is to have
  public Hazards(
      Catalog before,
      Catalog after,
      List<CatalogRename> renames,
      Dialect dialect,
      Locking locking) {
    this.before = before;
    this.renaming = new Renaming(before, renames);
    this.dialect = dialect;
    this.locking = locking;
    this.rows = new RowQueries(dialect);
    this.retyping = new Retyping(before, after, renaming, rows);
    this.checks = new EnumChecks(after, renames, rows);
    Set<TableName> stay = after.tables().stream().map(Table::name).collect(Collectors.toSet());
    this.gone =
        before.tables().stream()
            .map(Table::name)
            .filter(name -> !stay.contains(renaming.table(name)))
            .toList();
  }

  /// Empty for a change that can hurt nobody.
  public List<Hazard> of(Change change) {
    List<Hazard> all = new ArrayList<>(ofRows(change));
    all.addAll(new Dependents(before, renaming, dialect).of(change));
    all.addAll(locking.of(change));
    return all.stream().map(h -> h.of(change)).toList();
  }

  private List<Hazard> ofRows(Change change) {
    return switch (change) {
      case Change.DropTable(var table) ->
          List.of(
              new Hazard(
                  Hazard.Kind.TABLE_DROPPED,
                  "All rows of `" + table.name() + "` are lost.",
                  Optional.of(Question.of(rows.all(table.name())))));
      case Change.DropColumn(var table, var column) -> List.of(dropped(table, column));
      case Change.ReplaceEnum replace -> List.of(removedValues(replace));
      case Change.AddColumn(var table, var column, var fill)
          when fill.isEmpty() && Fill.forRequired(column).isPresent() ->
          List.of(
              new Hazard(
                      Hazard.Kind.REQUIRED_COLUMN_ADDED,
                      "`%s.%s` is required and the database has no default for it, so rows that are already there have no value."
                          .formatted(table.name(), column.name()),
                      former(table.name()).map(t -> Question.of(rows.all(t.name()))))
                  .avertedBy(new Place(table.name(), column.name())));
      case Change.DropExtension(var extension) -> extensionDropped(extension);
      case Change.AlterColumn alter -> altered(alter);
      case Change.AddPrimaryKey(var table, var key) -> primaryKey(table, key.columns());
      case Change.CreateIndex(var table, var index) -> created(table, index);
      case Change.AddForeignKey(var table, var key) -> orphans(table.name(), key);
      case Change.AddColumn _, Change.CreateSchema _, Change.CreateEnum _, Change.DropEnum _ ->
          List.of();
      case Change.CreateExtension _, Change.AlterExtension _ -> List.of();
      case Change.RenameEnum _, Change.RenameEnumValue _, Change.AddEnumValues _ -> List.of();
      case Change.CreateTable _, Change.RenameTable _, Change.RenameColumn _ -> List.of();
      case Change.RewriteValues rewrite -> rewritten(rewrite);
      case Change.DropPrimaryKey _, Change.RenameConstraint _ -> List.of();
      case Change.DropIndex _, Change.RenameIndex _, Change.DropForeignKey _ -> List.of();
    };
  }

  /// What making a SQLite table anew loses, beside what its changes do: a model knows nothing of
  /// checks, collations and the like. Of a database that is not at hand, nobody knows what it has.
  ///
  /// @param parts what is said again
  /// @param known what stands in the database beside its schema
  public List<Hazard> ofRebuild(CarriedParts parts, List<Extra> known) {
    TableName now = parts.table().name();
    String definition =
        "replace(replace(upper(%s), char(10), ' '), char(9), ' ')"
            .formatted(former(now).map(EnumChecks::without).orElse("sql"));
    List<String> patterns = handWritten(parts, known);
    if (patterns.isEmpty()) {
      return List.of();
    }
    String written =
        patterns.stream()
            .map(pattern -> definition + " LIKE '" + pattern + "'")
            .collect(Collectors.joining(" OR "));
    return former(now)
        .map(
            table ->
                new Hazard(
                    Hazard.Kind.HAND_WRITTEN_LOST,
                    ("`%s` is made anew. Parts of its definition that the schema does not know, such as"
                            + " CHECK, STRICT or ON CONFLICT, may be lost.")
                        .formatted(now),
                    Optional.of(
                        Question.of(
                            "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = %s AND (%s)"
                                .formatted(dialect.text(table.name().name()), written)))))
        .stream()
        .toList();
  }

  /// What the database is known to have is carried over where its new definition can say it.
  private List<String> handWritten(CarriedParts parts, List<Extra> known) {
    Set<Extra.Kind> carried =
        known.stream()
            .filter(e -> e.on().equals(parts.table().name()))
            .map(Extra::kind)
            .collect(Collectors.toSet());
    if (parts.loses(known)) {
      carried.removeAll(Set.of(Extra.Kind.TABLE_OPTION, Extra.Kind.CONFLICT));
    }
    return HAND_WRITTEN.entrySet().stream()
        .filter(e -> !carried.contains(e.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /// The worst of them; safe when there are none.
  public static Severity worst(List<Hazard> hazards) {
    return hazards.stream().map(Hazard::severity).reduce(Severity.SAFE, Severity::or);
  }

  private List<Hazard> extensionDropped(ExtensionDefinition extension) {
    return List.of(
        new Hazard(
            Hazard.Kind.DEPENDENT,
            "What uses the extension `%s` keeps it from going.".formatted(extension.name()),
            Optional.of(Question.of(ExtensionSql.countUses(extension, gone)))));
  }

  private Hazard dropped(Table table, Column column) {
    return new Hazard(
        Hazard.Kind.COLUMN_DROPPED,
        "All values of `%s.%s` are lost.".formatted(table.name(), column.name()),
        Optional.of(
            Question.of(
                rows.all(table.name()) + " WHERE " + quote(column.name()) + " IS NOT NULL")));
  }

  private Hazard removedValues(Change.ReplaceEnum replace) {
    String values = replace.removed().stream().map(dialect::text).collect(Collectors.joining(", "));
    String counts =
        replace.uses().stream()
            .filter(u -> former(u.table(), u.column()).isPresent())
            .map(
                u -> {
                  String column = dialect.quote(former(u.table(), u.column()).orElseThrow());
                  String test =
                      u.array()
                          ? column + "::text[] && ARRAY[" + values + "]"
                          : column + "::text IN (" + values + ")";
                  return "(" + rows.all(renaming.formerTable(u.table())) + " WHERE " + test + ")";
                })
            .collect(Collectors.joining(" + "));
    return new Hazard(
        Hazard.Kind.ENUM_VALUE_REMOVED,
        "`%s` loses %s; rows that hold it keep the migration from running."
            .formatted(
                replace.to().name(),
                replace.removed().stream()
                    .map(v -> "`" + v + "`")
                    .collect(Collectors.joining(", "))),
        counts.isEmpty() ? Optional.empty() : Optional.of(Question.of("SELECT " + counts)));
  }

  /// Where an enum is text, nothing keeps a row from holding what the enum has no more.
  private List<Hazard> rewritten(Change.RewriteValues rewrite) {
    if (rewrite.to().isPresent() || checks.cover(rewrite)) {
      return List.of();
    }
    return List.of(
        new Hazard(
            Hazard.Kind.ENUM_VALUE_REMOVED,
            "`%s.%s` can no longer be `%s`; rows that hold it keep it, and clients cannot read them."
                .formatted(rewrite.table(), rewrite.column(), rewrite.from()),
            former(rewrite.table(), rewrite.column())
                .flatMap(
                    c ->
                        former(rewrite.table())
                            .map(
                                t ->
                                    rows.where(
                                        t, quote(c) + " = " + dialect.text(rewrite.from()))))));
  }

  private List<Hazard> altered(Change.AlterColumn alter) {
    List<Hazard> hazards = new ArrayList<>();
    TableName table = alter.after().name();
    Optional<Table> former = former(table);
    Optional<String> column = former(table, alter.to().name());
    String name = table + "." + alter.to().name();
    if (alter.becomesRequired() && alter.fill().isEmpty()) {
      hazards.add(
          new Hazard(
                  Hazard.Kind.MADE_REQUIRED,
                  "`%s` becomes required; rows without a value for it keep the migration from running."
                      .formatted(name),
                  column.flatMap(c -> former.map(t -> rows.where(t, quote(c) + " IS NULL"))))
              .avertedBy(new Place(table, alter.to().name())));
    }
    if (alter.changesType()) {
      TypeChange type = new TypeChange(alter.from().type(), alter.to().type(), dialect);
      Optional<Misfits> misfits =
          column.map(c -> new Misfits(type, quote(c), retyping.allowed(type)));
      hazards.addAll(retyping.hazards(name, type, former, misfits));
    }
    column.ifPresent(c -> former.flatMap(t -> checks.hazard(alter, t, c)).ifPresent(hazards::add));
    return hazards;
  }

  private List<Hazard> primaryKey(Table table, List<String> columns) {
    if (hasFreshValues(table, columns, false)) {
      return List.of();
    }
    TableName former = renaming.formerTable(table.name());
    return List.of(
        new Hazard(
            Hazard.Kind.PRIMARY_KEY_CHANGED,
            "`%s` gets the primary key (%s); rows that share one or have none keep the migration from running."
                .formatted(table.name(), String.join(", ", columns)),
            Optional.of(
                there(table.name(), columns)
                    .map(c -> rows.unfitForKey(former, c))
                    .orElseGet(() -> rows.moreThanOne(former)))));
  }

  private List<Hazard> created(Table table, Index index) {
    if (!index.unique() || hasFreshValues(table, index.columnNames(), true)) {
      return List.of();
    }
    TableName former = renaming.formerTable(table.name());
    String among = index.where().map(w -> " AND (" + w + ")").orElse("");
    return List.of(
        new Hazard(
            Hazard.Kind.UNIQUE_ADDED,
            "`%s` (%s) becomes unique; duplicates keep the migration from running."
                .formatted(table.name(), String.join(", ", index.columnNames())),
            Optional.of(
                there(table.name(), index.columnNames())
                    .map(c -> rows.duplicates(former, c, among))
                    .orElseGet(() -> rows.moreThanOne(former)))));
  }

  /// Those of a key's columns that are there before: whatever value the new ones get, rows that
  /// differ in these do. Empty when all are new.
  private Optional<List<String>> there(TableName tableNow, List<String> columnsNow) {
    return Optional.of(columnsNow.stream().flatMap(c -> former(tableNow, c).stream()).toList())
        .filter(c -> !c.isEmpty());
  }

  /// Whether a new column makes rows differ, because the database counts or leaves it empty.
  private boolean hasFreshValues(Table table, List<String> columns, boolean emptyCounts) {
    return columns.stream()
        .filter(c -> former(table.name(), c).isEmpty())
        .flatMap(c -> table.column(c).stream())
        .anyMatch(
            c -> c.autoincrement() || (emptyCounts && c.nullable() && c.defaultValue().isEmpty()));
  }

  /// New columns cannot hurt: they are empty, or required and judged as such.
  private List<Hazard> orphans(TableName table, ForeignKey key) {
    Optional<List<String>> from = former(table, key.columns());
    if (from.isEmpty()) {
      return List.of();
    }
    String orphan =
        from.get().stream()
            .map(c -> "c." + quote(c) + " IS NOT NULL")
            .collect(Collectors.joining(" AND "));
    Optional<List<String>> to = former(key.target(), key.references());
    if (to.isPresent()) {
      StringBuilder match = new StringBuilder();
      for (int i = 0; i < from.get().size(); i++) {
        match.append(i == 0 ? "" : " AND ");
        match.append("p.").append(quote(to.get().get(i)));
        match.append(" = c.").append(quote(from.get().get(i)));
      }
      orphan +=
          " AND NOT EXISTS (SELECT 1 FROM %s p WHERE %s)"
              .formatted(dialect.quote(renaming.formerTable(key.target())), match);
    }
    Table child = former(table).orElseThrow();
    return List.of(
        new Hazard(
            Hazard.Kind.FOREIGN_KEY_ADDED,
            "`%s` (%s) must refer to rows of `%s`; those that do not keep the migration from running."
                .formatted(table, String.join(", ", key.columns()), key.target()),
            Optional.of(rows.whereAliased(child, orphan))));
  }

  private String quote(String name) {
    return dialect.quote(name);
  }

  /// The table before; empty when it is new.
  private Optional<Table> former(TableName now) {
    return before.table(renaming.formerTable(now));
  }

  /// The column's name before; empty when it is new.
  private Optional<String> former(TableName tableNow, String columnNow) {
    String name = renaming.formerColumn(tableNow, columnNow);
    return before
        .table(renaming.formerTable(tableNow))
        .flatMap(t -> t.column(name))
        .map(Column::name);
  }

  /// All columns' names before; empty when one is new.
  private Optional<List<String>> former(TableName tableNow, List<String> columnsNow) {
    List<String> found = columnsNow.stream().flatMap(c -> former(tableNow, c).stream()).toList();
    return found.size() == columnsNow.size() ? Optional.of(found) : Optional.empty();
  }
}
