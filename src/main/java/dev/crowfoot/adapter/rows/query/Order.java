// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import java.util.List;
import java.util.Optional;

/// One entry of `orderBy`.
///
/// @param field the field, or [#COUNT] for the number of rows at the end of `through`
/// @param nulls where rows without a value go; when not said, where the database puts them
/// @param through the relations that lead to the field's model
public record Order(
    String field, Direction direction, Optional<Nulls> nulls, List<String> through) {
  /// `_count`
  public static final String COUNT = "_count";

  public Order {
    through = List.copyOf(through);
  }

  public Order(String field, Direction direction, Optional<Nulls> nulls) {
    this(field, direction, nulls, List.of());
  }

  public static Order ascending(String field) {
    return new Order(field, Direction.ASCENDING, Optional.empty());
  }

  public static Order descending(String field) {
    return new Order(field, Direction.DESCENDING, Optional.empty());
  }

  /// Whether two entries sort by the same thing.
  public boolean sameTerm(Order other) {
    return field.equals(other.field) && through.equals(other.through);
  }

  /// `sort`
  public enum Direction {
    ASCENDING("asc"),
    DESCENDING("desc");

    private final String word;

    Direction(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    public Direction opposite() {
      return this == ASCENDING ? DESCENDING : ASCENDING;
    }
  }

  /// `nulls`
  public enum Nulls {
    FIRST("first"),
    LAST("last");

    private final String word;

    Nulls(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    public Nulls opposite() {
      return this == FIRST ? LAST : FIRST;
    }
  }
}
