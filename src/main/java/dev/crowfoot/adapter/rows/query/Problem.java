// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

/// Something wrong in the arguments of a query.
///
/// @param path where, as in `where.email.contains`
/// @param message what is wrong and what would be right
public record Problem(String path, String message) {
  @Override
  public String toString() {
    return path.isEmpty() ? message : path + ": " + message;
  }
}
