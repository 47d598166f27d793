// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;

/// Where a column of a file goes.
public sealed interface Target {
  /// What the command line and the mapping table call it: `email`, `author.email`.
  String words();

  /// It is left out.
  record Nothing() implements Target {
    @Override
    public String words() {
      return "";
    }
  }

  record ToField(ScalarField field) implements Target {
    @Override
    public String words() {
      return field.name();
    }
  }

  /// The row refers to the one that has this value.
  ///
  /// @param relation the field beside the foreign key
  /// @param field a unique field of the model it points to
  record ByValue(RelationField relation, ScalarField field) implements Target {
    @Override
    public String words() {
      return relation.name() + "." + field.name();
    }
  }
}
