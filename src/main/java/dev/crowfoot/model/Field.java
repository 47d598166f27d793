// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

/// A line of a model: stored in a column, or one end of a relation.
public sealed interface Field permits ScalarField, RelationField {
  String name();

  Arity arity();

  /// Its `///` lines joined with `\n`, without the slashes; empty when there are none.
  String documentation();

  /// `@ignore`
  boolean ignored();
}
