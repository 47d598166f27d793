// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.csv;

/// How CSV is written.
///
/// @param delimiter what separates cells
/// @param forSpreadsheets whether a byte order mark tells spreadsheets that it is UTF-8, and texts
///   that they would take for formulas (`=1+1`, `@cmd`) get an apostrophe before them
public record CsvStyle(char delimiter, boolean forSpreadsheets) {
  public static final CsvStyle DEFAULT = new CsvStyle(',', false);
}
