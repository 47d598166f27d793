// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.validation;

import dev.crowfoot.analysis.ReadModel;
import dev.crowfoot.model.Model;
import dev.crowfoot.text.Span;
import java.util.function.Function;

/// A name that a key, an index or a foreign key has in the database, written or by convention.
///
/// @param model whose table it belongs to
/// @param place what gives rise to it in the model's text, looked for when there is something to
///   say
record GivenName(String name, Kind kind, Model model, Function<ReadModel, Span> place) {
  enum Kind {
    PRIMARY_KEY,
    /// A unique key too.
    INDEX,
    FOREIGN_KEY
  }
}
