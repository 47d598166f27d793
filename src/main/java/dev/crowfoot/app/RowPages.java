// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app;

import dev.crowfoot.adapter.rows.Page;
import dev.crowfoot.adapter.rows.QueryEngine;
import dev.crowfoot.adapter.rows.query.Aggregate;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.Filter.Comparison;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.Key;
import dev.crowfoot.adapter.rows.query.Measure;
import dev.crowfoot.adapter.rows.query.Order;
import dev.crowfoot.adapter.rows.query.Selection;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.PrimaryKey;
import dev.crowfoot.model.ScalarField;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The rows that a query finds, a page at a time and at any place: the next page of ten million
/// rows costs what the first did, and so does a jump where rows are in the order of a whole number.
///
/// A place is the number of rows before a page's first one. It is exact at both ends and from there
/// on; after a jump by key it is what the key lets expect. Of large values only the beginning is
/// read.
public final class RowPages {
  private static final BigDecimal ONE = BigDecimal.ONE;

  private final QueryEngine engine;
  private final Model model;
  private final FindMany query;
  private final int size;
  private volatile Optional<Bounds> bounds = Optional.empty();

  /// @param query which rows in which order; its `take`, `skip` and `cursor` do not count
  /// @param size how many rows a page has
  public RowPages(QueryEngine engine, Model model, FindMany query, int size) {
    this.engine = engine;
    this.model = model;
    this.query = query;
    this.size = size;
  }

  /// A page and where it lies.
  ///
  /// @param first the place of its first row
  /// @param exact whether that is known and not expected
  /// @param begins whether no row comes before it
  /// @param ends whether no row comes after it
  public record Part(Page page, long first, boolean exact, boolean begins, boolean ends) {}

  /// The least and the greatest key.
  private record Bounds(BigDecimal least, BigDecimal greatest) {
    BigDecimal width() {
      return greatest.subtract(least);
    }
  }

  /// How many rows a page has.
  public int size() {
    return size;
  }

  public Part first() {
    Page page = engine.findBrief(query.take(size));
    return new Part(page, 0, true, true, !page.hasMore());
  }

  /// The last page.
  ///
  /// @param total how many rows there are
  public Part last(long total) {
    Page page = engine.findBrief(query.take(-size));
    long first = page.hasMore() ? Math.max(total - page.rows().size(), 0) : 0;
    return new Part(page, first, !page.hasMore(), !page.hasMore(), true);
  }

  /// The page behind a row.
  ///
  /// @param last the row's key; empty where rows have none, and are counted instead
  /// @param place the place of the row behind it
  public Part after(Optional<Key> last, long place, boolean exact) {
    if (last.isEmpty()) {
      Page page = engine.findBrief(query.skip(place).take(size));
      return new Part(page, place, true, false, !page.hasMore());
    }
    Page page = engine.findBrief(query.after(last.get()).take(size));
    if (page.rows().isEmpty() && isGone(last.get())) {
      return after(Optional.empty(), place, exact);
    }
    return new Part(page, place, exact, false, !page.hasMore());
  }

  /// The page that begins at a row, which was at a place when it was last looked at.
  public Part again(Optional<Key> row, long place, boolean exact, long total) {
    if (row.isEmpty() || place == 0) {
      return at(place, total);
    }
    Page page = engine.findBrief(query.after(row.get()).skip(0).take(size));
    return page.rows().isEmpty()
        ? at(place, total)
        : new Part(page, place, exact, false, !page.hasMore());
  }

  /// The page before a row.
  ///
  /// @param first the row's key; empty where rows have none, and are counted instead
  /// @param place the row's place
  public Part before(Optional<Key> first, long place, boolean exact) {
    if (first.isEmpty()) {
      long from = Math.max(place - size, 0);
      Page page = engine.findBrief(query.skip(from).take(place - from));
      return new Part(page, from, true, from == 0, false);
    }
    Page page = engine.findBrief(query.after(first.get()).take(-size));
    if (page.rows().isEmpty() && isGone(first.get())) {
      return before(Optional.empty(), place, exact);
    }
    return new Part(page, place - page.rows().size(), exact, !page.hasMore(), false);
  }

  /// Behind a row that is gone there seem to be none.
  private boolean isGone(Key key) {
    return engine.findMany(FindMany.of(model.name()).where(key.filter()).take(1)).rows().isEmpty();
  }

  /// The page at a place, as near to it as can be told quickly.
  ///
  /// @param total how many rows there are, as far as is known
  public Part at(long place, long total) {
    if (place < size) {
      return first();
    }
    if (place + size >= total) {
      return last(total);
    }
    Optional<ScalarField> number = orderedNumber();
    return number.isPresent()
        ? expected(number.get(), place, total).orElseGet(() -> counted(place, total))
        : counted(place, total);
  }

  /// Where rows lie in the order of a whole number alone, a row's place tells its number.
  private Optional<Part> expected(ScalarField number, long place, long total) {
    Optional<Bounds> known = bounds(number);
    if (known.isEmpty() || total < 2) {
      return Optional.empty();
    }
    BigDecimal part =
        known
            .get()
            .width()
            .multiply(BigDecimal.valueOf(place))
            .divide(BigDecimal.valueOf(total - 1), MathContext.DECIMAL64);
    boolean down = isDescending();
    BigDecimal value = down ? known.get().greatest().subtract(part) : known.get().least().add(part);
    Page page = from(number, typed(number, value), down);
    boolean dense = known.get().width().add(ONE).compareTo(BigDecimal.valueOf(total)) == 0;
    return Optional.of(new Part(page, place, dense, false, !page.hasMore()));
  }

