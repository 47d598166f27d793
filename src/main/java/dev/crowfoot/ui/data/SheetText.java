// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Cells as text, as spreadsheets put them on the clipboard: separated by tabs, with quotes where a
/// text holds a tab, a quote or a line break. NULL is nothing at all and the empty text a pair of
/// quotes, so that both come back as they were. Comma-separated text is read as well.
final class SheetText {
  private final String text;
  private final char separator;
  private final List<List<Optional<String>>> lines = new ArrayList<>();
  private int at;

  private SheetText(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  static String write(List<List<Optional<String>>> lines) {
    return lines.stream()
        .map(line -> line.stream().map(SheetText::cell).collect(Collectors.joining("\t")))
        .collect(Collectors.joining("\n"));
  }

  private static String cell(Optional<String> value) {
    if (value.isEmpty()) {
      return "";
    }
    String text = value.get();
    boolean quoted =
        text.isEmpty()
            || text.chars().anyMatch(c -> c == '\t' || c == '"' || c == '\n' || c == '\r');
    return quoted ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }

  /// Reads cells; one that has nothing in it, not even quotes, is empty.
  static List<List<Optional<String>>> read(String text) {
    List<List<Optional<String>>> byTabs = new SheetText(text, '\t').lines();
    if (text.indexOf('\t') >= 0 || byTabs.size() < 2) {
      return byTabs;
    }
    List<List<Optional<String>>> byCommas = new SheetText(text, ',').lines();
    int width = byCommas.getFirst().size();
    return width > 1 && byCommas.stream().allMatch(line -> line.size() == width)
        ? byCommas
        : byTabs;
  }

  private List<List<Optional<String>>> lines() {
    while (at < text.length()) {
      lines.add(line());
    }
    return lines;
  }

  private List<Optional<String>> line() {
    List<Optional<String>> cells = new ArrayList<>();
    cells.add(cell());
    while (at < text.length() && text.charAt(at) == separator) {
      at++;
      cells.add(cell());
    }
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
    return cells;
  }

  private Optional<String> cell() {
    boolean quoted = at < text.length() && text.charAt(at) == '"' && closes();
    StringBuilder cell = new StringBuilder();
    if (quoted) {
      quoted(cell);
    }
    while (at < text.length() && !ends(text.charAt(at))) {
      cell.append(text.charAt(at++));
    }
    return quoted || !cell.isEmpty() ? Optional.of(cell.toString()) : Optional.empty();
  }

  private boolean ends(char c) {
    return c == separator || c == '\n' || c == '\r';
  }

  /// A quote that is never closed is a quote and no more: `5" pipe`.
  private boolean closes() {
    for (int i = at + 1; i < text.length(); i++) {
      if (text.charAt(i) == '"') {
        if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          i++;
        } else {
          return i + 1 == text.length() || ends(text.charAt(i + 1));
        }
      }
    }
    return false;
  }

  private void quoted(StringBuilder cell) {
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        cell.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        cell.append('"');
        at++;
      } else {
        return;
      }
    }
  }
}
