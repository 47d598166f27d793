// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

/// What an empty cell of CSV is for a field that holds texts. For all others it is no value.
public enum EmptyCells {
  /// An empty text where there are quotes, no value where there are none: what Crowfoot and
  /// PostgreSQL write.
  BY_QUOTES("No value; an empty text in quotes"),
  NO_VALUE("No value"),
  EMPTY_TEXT("An empty text");

  private final String title;

  EmptyCells(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
