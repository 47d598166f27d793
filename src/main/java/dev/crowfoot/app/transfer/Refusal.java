// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

/// Why a row of a file is not created.
///
/// @param line where the row begins
/// @param field which field it is about; empty when it is about the whole row
/// @param problem what is wrong and what would be right
public record Refusal(long line, String field, String problem) {
  @Override
  public String toString() {
    return "line " + line + (field.isEmpty() ? " " : ", " + field + ": ") + problem;
  }
}
