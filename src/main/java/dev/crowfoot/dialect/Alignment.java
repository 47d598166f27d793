// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ColumnDefault;
import dev.crowfoot.catalog.ColumnType;
import dev.crowfoot.catalog.EnumDefinition;
import dev.crowfoot.catalog.ExtensionDefinition;
import dev.crowfoot.catalog.ForeignKey;
import dev.crowfoot.catalog.Index;
import dev.crowfoot.catalog.PrimaryKey;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Spells what was found in a database as the wanted catalog spells it wherever both mean the same,
/// because a database rewrites what it is given: it adds casts and parentheses, and SQLite forgets
/// the names of foreign keys. What is left to differ truly differs.
///
/// Tables, indexes, foreign keys and enums come in the wanted order, then the rest.
record Alignment(Catalog found, Catalog wanted, Dialect dialect) {
  private static final Pattern MOMENT =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d)(\\.\\d+)?(Z|\\+00(:00)?)?");

  Catalog aligned() {
    Catalog spelled = spelled();
    return SayableKeys.of(spelled, wanted, dialect);
  }

  private Catalog spelled() {
    Map<TableName, Table> wants = wanted.tablesByName();
    List<Table> tables =
        inOrderOf(wanted.tables(), found.tables(), Table::name).stream()
            .map(t -> Optional.ofNullable(wants.get(t.name())).map(w -> table(t, w)).orElse(t))
            .toList();
    return new Catalog(
        tables,
        inOrderOf(wanted.enums(), found.enums(), EnumDefinition::name),
        wanted.extensions().stream().flatMap(w -> extension(w).stream()).toList(),
        found.extras());
  }

  /// Extensions that nobody asks for are not the schema's business.
  private Optional<ExtensionDefinition> extension(ExtensionDefinition asked) {
    return found.extension(asked.name()).map(e -> e.saidAs(asked));
  }

  private Table table(Table table, Table wanted) {
    List<ForeignKey> foreignKeys =
        inOrderOf(
            wanted.foreignKeys(),
            table.foreignKeys(),
            k -> List.of(k.columns(), k.target(), k.references()));
    if (!dialect.keepsConstraintNames()) {
      foreignKeys =
          foreignKeys.stream()
              .map(
                  k ->
                      wanted.foreignKeys().stream()
                          .filter(w -> w.equals(k.withName(w.name())))
                          .findFirst()
                          .orElse(k))
              .toList();
    }
    return new Table(
        table.name(),
        table.columns().stream()
            .map(c -> wanted.column(c.name()).map(w -> column(table, c, w)).orElse(c))
            .toList(),
        primaryKey(table.primaryKey(), wanted.primaryKey()),
        inOrderOf(wanted.indexes(), table.indexes(), Index::name).stream()
            .map(i -> wanted.index(i.name()).map(w -> index(i, w)).orElse(i))
            .toList(),
        foreignKeys);
  }

  private static Optional<PrimaryKey> primaryKey(
      Optional<PrimaryKey> key, Optional<PrimaryKey> wanted) {
    return key.map(
        k ->
            k.name().isEmpty() ? new PrimaryKey(wanted.flatMap(PrimaryKey::name), k.columns()) : k);
  }

  private Column column(Table table, Column column, Column wanted) {
    ColumnType type = sameType(column.type(), wanted.type()) ? wanted.type() : column.type();
    Optional<ColumnDefault> value =
        sameDefault(column.defaultValue(), wanted.defaultValue())
            ? wanted.defaultValue()
            : column.defaultValue();
    // PostgreSQL forbids null in a primary key; SQLite does where somebody says so, and nobody
    // means
    // anything else.
    boolean isKey = table.isPrimaryKeyColumn(column.name());
    return new Column(
        column.name(),
        type,
        isKey ? wanted.nullable() : column.nullable(),
        value,
        column.autoincrement(),
        column.allowed());
  }

  private boolean sameType(ColumnType a, ColumnType b) {
    return a.array() == b.array()
        && a.enumName().equals(b.enumName())
        && (canonical(a.name()).equalsIgnoreCase(canonical(b.name())) || meanTheSame(a, b));
  }

  /// SQLite takes any word for a type: `INT` is no other than `INTEGER`, and `VARCHAR(20)` holds
  /// what `TEXT` holds.
  private boolean meanTheSame(ColumnType a, ColumnType b) {
    return dialect instanceof SqliteDialect
        && FieldTypes.of(a, dialect, "").equals(FieldTypes.of(b, dialect, ""));
  }

  /// `CHAR` and `BIT` without a length have one of 1.
  private static String canonical(String name) {
    String tight = name.replace(" ", "");
    return switch (tight) {
      case "CHAR", "BIT" -> tight + "(1)";
      default -> tight;
    };
  }

  private static Index index(Index index, Index wanted) {
    boolean samePredicate =
        index.where().map(SqlText::essence).equals(wanted.where().map(SqlText::essence));
    boolean sameColumns =
        OperatorClasses.essence(index.columns()).equals(OperatorClasses.essence(wanted.columns()));
    Index spelled =
        new Index(
            index.name(),
            index.unique(),
            sameColumns ? wanted.columns() : index.columns(),
            index.method(),
            samePredicate ? wanted.where() : index.where(),
            index.constraint());
    return spelled.isLike(wanted) ? wanted : spelled;
  }

  static boolean sameDefault(Optional<ColumnDefault> a, Optional<ColumnDefault> b) {
    return a.isPresent() == b.isPresent()
        && (a.isEmpty() || essence(a.get()).equals(essence(b.orElseThrow())));
  }

  private static String essence(ColumnDefault value) {
    return switch (value) {
      case ColumnDefault.Text(String text) -> essence(text);
      case ColumnDefault.Numeric(String digits) -> number(digits);
      case ColumnDefault.Bool(boolean bool) -> Boolean.toString(bool);
      case ColumnDefault.Bytes(String hex) -> "\\x" + hex;
      case ColumnDefault.Now() -> "now";
      case ColumnDefault.ListOf(var values) ->
          values.stream().map(Alignment::essence).collect(Collectors.joining(",", "[", "]"));
      case ColumnDefault.Generated(String sql, _) -> expression(sql);
      case ColumnDefault.Expression(String sql) -> expression(sql);
    };
  }

  /// A moment without its zone's spelling; JSON, which is rewritten with spaces, without spaces.
  private static String essence(String text) {
    var moment = MOMENT.matcher(text);
    if (moment.matches()) {
      String fraction = moment.group(3) == null ? "" : moment.group(3).replaceAll("\\.?0+$", "");
      return moment.group(1) + " " + moment.group(2) + fraction;
    }
    return text.startsWith("{") || text.startsWith("[") ? text.replaceAll("\\s", "") : text;
  }

  /// `dbgenerated("5")` and a literal 5 are one.
  private static String expression(String sql) {
    String essence = SqlText.essence(sql);
    return essence.matches("'[^']*'")
        ? essence(essence.substring(1, essence.length() - 1))
        : essence;
  }

  private static String number(String digits) {
    try {
      return new BigDecimal(digits).stripTrailingZeros().toPlainString();
    } catch (NumberFormatException notANumber) {
      return digits;
    }
  }

  private static <T> List<T> inOrderOf(List<T> order, List<T> items, Function<T, Object> key) {
    Map<Object, Integer> rank =
        java.util.stream.IntStream.range(0, order.size())
            .boxed()
            .collect(Collectors.toMap(i -> key.apply(order.get(i)), i -> i, (a, _) -> a));
    return items.stream()
        .sorted(
            Comparator.comparingInt((T item) -> rank.getOrDefault(key.apply(item), order.size()))
                .thenComparing(item -> key.apply(item).toString()))
        .toList();
  }
}
