// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import static org.mybatis.dynamic.sql.SqlBuilder.constant;
import static org.mybatis.dynamic.sql.SqlBuilder.exists;
import static org.mybatis.dynamic.sql.SqlBuilder.isEqualTo;
import static org.mybatis.dynamic.sql.SqlBuilder.notExists;
import static org.mybatis.dynamic.sql.SqlBuilder.select;

import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.Filter.Comparison;
import dev.crowfoot.adapter.rows.query.Filter.ListMatch;
import dev.crowfoot.adapter.rows.query.Filter.Quantifier;
import dev.crowfoot.adapter.rows.value.Storage;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import dev.crowfoot.model.Relation.ManyToMany;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.mybatis.dynamic.sql.BindableColumn;
import org.mybatis.dynamic.sql.ExistsPredicate;
import org.mybatis.dynamic.sql.SqlBuilder;
import org.mybatis.dynamic.sql.SqlColumn;
import org.mybatis.dynamic.sql.SqlCriterion;
import org.mybatis.dynamic.sql.SqlTable;
import org.mybatis.dynamic.sql.VisitableCondition;

/// Turns a [Filter] into a condition of SQL.
final class Conditions {
  static final SqlCriterion NEVER = criterion(constant("1"), isEqualTo(constant("0")));
  static final SqlCriterion ALWAYS = criterion(constant("1"), isEqualTo(constant("1")));

  private final Schema schema;
  private final Dialect dialect;
  private final Storage storage;
  private int aliases;

  Conditions(Schema schema, Dialect dialect, Storage storage) {
    this.schema = schema;
    this.dialect = dialect;
    this.storage = storage;
  }

  /// A new alias for a table within this statement.
  String nextAlias() {
    return "t" + aliases++;
  }

