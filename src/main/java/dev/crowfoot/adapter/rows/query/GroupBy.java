// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import dev.crowfoot.adapter.rows.query.Order.Direction;
import dev.crowfoot.adapter.rows.query.Order.Nulls;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The arguments of `groupBy`.
///
/// @param by the fields whose values make a group
/// @param rows what is measured of each group, and which rows count
/// @param having which groups are wanted
public record GroupBy(
    List<String> by,
    Aggregate rows,
    Having having,
    List<Sort> orderBy,
    long skip,
    OptionalLong take) {
  public GroupBy {
    by = List.copyOf(by);
    orderBy = List.copyOf(orderBy);
  }

  public String model() {
    return rows.rows().model();
  }

  /// One entry of `orderBy`: a field of `by`, or a measure.
  public record Sort(
      String field,
      Optional<Measure.Function> function,
      Direction direction,
      Optional<Nulls> nulls) {}

  /// A condition on groups.
  public sealed interface Having {
    record All(List<Having> conditions) implements Having {
      public All {
        conditions = List.copyOf(conditions);
      }
    }

    record Any(List<Having> conditions) implements Having {
      public Any {
        conditions = List.copyOf(conditions);
      }
    }

    record Not(Having condition) implements Having {}

    /// On a field of `by`.
    record OfField(Filter filter) implements Having {}

    /// On a measure.
    ///
    /// @param filter about the measure, under its field's name
    record OfMeasure(Measure measure, Filter filter) implements Having {}
  }
}
