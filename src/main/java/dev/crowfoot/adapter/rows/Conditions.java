// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import static org.mybatis.dynamic.sql.SqlBuilder.constant;
import static org.mybatis.dynamic.sql.SqlBuilder.exists;
import static org.mybatis.dynamic.sql.SqlBuilder.isEqualTo;
import static org.mybatis.dynamic.sql.SqlBuilder.notExists;
import static org.mybatis.dynamic.sql.SqlBuilder.select;

import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.Filter.Comparison;
import dev.crowfoot.adapter.rows.query.Filter.ListMatch;
import dev.crowfoot.adapter.rows.query.Filter.Quantifier;
import dev.crowfoot.adapter.rows.value.Storage;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.ScalarField;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.mybatis.dynamic.sql.BindableColumn;
import org.mybatis.dynamic.sql.SqlBuilder;
import org.mybatis.dynamic.sql.SqlCriterion;
import org.mybatis.dynamic.sql.SqlTable;
import org.mybatis.dynamic.sql.VisitableCondition;

/// Turns a [Filter] into a condition of SQL.
final class Conditions {
  static final SqlCriterion NEVER = criterion(constant("1"), isEqualTo(constant("0")));
  static final SqlCriterion ALWAYS = criterion(constant("1"), isEqualTo(constant("1")));

  /// More values than this are bound as one list where the database can.
  private static final int MANY = 100;

  private final Tables tables;
  private int aliases;

  Conditions(Tables tables) {
    this.tables = tables;
  }

  /// A new alias for a table within this statement.
  String nextAlias() {
    return "t" + aliases++;
  }

  SqlCriterion of(Filter filter, ModelTable table) {
    return switch (filter) {
      case Filter.All(List<Filter> filters) -> all(each(filters, table));
      case Filter.Any(List<Filter> filters) -> any(each(filters, table));
      case Filter.Not(Filter inner) -> not(inner, table);
      case Filter.IsNull(String name, boolean negated) -> {
        BindableColumn<Object> column = table.column(table.field(name));
        yield negated
            ? criterion(column, SqlBuilder.isNotNull())
            : criterion(column, SqlBuilder.isNull());
      }
      case Filter.Compare compare -> compare(compare, table);
      case Filter.CompareField(String name, Comparison comparison, String other, boolean ignore) ->
          new Piece()
              .sql(shown(name, ignore, table))
              .sql(" " + sign(comparison) + " ")
              .sql(shown(other, ignore, table))
              .holds();
      case Filter.OneOf oneOf -> oneOf(oneOf, table);
      case Filter.TextMatch match -> textMatch(match, table);
      case Filter.TextMatchField match -> textMatch(match, table);
      case Filter.JsonMatch match -> new JsonConditions(tables, table).match(match);
      case Filter.JsonNull isNull -> new JsonConditions(tables, table).isNull(isNull);
      case Filter.Tuples(List<String> fields, var values) -> tuples(fields, values, table);
      case Filter.ListHas has -> listHas(has, table);
      case Filter.ListIsEmpty(String name, boolean empty) -> {
        // a list that was never set is neither, as in Prisma's client
        ShapedColumn size =
            table.shaped(table.field(name), c -> "CARDINALITY(" + c + ")", Placeholders.PLAIN);
        yield criterion(
            size, empty ? isEqualTo(constant("0")) : SqlBuilder.isGreaterThan(constant("0")));
      }
      case Filter.Related related -> related(related, table);
    };
  }

  private List<SqlCriterion> each(List<Filter> filters, ModelTable table) {
    return filters.stream().map(f -> of(f, table)).toList();
  }

  static SqlCriterion all(List<SqlCriterion> criteria) {
    if (criteria.size() > MANY) { // SQLite takes only so deep a tree
      return all(halves(criteria, Conditions::all));
    }
    return switch (criteria.size()) {
      case 0 -> ALWAYS;
      case 1 -> criteria.getFirst();
      default ->
          SqlBuilder.group(
              criteria.getFirst(), criteria.stream().skip(1).map(c -> SqlBuilder.and(c)).toList());
    };
  }

  static SqlCriterion any(List<SqlCriterion> criteria) {
    if (criteria.size() > MANY) {
      return any(halves(criteria, Conditions::any));
    }
    return switch (criteria.size()) {
      case 0 -> NEVER;
      case 1 -> criteria.getFirst();
      default ->
          SqlBuilder.group(
              criteria.getFirst(), criteria.stream().skip(1).map(c -> SqlBuilder.or(c)).toList());
    };
  }

  private static List<SqlCriterion> halves(
      List<SqlCriterion> criteria, Function<List<SqlCriterion>, SqlCriterion> joined) {
    int middle = criteria.size() / 2;
    return List.of(
        joined.apply(criteria.subList(0, middle)),
        joined.apply(criteria.subList(middle, criteria.size())));
  }

