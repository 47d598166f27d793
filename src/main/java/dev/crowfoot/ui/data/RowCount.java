// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import java.util.Locale;

/// A number of rows in words.
final class RowCount {
  private static final String[] UNITS = {"", "k", "M", "G"};

  private RowCount() {}

  /// "1,234 rows", "1 row matches", "~1.2M rows".
  static String words(long rows, boolean exact, boolean filtered) {
    boolean one = exact && rows == 1;
    return (exact ? String.format(Locale.ROOT, "%,d", rows) : "~" + about(rows))
        + (one ? " row" : " rows")
        + (filtered ? one ? " matches" : " match" : "");
  }

  private static String about(long rows) {
    double number = rows;
    int unit = 0;
    while (number >= 1000 && unit < UNITS.length - 1) {
      number /= 1000;
      unit++;
    }
    return unit == 0 || number >= 100
        ? Math.round(number) + UNITS[unit]
        : String.format(Locale.ROOT, "%.1f%s", number, UNITS[unit]);
  }
}
