// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One undo history over text, layout and renames: the documents before and after the present one.
///
/// @param past oldest first
/// @param future nearest first
public record History(List<Entry> past, Entry present, List<Entry> future) {
  /// How many steps back are kept.
  public static final int LIMIT = 500;

  public History {
    past = List.copyOf(past);
    future = List.copyOf(future);
  }

  /// A document and what led to it.
  ///
  /// @param merge entries made one after the other with the same key become one step; empty never
  ///   merges
  public record Entry(String title, Document document, Optional<String> merge) {
    /// This entry closed to merging: once left by undo or redo, a run is over.
    private Entry ended() {
      return new Entry(title, document, Optional.empty());
    }
  }

  public static History startingWith(Document document) {
    return new History(List.of(), new Entry("Open", document, Optional.empty()), List.of());
  }

  public Document document() {
    return present.document();
  }

  /// The history after one more step; what had been undone is forgotten.
  public History push(Entry next) {
    if (next.document().equals(present.document())) {
      return this;
    }
    if (next.merge().isPresent() && next.merge().equals(present.merge())) {
      return new History(past, next, List.of());
    }
    List<Entry> kept = past.size() < LIMIT ? past : past.subList(1, past.size());
    return new History(Stream.concat(kept.stream(), Stream.of(present)).toList(), next, List.of());
  }

  public boolean canUndo() {
    return !past.isEmpty();
  }

  public boolean canRedo() {
    return !future.isEmpty();
  }

  /// One step back; this history when there is none.
  public History undo() {
    return past.isEmpty()
        ? this
        : new History(
            past.subList(0, past.size() - 1),
            past.getLast().ended(),
            Stream.concat(Stream.of(present), future.stream()).toList());
  }

  /// One step forward again; this history when there is none.
  public History redo() {
    return future.isEmpty()
        ? this
        : new History(
            Stream.concat(past.stream(), Stream.of(present)).toList(),
            future.getFirst().ended(),
            future.subList(1, future.size()));
  }
}
