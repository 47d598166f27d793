// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.value;

/// What a column holds when it is not of its field's type, such as `abc` in an `Int` column of
/// SQLite. Shown as it is, so that somebody can find and mend it.
public record Unreadable(String text) {
  @Override
  public String toString() {
    return text;
  }
}
