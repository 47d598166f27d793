// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The arguments of `findMany` and `findFirst`.
///
/// @param cursor the row to begin at, in the order of `orderBy`
/// @param skip how many rows to leave out first
/// @param take how many rows at most; negative: the last ones
/// @param distinct of rows that have the same values of these fields only the first is wanted
/// @param selection what is wanted of each row
public record FindMany(
    String model,
    Filter where,
    List<Order> orderBy,
    Optional<Key> cursor,
    long skip,
    OptionalLong take,
    List<String> distinct,
    Selection selection) {
  public FindMany {
    orderBy = List.copyOf(orderBy);
    distinct = List.copyOf(distinct);
  }

  /// Every row of a model.
  public static FindMany of(String model) {
    return new FindMany(
        model,
        Filter.EVERYTHING,
        List.of(),
        Optional.empty(),
        0,
        OptionalLong.empty(),
        List.of(),
        Selection.ALL);
  }

  public FindMany where(Filter filter) {
    return new FindMany(model, filter, orderBy, cursor, skip, take, distinct, selection);
  }

  public FindMany orderBy(List<Order> orders) {
    return new FindMany(model, where, orders, cursor, skip, take, distinct, selection);
  }

  public FindMany take(long rows) {
    return new FindMany(
        model, where, orderBy, cursor, skip, OptionalLong.of(rows), distinct, selection);
  }

  public FindMany skip(long rows) {
    return new FindMany(model, where, orderBy, cursor, rows, take, distinct, selection);
  }

  /// The rows that follow one that has been read: as fast for the millionth as for the first.
  public FindMany after(Key last) {
    return new FindMany(model, where, orderBy, Optional.of(last), 1, take, distinct, selection);
  }

  public FindMany select(Selection wanted) {
    return new FindMany(model, where, orderBy, cursor, skip, take, distinct, wanted);
  }
}
