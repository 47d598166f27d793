// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.transfer;

/// What characters that separate cells are called.
final class SheetWords {
  private SheetWords() {}

  static String delimiter(char delimiter) {
    return switch (delimiter) {
      case ',' -> "Comma ,";
      case ';' -> "Semicolon ;";
      case '\t' -> "Tab";
      case '|' -> "Bar |";
      default -> String.valueOf(delimiter);
    };
  }
}