  static <T> SqlCriterion criterion(BindableColumn<T> column, VisitableCondition<T> condition) {
    return SqlBuilder.group(column, condition);
  }

  private SqlCriterion compare(Filter.Compare filter, ModelTable table) {
    if (filter.value() instanceof Instant moment && tables.isSqlite()) {
      return DateConditions.compare(
          table, table.field(filter.field()), filter.comparison(), moment);
    }
    BindableColumn<Object> column = column(filter.field(), filter.ignoreCase(), table);
    return criterion(column, condition(filter.comparison(), filter.value()));
  }

  static VisitableCondition<Object> condition(Comparison comparison, Object value) {
    return switch (comparison) {
      case EQUALS -> isEqualTo(value);
      case NOT -> SqlBuilder.isNotEqualTo(value);
      case LESS -> SqlBuilder.isLessThan(value);
      case AT_MOST -> SqlBuilder.isLessThanOrEqualTo(value);
      case GREATER -> SqlBuilder.isGreaterThan(value);
      case AT_LEAST -> SqlBuilder.isGreaterThanOrEqualTo(value);
    };
  }

  private SqlCriterion oneOf(Filter.OneOf filter, ModelTable table) {
    if (filter.values().isEmpty()) {
      return filter.negated() ? ALWAYS : NEVER;
    }
    if (filter.values().getFirst() instanceof Instant && tables.isSqlite()) {
      Comparison one = filter.negated() ? Comparison.NOT : Comparison.EQUALS;
      List<SqlCriterion> each =
          filter.values().stream()
              .<SqlCriterion>map(
                  v -> compare(new Filter.Compare(filter.field(), one, v, false), table))
              .toList();
      return filter.negated() ? all(each) : any(each);
    }
    ScalarField field = table.field(filter.field());
    return filter.ignoreCase()
        ? listed(column(filter.field(), true, table), filter.values(), filter.negated())
        : among(table.name(field), table, field, filter.values(), filter.negated());
  }

  private static SqlCriterion listed(
      BindableColumn<Object> column, Collection<Object> values, boolean negated) {
    return criterion(column, negated ? SqlBuilder.isNotIn(values) : SqlBuilder.isIn(values));
  }

  /// @param field what the column is like
  private SqlCriterion among(
      String column, ModelTable table, ScalarField field, List<Object> values, boolean negated) {
    Optional<Storage.Many> many =
        values.size() > MANY ? tables.storage().bindMany(field, values) : Optional.empty();
    if (many.isEmpty()) {
      ShapedColumn each =
          new ShapedColumn(
              Expression.of(column),
              c -> c,
              table.placeholders(field),
              v -> tables.storage().bind(field, v));
      return listed(each, values, negated);
    }
    return new Piece()
        .sql(column + " " + (negated ? many.get().notIn() : many.get().in()) + " ")
        .sql(many.get().before())
        .value(many.get().bound())
        .sql(many.get().after())
        .holds();
  }

  /// That a row of a relation's link table belongs to one of these rows.
  SqlCriterion linked(RelationEnd end, String linkAlias, List<List<Object>> parents) {
    ScalarField mine = end.model().scalarField(end.mine().getFirst()).orElseThrow();
    String column = linkAlias + "." + end.link().orElseThrow().mine();
    List<Object> ids = parents.stream().map(List::getFirst).toList();
    return among(column, tables.aliased(end.model(), linkAlias), mine, ids, false);
  }

  private BindableColumn<Object> column(String name, boolean ignoreCase, ModelTable table) {
    ScalarField field = table.field(name);
    UnaryOperator<String> lower = text -> "LOWER(" + text + ")";
    return ignoreCase
        ? table.shaped(field, lower, table.placeholders(field).then(lower))
        : table.column(field);
  }

  /// Text for `LIKE … ESCAPE '\\'` that stands for itself.
  static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  private SqlCriterion textMatch(Filter.TextMatch filter, ModelTable table) {
    String escaped = escaped(filter.text());
    String pattern =
        switch (filter.match()) {
          case CONTAINS -> "%" + escaped + "%";
          case STARTS_WITH -> escaped + "%";
          case ENDS_WITH -> "%" + escaped;
        };
    ScalarField field = table.field(filter.field());
    // without a cast: PostgreSQL matches the text of a uuid or an inet
    boolean cast = tables.storage().cast(field).isPresent();
    ShapedColumn column =
        new ShapedColumn(
            table.raw(field),
            c -> cast ? "CAST(" + c + " AS text)" : c,
            Placeholders.shaped(p -> p + " ESCAPE '\\'"),
            v -> v);
    // SQLite's LIKE ignores the case of A to Z, as Prisma's client does there
    boolean ilike = filter.ignoreCase() && !tables.isSqlite();
    return criterion(column, new Comparing<>(ilike ? "ILIKE" : "LIKE", (Object) pattern));
  }

