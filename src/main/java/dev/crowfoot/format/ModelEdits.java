// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.format;

import dev.crowfoot.analysis.ReadModel;
import dev.crowfoot.text.FileEdit;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What changes in the text of one model: new lines at its end, and edits within its fields.
final class ModelEdits {
  private final ReadModel read;
  private final List<TextEdit> edits = new ArrayList<>();
  private final StringBuilder lines = new StringBuilder();
  private final Set<String> added = new HashSet<>();
  private final Set<String> holders;
  private final Map<String, Integer> lastNumbers = new HashMap<>();

  ModelEdits(ReadModel read) {
    this.read = read;
    this.holders =
        read.model().relationFields().flatMap(f -> f.fields().stream()).collect(Collectors.toSet());
  }

  /// Whether a field holds the key of a relation.
  boolean isHolder(String name) {
    return holders.contains(name);
  }

  ReadModel read() {
    return read;
  }

  String name() {
    return read.name();
  }

  void edit(TextEdit edit) {
    edits.add(edit);
  }

  /// Adds a field under the first name like `wanted` that is free.
  ///
  /// @param attributes empty ones are left away
  void add(String wanted, String type, String... attributes) {
    String name = freeName(wanted);
    added.add(name);
    lines.append(name).append(' ').append(type);
    for (String attribute : attributes) {
      if (!attribute.isEmpty()) {
        lines.append(' ').append(attribute);
      }
    }
    lines.append('\n');
  }

  void addBlockAttribute(String line) {
    lines.append(line).append('\n');
  }

  boolean isFree(String name) {
    return !read.declares(name) && !added.contains(name);
  }

  String freeName(String wanted) {
    String name = wanted;
    int number = lastNumbers.getOrDefault(wanted, 1);
    while (!isFree(name)) {
      number++;
      name = wanted + number;
    }
    lastNumbers.put(wanted, number);
    return name;
  }

  List<FileEdit> all() {
    if (!lines.isEmpty()) {
      int end = read.decl().closingBrace().map(Span::start).orElseThrow();
      edits.add(TextEdit.insert(end, lines.toString()));
      lines.setLength(0);
    }
    return edits.stream().map(edit -> new FileEdit(read.path(), edit)).toList();
  }
}
