// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import java.util.OptionalLong;

/// The arguments of `delete` and `deleteMany`.
///
/// @param limit how many rows at most
public record Delete(String model, Filter where, OptionalLong limit) {
  /// One row.
  public static Delete of(String model, Key key) {
    return new Delete(model, key.filter(), OptionalLong.empty());
  }
}