  SqlCriterion of(Filter filter, ModelTable table) {
    return switch (filter) {
      case Filter.All(List<Filter> filters) -> all(each(filters, table));
      case Filter.Any(List<Filter> filters) -> any(each(filters, table));
      case Filter.Not(Filter inner) -> SqlBuilder.not(of(inner, table));
      case Filter.IsNull(String name, boolean negated) -> {
        BindableColumn<Object> column = table.column(table.field(name));
        yield negated
            ? criterion(column, SqlBuilder.isNotNull())
            : criterion(column, SqlBuilder.isNull());
      }
      case Filter.Compare compare -> compare(compare, table);
      case Filter.OneOf oneOf -> oneOf(oneOf, table);
      case Filter.TextMatch match -> textMatch(match, table);
      case Filter.ListHas has -> listHas(has, table);
      case Filter.ListIsEmpty(String name, boolean empty) -> {
        ShapedColumn size =
            table.shaped(
                table.field(name), c -> "COALESCE(CARDINALITY(" + c + "), 0)", Placeholders.PLAIN);
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
    return switch (criteria.size()) {
      case 0 -> ALWAYS;
      case 1 -> criteria.getFirst();
      default ->
          SqlBuilder.group(
              criteria.getFirst(), criteria.stream().skip(1).map(c -> SqlBuilder.and(c)).toList());
    };
  }

  static SqlCriterion any(List<SqlCriterion> criteria) {
    return switch (criteria.size()) {
      case 0 -> NEVER;
      case 1 -> criteria.getFirst();
      default ->
          SqlBuilder.group(
              criteria.getFirst(), criteria.stream().skip(1).map(c -> SqlBuilder.or(c)).toList());
    };
  }

  static <T> SqlCriterion criterion(BindableColumn<T> column, VisitableCondition<T> condition) {
    return SqlBuilder.group(column, condition);
  }

  private SqlCriterion compare(Filter.Compare filter, ModelTable table) {
    if (filter.value() instanceof Instant moment && dialect.provider() == Provider.SQLITE) {
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
    if (filter.values().getFirst() instanceof Instant && dialect.provider() == Provider.SQLITE) {
      Comparison one = filter.negated() ? Comparison.NOT : Comparison.EQUALS;
      List<SqlCriterion> each =
          filter.values().stream()
              .<SqlCriterion>map(
                  v -> compare(new Filter.Compare(filter.field(), one, v, false), table))
              .toList();
      return filter.negated() ? all(each) : any(each);
    }
    BindableColumn<Object> column = column(filter.field(), filter.ignoreCase(), table);
    Collection<Object> values = filter.values();
    return criterion(
        column, filter.negated() ? SqlBuilder.isNotIn(values) : SqlBuilder.isIn(values));
  }

  private BindableColumn<Object> column(String name, boolean ignoreCase, ModelTable table) {
    ScalarField field = table.field(name);
    UnaryOperator<String> lower = text -> "LOWER(" + text + ")";
    return ignoreCase
        ? table.shaped(field, lower, table.placeholders(field).then(lower))
        : table.column(field);
  }

  private SqlCriterion textMatch(Filter.TextMatch filter, ModelTable table) {
    String escaped = filter.text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    String pattern =
        switch (filter.match()) {
          case CONTAINS -> "%" + escaped + "%";
          case STARTS_WITH -> escaped + "%";
          case ENDS_WITH -> "%" + escaped;
        };
    ScalarField field = table.field(filter.field());
    // without a cast: PostgreSQL matches the text of a uuid or an inet
    boolean cast = storage.cast(field).isPresent();
    ShapedColumn column =
        new ShapedColumn(
            table.raw(field),
            c -> cast ? "CAST(" + c + " AS text)" : c,
            Placeholders.shaped(p -> p + " ESCAPE '\\'"),
            v -> v);
    // SQLite's LIKE ignores the case of A to Z, as Prisma's client does there
    boolean ilike = filter.ignoreCase() && dialect.provider() == Provider.POSTGRESQL;
    return criterion(column, new Comparing<>(ilike ? "ILIKE" : "LIKE", (Object) pattern));
  }

  private static SqlCriterion listHas(Filter.ListHas filter, ModelTable table) {
    String operator = filter.match() == ListMatch.EVERY ? "@>" : "&&";
    return criterion(
        table.column(table.field(filter.field())),
        new Comparing<>(operator, (Object) filter.values()));
  }

  private SqlCriterion related(Filter.Related filter, ModelTable table) {
    FieldId end = new FieldId(table.model().name(), filter.field());
    Relation relation =
        schema
            .relationOf(end)
            .orElseThrow(() -> new QueryFailure("The relation of `" + end + "` is not complete."));
    Filter inner =
        filter.quantifier() == Quantifier.EVERY ? new Filter.Not(filter.filter()) : filter.filter();
    ExistsPredicate predicate =
        switch (relation) {
          case ForeignKeyRelation key -> throughKey(key, end, inner, filter.quantifier(), table);
          case ManyToMany both -> throughTable(both, end, inner, filter.quantifier(), table);
        };
    return SqlBuilder.group(predicate);
  }

  private ExistsPredicate throughKey(
      ForeignKeyRelation relation,
      FieldId end,
      Filter inner,
      Quantifier quantifier,
      ModelTable table) {
    boolean fromChild = relation.child().equals(end);
    ModelTable other = target(fromChild ? relation.parent() : relation.child());
    List<String> mine = fromChild ? relation.fields() : relation.references();
    List<String> theirs = fromChild ? relation.references() : relation.fields();
    List<SqlCriterion> joined = new ArrayList<>();
    for (int i = 0; i < mine.size(); i++) {
      SqlColumn<Object> here = table.raw(table.field(mine.get(i)));
      joined.add(criterion(other.raw(other.field(theirs.get(i))), isEqualTo(here)));
    }
    joined.add(of(inner, other));
    var query = select(constant("1")).from(other.table(), nextAlias()).where(all(joined));
    return quantifier == Quantifier.SOME ? exists(query) : notExists(query);
  }

  private ExistsPredicate throughTable(
      ManyToMany relation, FieldId end, Filter inner, Quantifier quantifier, ModelTable table) {
    boolean fromA = relation.a().equals(end);
    SqlTable link = linkTable(relation, table.model());
    SqlColumn<Object> mine = SqlColumn.of(dialect.quote(fromA ? "A" : "B"), link);
    SqlColumn<Object> theirs = SqlColumn.of(dialect.quote(fromA ? "B" : "A"), link);
    ModelTable other = target(fromA ? relation.b() : relation.a());
    SqlColumn<Object> here = table.raw(onlyKey(table.model()));
    SqlColumn<Object> there = other.raw(onlyKey(other.model()));
    String linkAlias = nextAlias();
    var rows =
        select(constant("1"))
            .from(other.table(), nextAlias())
            .where(all(List.of(criterion(there, isEqualTo(theirs)), of(inner, other))));
    var query =
        select(constant("1"))
            .from(link, linkAlias)
            .where(all(List.of(criterion(mine, isEqualTo(here)), SqlBuilder.group(exists(rows)))));
    return quantifier == Quantifier.SOME ? exists(query) : notExists(query);
  }

  /// The table that nobody declares.
  SqlTable linkTable(ManyToMany relation, Model end) {
    return SqlTable.of(
        dialect.quote(new dev.crowfoot.catalog.TableName(end.schema(), relation.tableName())));
  }

  /// The one field that an implicit many-to-many relation refers to.
  static ScalarField onlyKey(Model model) {
    return model
        .primaryKey()
        .filter(k -> !k.isComposite())
        .flatMap(k -> model.scalarField(k.fieldNames().getFirst()))
        .orElseThrow(
            () -> new QueryFailure("`" + model.name() + "` has no single field as its id."));
  }

  private ModelTable target(FieldId end) {
    Model model =
        schema
            .model(end.model())
            .orElseThrow(() -> new QueryFailure("There is no model `" + end.model() + "`."));
    return ModelTable.aliased(model, dialect, storage);
  }
}