  private Page from(ScalarField field, Object value, boolean down) {
    Filter behind =
        new Filter.Compare(
            field.name(), down ? Comparison.AT_MOST : Comparison.AT_LEAST, value, false);
    return engine.findBrief(query.where(Filter.both(behind, query.where())).take(size));
  }

  private static Object typed(ScalarField field, BigDecimal value) {
    long whole = value.longValue();
    return field.type() == Scalar.INT ? (Object) (int) whole : (Object) whole;
  }

  /// Rows are left out one by one, from the nearer end; only their keys are looked at.
  private Part counted(long place, long total) {
    Optional<List<String>> key = model.primaryKey().map(PrimaryKey::fieldNames);
    if (key.isEmpty()) {
      Page page = engine.findBrief(query.skip(place).take(size));
      return new Part(page, place, true, false, !page.hasMore());
    }
    Selection keys = new Selection(key, List.of(), List.of());
    boolean fromEnd = place > total / 2;
    FindMany found = query.select(keys).skip(fromEnd ? total - 1 - place : place);
    Page there = engine.findMany(found.take(fromEnd ? -1 : 1));
    Optional<Key> begin = there.rows().stream().findFirst().flatMap(row -> there.keyOf(model, row));
    if (begin.isEmpty()) {
      return last(total);
    }
    Page page = engine.findBrief(query.after(begin.get()).skip(0).take(size));
    return new Part(page, place, !fromEnd, false, !page.hasMore());
  }

  /// The page that begins at the first row whose key is not before a value. The order must be that
  /// of the key.
  ///
  /// @param field the key's first field
  /// @param total how many rows there are, as far as is known
  public Part from(ScalarField field, Object value, long total) {
    boolean down = isDescending();
    Page page = from(field, value, down);
    if (page.rows().isEmpty()) {
      return last(total);
    }
    long place = place(field, value, total, down);
    return new Part(page, place, false, false, !page.hasMore());
  }

  private long place(ScalarField field, Object value, long total, boolean down) {
    Optional<Bounds> known = orderedNumber().flatMap(this::bounds);
    if (known.isPresent() && known.get().width().signum() > 0) {
      BigDecimal at = new BigDecimal(value.toString());
      BigDecimal passed =
          down ? known.get().greatest().subtract(at) : at.subtract(known.get().least());
      return passed
          .multiply(BigDecimal.valueOf(total - 1))
          .divide(known.get().width(), MathContext.DECIMAL64)
          .longValue();
    }
    Filter earlier =
        new Filter.Compare(field.name(), down ? Comparison.GREATER : Comparison.LESS, value, false);
    return engine.count(model.name(), Filter.both(earlier, query.where()));
  }

  /// The whole number whose order is that of the rows, all of them; empty when there is none.
  private Optional<ScalarField> orderedNumber() {
    return query.where().equals(Filter.EVERYTHING)
        ? keyInOrder().filter(f -> f.type() == Scalar.INT || f.type() == Scalar.BIG_INT)
        : Optional.empty();
  }

  /// The first field of the primary key, when rows lie in its order.
  public Optional<ScalarField> keyInOrder() {
    Optional<String> first = model.primaryKey().map(k -> k.fieldNames().getFirst());
    boolean ordered =
        query.orderBy().isEmpty()
            || first.equals(query.orderBy().stream().findFirst().map(Order::field));
    return ordered ? first.flatMap(model::scalarField) : Optional.empty();
  }

  private boolean isDescending() {
    return query.orderBy().stream()
        .findFirst()
        .filter(o -> o.direction() == Order.Direction.DESCENDING)
        .isPresent();
  }

  /// Asked for one by one: SQLite looks each up in the index, but both at once by reading all rows.
  private Optional<Bounds> bounds(ScalarField number) {
    if (bounds.isEmpty()) {
      bounds =
          end(Measure.Function.LEAST, number)
              .flatMap(least -> end(Measure.Function.MOST, number).map(m -> new Bounds(least, m)));
    }
    return bounds;
  }

  private Optional<BigDecimal> end(Measure.Function function, ScalarField number) {
    Measure measure = new Measure(function, number.name());
    return Optional.ofNullable(
            engine
                .aggregate(new Aggregate(FindMany.of(model.name()), List.of(measure), false))
                .values()
                .get(measure))
        .filter(Number.class::isInstance)
        .map(value -> new BigDecimal(value.toString()));
  }

  /// About how many rows there are, at once; empty when nothing is known without counting.
  public OptionalLong estimate() {
    if (!query.where().equals(Filter.EVERYTHING)) {
      return OptionalLong.empty();
    }
    OptionalLong kept = engine.estimatedCount(model.name());
    if (kept.isPresent()) {
      return kept;
    }
    return orderedNumber()
        .flatMap(this::bounds)
        .map(b -> OptionalLong.of(b.width().add(ONE).longValue()))
        .orElse(OptionalLong.empty());
  }

  /// Counts the rows.
  public long count() {
    return engine.count(model.name(), query.where());
  }
}
