// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.sql;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// A step of the way in which a database goes about a statement, and the steps it takes its rows
/// from.
///
/// @param title what it does, such as `Seq Scan on users`
/// @param details on what condition; may be empty
/// @param cost what the database expects it and all below it to cost, in its own units
/// @param expectedRows how many rows it expects
/// @param rows how many there were, where it was run
/// @param milliseconds how long it and all below it took, where it was run
public record PlanNode(
    String title,
    String details,
    OptionalDouble cost,
    OptionalDouble expectedRows,
    OptionalDouble rows,
    OptionalDouble milliseconds,
    List<PlanNode> children) {
  public PlanNode {
    children = List.copyOf(children);
  }

  /// A step of which only the words are known.
  public static PlanNode named(String title, List<PlanNode> children) {
    OptionalDouble unknown = OptionalDouble.empty();
    return new PlanNode(title, "", unknown, unknown, unknown, unknown, children);
  }

  /// What the step alone takes without those below it: milliseconds where it was run, else what it
  /// is expected to cost; 0 when nobody knows.
  public double ownWeight() {
    double below = children.stream().mapToDouble(PlanNode::weight).sum();
    return Math.max(0, weight() - below);
  }

  /// What the step and all below it take.
  public double weight() {
    return milliseconds.orElse(cost.orElse(0));
  }

  /// It and all below it.
  public Stream<PlanNode> all() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(PlanNode::all));
  }
}
