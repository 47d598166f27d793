// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.text;

/// A place as people count it: first line and first column are 1. Columns count UTF-16 code units,
/// as editors do.
public record Position(int line, int column) {
  @Override
  public String toString() {
    return line + ":" + column;
  }
}
