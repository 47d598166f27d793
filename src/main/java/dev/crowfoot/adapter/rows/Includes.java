// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import static org.mybatis.dynamic.sql.SqlBuilder.select;

import dev.crowfoot.adapter.rows.Finder.Belonging;
import dev.crowfoot.adapter.rows.Finder.Fetched;
import dev.crowfoot.adapter.rows.RowTypeHandler.Cells;
import dev.crowfoot.adapter.rows.Sessions.Session;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.Selection;
import dev.crowfoot.adapter.rows.query.Selection.Include;
import dev.crowfoot.adapter.rows.query.Selection.RelationCount;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mybatis.dynamic.sql.SqlBuilder;
import org.mybatis.dynamic.sql.SqlTable;
import org.mybatis.dynamic.sql.select.SelectModel;

/// Reads related rows along with a page: one query for each relation, whatever the number of rows.
final class Includes {
  /// So many parents are asked for at once.
  private static final int AT_ONCE = 10_000;

  private static final int TUPLES_AT_ONCE = 1_000;

  private final Tables tables;
  private final Finder finder;
  private final Session session;

  Includes(Tables tables, Finder finder, Session session) {
    this.tables = tables;
    this.finder = finder;
    this.session = session;
  }

  Page readAlong(Model model, Page page, Selection selection) {
    if (!selection.readsAlong() || page.rows().isEmpty()) {
      return page;
    }
    List<Map<String, Row.Related>> related = new ArrayList<>();
    List<Map<String, Long>> counts = new ArrayList<>();
    page.rows()
        .forEach(
            _ -> {
              related.add(new LinkedHashMap<>());
              counts.add(new LinkedHashMap<>());
            });
    selection.relations().forEach(include -> include(model, page, include, related));
    selection.counts().forEach(count -> count(model, page, count, counts));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < page.rows().size(); i++) {
      rows.add(page.rows().get(i).with(related.get(i), counts.get(i)));
    }
    return new Page(page.columns(), rows, page.hasMore());
  }

  private void include(
      Model model, Page page, Include include, List<Map<String, Row.Related>> related) {
    RelationEnd end = tables.end(model, include.field());
    Map<List<Object>, List<Row>> found = new HashMap<>();
    Page like = new Page(List.of(), List.of(), false);
    for (List<List<Object>> parents : chunks(keys(page, end.mine()))) {
      Fetched fetched = finder.fetch(include.query(), Optional.of(new Belonging(end, parents)));
      like = fetched.page();
      for (int i = 0; i < like.rows().size(); i++) {
        List<Object> owner = matching(fetched.owners().get(i));
        found.computeIfAbsent(owner, _ -> new ArrayList<>()).add(like.rows().get(i));
      }
    }
    for (int i = 0; i < page.rows().size(); i++) {
      List<Object> key = matching(page.values(page.rows().get(i), end.mine()));
      List<Row> rows = found.getOrDefault(key, List.of());
      Page own = new Page(like.columns(), rows, false);
      related.get(i).put(include.field(), new Row.Related(own, end.isList()));
    }
  }

  /// The different keys of a page's rows; a row with a null in it belongs to nothing.
  static List<List<Object>> keys(Page page, List<String> fields) {
    Set<List<Object>> keys = new LinkedHashSet<>();
    for (Row row : page.rows()) {
      List<Object> key = whole(page.values(row, fields));
      if (!key.isEmpty()) {
        keys.add(key);
      }
    }
    return List.copyOf(keys);
  }

  private static List<Object> whole(List<@Nullable Object> values) {
    List<Object> whole = new ArrayList<>();
    for (@Nullable Object value : values) {
      if (value == null) {
        return List.of();
      }
      whole.add(value);
    }
    return whole;
  }

  /// Values by which two keys are equal when the database finds them equal: `1.0` is `1.00`.
  private static List<Object> matching(List<@Nullable Object> key) {
    return whole(key).stream()
        .map(v -> v instanceof BigDecimal number ? (Object) number.stripTrailingZeros() : v)
        .toList();
  }

  private static List<List<List<Object>>> chunks(List<List<Object>> keys) {
    int size = keys.isEmpty() || keys.getFirst().size() == 1 ? AT_ONCE : TUPLES_AT_ONCE;
    List<List<List<Object>>> chunks = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += size) {
      chunks.add(keys.subList(from, Math.min(keys.size(), from + size)));
    }
    return chunks;
  }

  /// That a row has one of these keys.
  static Filter anyOf(List<String> fields, List<List<Object>> keys) {
    return fields.size() == 1
        ? new Filter.OneOf(
            fields.getFirst(), keys.stream().map(List::getFirst).toList(), false, false)
        : new Filter.Tuples(fields, keys);
  }

  private void count(Model model, Page page, RelationCount count, List<Map<String, Long>> counts) {
    RelationEnd end = tables.end(model, count.field());
    Map<List<Object>, Long> found = new HashMap<>();
    for (List<List<Object>> parents : chunks(keys(page, end.mine()))) {
      for (Cells cells : session.read(counted(end, count.where(), parents))) {
        found.put(matching(owner(end, cells)), ((Number) last(cells)).longValue());
      }
    }
    for (int i = 0; i < page.rows().size(); i++) {
      List<Object> key = matching(page.values(page.rows().get(i), end.mine()));
      counts.get(i).put(count.field(), found.getOrDefault(key, 0L));
    }
  }

  private static Object last(Cells cells) {
    @Nullable Object count = cells.values().getLast();
    return count == null ? 0 : count;
  }

  private List<@Nullable Object> owner(RelationEnd end, Cells cells) {
    List<@Nullable Object> owner = new ArrayList<>();
    for (int i = 0; i < end.mine().size(); i++) {
      ScalarField field = end.model().scalarField(end.mine().get(i)).orElseThrow();
      @Nullable Object fetched = cells.values().get(i);
      owner.add(fetched == null ? null : tables.storage().read(field, fetched));
    }
    return owner;
  }

  private Statement counted(RelationEnd end, Filter where, List<List<Object>> parents) {
    Conditions conditions = tables.conditions();
    ModelTable there = tables.aliased(end.target(), conditions.nextAlias());
    String link = conditions.nextAlias();
    List<Expression> owner =
        end.link()
            .map(l -> List.of(Expression.of(link + "." + l.mine())))
            .orElseGet(() -> there.selected(end.theirs().stream().map(there::field).toList()));
    List<org.mybatis.dynamic.sql.BasicColumn> columns = new ArrayList<>(owner);
    columns.add(SqlBuilder.count());
    var belongs =
        end.link().isPresent()
            ? conditions.linked(end, link, parents)
            : conditions.of(anyOf(end.theirs(), parents), there);
    var joined =
        end.link()
            .map(
                l ->
                    there.name(there.field(end.theirs().getFirst()))
                        + " = "
                        + link
                        + "."
                        + l.theirs())
            .orElse("1 = 1");
    SelectModel built =
        select(columns)
            .from(SqlTable.of(end.from(there, link)))
            .where(
                Conditions.all(
                    List.of(new Piece().sql(joined).holds(), belongs, conditions.of(where, there))))
            .groupBy(List.copyOf(owner))
            .build();
    return Statement.of(end.target().name(), built);
  }
}
