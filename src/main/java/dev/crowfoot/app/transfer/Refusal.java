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
    boolean isSentence = !problem.isEmpty() && Character.isUpperCase(problem.charAt(0));
    String about = field.isEmpty() ? (isSentence ? ": " : " ") : ", " + field + ": ";
    return "line " + line + about + problem;
  }
}
