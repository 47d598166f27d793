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
/// @param select the stored fields wanted, in the model's order; all when not said
/// @param include the relations to read along
public record FindMany(
    String model,
    Filter where,
    List<Order> orderBy,
    Optional<Key> cursor,
    long skip,
    OptionalLong take,
    Optional<List<String>> select,
    List<Include> include) {
  public FindMany {
    orderBy = List.copyOf(orderBy);
    select = select.map(List::copyOf);
    include = List.copyOf(include);
  }

  /// A relation to read along with each row.
  ///
  /// @param query what to read at the other end; its cursor, skip and take count per row
  public record Include(String field, FindMany query) {}

  /// Every row of a model.
  public static FindMany of(String model) {
    return new FindMany(
        model,
        Filter.EVERYTHING,
        List.of(),
        Optional.empty(),
        0,
        OptionalLong.empty(),
        Optional.empty(),
        List.of());
  }

  public FindMany where(Filter filter) {
    return new FindMany(model, filter, orderBy, cursor, skip, take, select, include);
  }

  public FindMany orderBy(List<Order> orders) {
    return new FindMany(model, where, orders, cursor, skip, take, select, include);
  }

  public FindMany take(long rows) {
    return new FindMany(
        model, where, orderBy, cursor, skip, OptionalLong.of(rows), select, include);
  }

  public FindMany skip(long rows) {
    return new FindMany(model, where, orderBy, cursor, rows, take, select, include);
  }

  /// The rows that follow one that has been read: as fast for the millionth as for the first.
  public FindMany after(Key last) {
    return new FindMany(model, where, orderBy, Optional.of(last), 1, take, select, include);
  }

  public FindMany select(List<String> fields) {
    return new FindMany(model, where, orderBy, cursor, skip, take, Optional.of(fields), include);
  }

  public FindMany include(List<Include> relations) {
    return new FindMany(model, where, orderBy, cursor, skip, take, select, relations);
  }
}