  private static SqlCriterion listHas(Filter.ListHas filter, ModelTable table) {
    String operator = filter.match() == ListMatch.EVERY ? "@>" : "&&";
    return criterion(
        table.column(table.field(filter.field())),
        new Comparing<>(operator, (Object) filter.values()));
  }

  private SqlCriterion textMatch(Filter.TextMatchField filter, ModelTable table) {
    String column = shown(filter.field(), filter.ignoreCase(), table);
    String other = shown(filter.other(), filter.ignoreCase(), table);
    String escaped =
        "REPLACE(REPLACE(REPLACE(" + other + ", '\\', '\\\\'), '%', '\\%'), '_', '\\_')";
    String pattern =
        switch (filter.match()) {
          case CONTAINS -> "'%' || " + escaped + " || '%'";
          case STARTS_WITH -> escaped + " || '%'";
          case ENDS_WITH -> "'%' || " + escaped;
        };
    return new Piece().sql(column + " LIKE " + pattern + " ESCAPE '\\'").holds();
  }

  /// A column as it is compared with another.
  private String shown(String name, boolean ignoreCase, ModelTable table) {
    ScalarField field = table.field(name);
    String stored = table.name(field);
    boolean date = tables.isSqlite() && field.type() == Scalar.DATE_TIME;
    String column = date ? DateForms.milliseconds(stored) : stored;
    return ignoreCase ? "LOWER(" + column + ")" : column;
  }

  /// A column as it sorts and compares: points in time in SQLite may lie there in several forms.
  String comparable(ModelTable table, ScalarField field) {
    String column = table.name(field);
    return tables.dates().isMixed(field) ? DateForms.milliseconds(column) : column;
  }

  private static String sign(Comparison comparison) {
    return switch (comparison) {
      case EQUALS -> "=";
      case NOT -> "<>";
      case LESS -> "<";
      case AT_MOST -> "<=";
      case GREATER -> ">";
      case AT_LEAST -> ">=";
    };
  }

  private SqlCriterion tuples(List<String> names, List<List<Object>> values, ModelTable table) {
    if (values.isEmpty()) {
      return NEVER;
    }
    List<ScalarField> fields = names.stream().map(table::field).toList();
    Piece piece =
        new Piece()
            .sql(
                "("
                    + String.join(", ", fields.stream().map(table::name).toList())
                    + ") IN (VALUES ");
    for (int row = 0; row < values.size(); row++) {
      piece.sql(row == 0 ? "(" : ", (");
      for (int i = 0; i < fields.size(); i++) {
        Object bound = tables.storage().bind(fields.get(i), values.get(row).get(i));
        piece.sql(i == 0 ? "" : ", ").value(bound, table.placeholders(fields.get(i)));
      }
      piece.sql(")");
    }
    return piece.sql(")").holds();
  }

  /// That a filter does not hold. A single related row is looked at from within: where one of its
  /// values is null, neither `is` nor `isNot` holds.
  private SqlCriterion not(Filter filter, ModelTable table) {
    return switch (filter) {
      case Filter.All(List<Filter> filters) ->
          any(filters.stream().map(f -> not(f, table)).toList());
      case Filter.Any(List<Filter> filters) ->
          all(filters.stream().map(f -> not(f, table)).toList());
      case Filter.Not(Filter inner) -> of(inner, table);
      case Filter.Related(String name, Quantifier quantifier, Filter inner)
          when !tables.end(table.model(), name).isList() ->
          related(
              new Filter.Related(
                  name, quantifier == Quantifier.SOME ? Quantifier.NONE : Quantifier.SOME, inner),
              table);
      default -> SqlBuilder.not(of(filter, table));
    };
  }

  private SqlCriterion related(Filter.Related filter, ModelTable table) {
    RelationEnd end = tables.end(table.model(), filter.field());
    boolean nothing = filter.filter().equals(Filter.EVERYTHING);
    return switch (filter.quantifier()) {
      case SOME -> there(end, filter.filter(), table, true);
      case EVERY -> there(end, new Filter.Not(filter.filter()), table, false);
      case NONE ->
          end.isList() || nothing
              ? there(end, filter.filter(), table, false)
              : any(
                  List.of(
                      there(end, Filter.EVERYTHING, table, false),
                      there(end, new Filter.Not(filter.filter()), table, true)));
    };
  }

  /// Whether there is a related row of the kind.
  private SqlCriterion there(RelationEnd end, Filter filter, ModelTable table, boolean wanted) {
    ModelTable other = tables.aliased(end.target(), nextAlias());
    String link = nextAlias();
    SqlCriterion joined = new Piece().sql(end.joined(table, other, link)).holds();
    var query =
        select(constant("1"))
            .from(SqlTable.of(end.from(other, link)))
            .where(all(List.of(joined, of(filter, other))));
    return SqlBuilder.group(wanted ? exists(query) : notExists(query));
  }
}
