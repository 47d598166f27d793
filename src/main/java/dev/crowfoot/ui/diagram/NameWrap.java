// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/// Breaks a table's name into short lines, at its humps and underscores where it can.
final class NameWrap {
  private static final Pattern PARTS = Pattern.compile("(?<=_)|(?<=[a-z0-9])(?=[A-Z])");

  private NameWrap() {}

  static List<String> wrap(
      String name, int mostLines, double room, ToDoubleFunction<String> width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String part : PARTS.split(name)) {
      if (!line.isEmpty() && width.applyAsDouble(line + part) > room) {
        lines.add(line);
        line = part;
      } else {
        line += part;
      }
    }
    lines.add(line);
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < Math.min(mostLines, lines.size()); i++) {
      boolean last = i == mostLines - 1 && lines.size() > mostLines;
      shown.add(shorten(last ? lines.get(i) + "…" : lines.get(i), room, width));
    }
    return shown;
  }

  private static String shorten(String text, double room, ToDoubleFunction<String> width) {
    String bare = text;
    String result = text;
    while (width.applyAsDouble(result) > room && bare.length() > 1) {
      bare = bare.substring(0, bare.length() - 1);
      result = bare + "…";
    }
    return result;
  }
}
