// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import java.util.Optional;

/// One entry of `orderBy`.
///
/// @param nulls where rows without a value go; when not said, where the database puts them
public record Order(String field, Direction direction, Optional<Nulls> nulls) {
  public static Order ascending(String field) {
    return new Order(field, Direction.ASCENDING, Optional.empty());
  }

  public static Order descending(String field) {
    return new Order(field, Direction.DESCENDING, Optional.empty());
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
