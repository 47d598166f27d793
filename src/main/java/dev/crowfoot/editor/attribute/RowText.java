// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.attribute;

import dev.crowfoot.model.FieldId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What somebody writes behind the name of a row: a type, and attributes as they stand in the code.
///
/// ```
/// String? @unique @db.VarChar(20)
/// ```
///
/// @param attributes without `@`
public record RowText(String type, List<String> attributes) {
  public RowText {
    attributes = List.copyOf(attributes);
  }

  /// Takes words apart; an `@` within parentheses or quotes belongs to the attribute it stands in.
  public static RowText parse(String words) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c == '"' && (i == 0 || words.charAt(i - 1) != '\\')) {
        quoted = !quoted;
      } else if (!quoted && c == '(') {
        depth++;
      } else if (!quoted && c == ')') {
        depth--;
      } else if (!quoted && depth == 0 && c == '@') {
        parts.add(words.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(words.substring(start).strip());
    return new RowText(
        parts.getFirst(),
        parts.subList(1, parts.size()).stream().filter(part -> !part.isEmpty()).toList());
  }

  /// Why words cannot be taken apart: a quote or a parenthesis is open, so nobody knows where an
  /// attribute ends. Empty when they can.
  public static Optional<String> problem(String words) {
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < words.length() && depth >= 0; i++) {
      char c = words.charAt(i);
      if (c == '"' && (i == 0 || words.charAt(i - 1) != '\\')) {
        quoted = !quoted;
      } else if (!quoted && (c == '(' || c == ')')) {
        depth += c == '(' ? 1 : -1;
      }
    }
    return quoted
        ? Optional.of("A quote is open: close it with `\"`.")
        : depth > 0
            ? Optional.of("A parenthesis is open: close it with `)`.")
            : depth < 0 ? Optional.of("A `)` is not opened by any `(`.") : Optional.empty();
  }

  /// The edits that give a row its attributes.
  public List<SetRowAttribute> edits(FieldId row) {
    return attributes.stream()
        .map(written -> new SetRowAttribute(row, nameOf(written), written))
        .toList();
  }

  /// The edits that give a row these attributes and no others. What stays as it is written is left
  /// alone.
  ///
  /// @param before the row's attributes as they are written, without `@`
  public List<SetRowAttribute> editsFrom(List<String> before, FieldId row) {
    Set<String> kept = new HashSet<>();
    attributes.forEach(written -> kept.add(nameOf(written)));
    Stream<SetRowAttribute> gone =
        before.stream()
            .map(RowText::nameOf)
            .filter(name -> !kept.contains(name))
            .map(name -> new SetRowAttribute(row, name, ""));
    return Stream.concat(gone, edits(row).stream().filter(edit -> !before.contains(edit.written())))
        .toList();
  }

  /// One native type takes the place of another.
  private static String nameOf(String written) {
    String name = written.replaceFirst("[\\s(].*$", "");
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot + 1);
  }
}
