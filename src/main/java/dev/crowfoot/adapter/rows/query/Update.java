// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import java.util.OptionalLong;

/// The arguments of `update`, `updateMany` and `updateManyAndReturn`.
///
/// @param limit how many rows at most
public record Update(Filter where, Changes changes, OptionalLong limit) {
  public String model() {
    return changes.model();
  }
}
