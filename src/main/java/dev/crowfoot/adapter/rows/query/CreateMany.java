// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import java.util.List;

/// The arguments of `createMany`: rows of one model without anything nested.
///
/// @param skipDuplicates whether rows that a unique key has already are left out
public record CreateMany(String model, List<Create> rows, boolean skipDuplicates) {
  public CreateMany {
    rows = List.copyOf(rows);
  }
}
