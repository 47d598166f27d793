// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.paint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/// Breaks a table's name into short lines, at its humps and underscores where it can, else within a
/// word.
///
/// @param lines from the top
/// @param whole whether nothing of the name had to be left out
record NameWrap(List<String> lines, boolean whole) {
  private static final Pattern PARTS = Pattern.compile("(?<=_)|(?<=[a-z0-9])(?=[A-Z])");

  /// So much of a word at least stands on a line, lest it be read letter by letter.
  private static final int LEAST_PIECE = 3;

  NameWrap {
    lines = List.copyOf(lines);
  }

  static NameWrap wrap(String name, int mostLines, double room, ToDoubleFunction<String> width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String part : PARTS.split(name)) {
      for (String piece : pieces(part, room, width)) {
        if (!line.isEmpty() && (line.endsWith("-") || width.applyAsDouble(line + piece) > room)) {
          lines.add(line);
          line = piece;
        } else {
          line += piece;
        }
      }
    }
    lines.add(line);
    boolean fits =
        lines.size() <= mostLines && lines.stream().allMatch(l -> width.applyAsDouble(l) <= room);
    return fits ? new NameWrap(lines, true) : cut(lines, mostLines, room, width);
  }

  /// A word that is wider than a line, in pieces with hyphens.
  private static List<String> pieces(String word, double room, ToDoubleFunction<String> width) {
    List<String> pieces = new ArrayList<>();
    String rest = word;
    while (width.applyAsDouble(rest) > room) {
      int end = rest.length() - LEAST_PIECE;
      while (end > LEAST_PIECE && width.applyAsDouble(rest.substring(0, end) + "-") > room) {
        end--;
      }
      if (end < LEAST_PIECE) {
        break;
      }
      pieces.add(rest.substring(0, end) + "-");
      rest = rest.substring(end);
    }
    pieces.add(rest);
    return pieces;
  }

  private static NameWrap cut(
      List<String> lines, int mostLines, double room, ToDoubleFunction<String> width) {
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < Math.min(mostLines, lines.size()); i++) {
      String line = lines.get(i);
      boolean last = i == mostLines - 1 && lines.size() > mostLines;
      String bare = line.endsWith("-") ? line.substring(0, line.length() - 1) : line;
      shown.add(shorten(last ? bare + "…" : line, room, width));
    }
    return new NameWrap(shown, false);
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
