// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.paint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /// Without a break in a word; empty when that does not fit.
  static Optional<NameWrap> unbroken(
      String name, int mostLines, double room, ToDoubleFunction<String> width) {
    List<String> lines = lines(PARTS.splitAsStream(name).map(List::of).toList(), room, width);
    return Optional.of(new NameWrap(lines, true)).filter(n -> n.fits(mostLines, room, width));
  }

  /// With words broken if that shows all of it, else with words cut.
  static NameWrap wrap(String name, int mostLines, double room, ToDoubleFunction<String> width) {
    List<String> broken =
        lines(
            PARTS.splitAsStream(name).map(part -> pieces(part, room, width)).toList(), room, width);
    NameWrap whole = new NameWrap(broken, true);
    return whole.fits(mostLines, room, width)
        ? whole
        : cut(
            lines(PARTS.splitAsStream(name).map(List::of).toList(), room, width),
            mostLines,
            room,
            width);
  }

  private boolean fits(int mostLines, double room, ToDoubleFunction<String> width) {
    return lines.size() <= mostLines
        && lines.stream().allMatch(l -> width.applyAsDouble(l) <= room);
  }

  /// As many words on a line as there is room for; a broken one has its lines for itself.
  private static List<String> lines(
      List<List<String>> words, double room, ToDoubleFunction<String> width) {
    List<String> lines = new ArrayList<>();
    boolean joins = false;
    for (List<String> pieces : words) {
      boolean whole = pieces.size() == 1;
      if (joins && whole && width.applyAsDouble(lines.getLast() + pieces.getFirst()) <= room) {
        lines.set(lines.size() - 1, lines.getLast() + pieces.getFirst());
      } else {
        lines.addAll(pieces);
      }
      joins = whole;
    }
    return lines;
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
      shown.add(shorten(last ? line + "…" : line, room, width));
    }
    return new NameWrap(shown, false);
  }

  private static String shorten(String text, double room, ToDoubleFunction<String> width) {
    String bare = text.endsWith("…") ? text.substring(0, text.length() - 1) : text;
    String result = text;
    while (width.applyAsDouble(result) > room && bare.length() > 1) {
      bare = bare.substring(0, bare.length() - 1);
      result = bare + "…";
    }
    return result;
  }
}
