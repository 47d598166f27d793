// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One undo history over text, layout and renames. Only the present document is kept whole; the
/// ones before and after it are kept as what is different in them.
///
/// @param past oldest first
/// @param future nearest first
public record History(List<Step> past, Entry present, List<Step> future) {
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
  public record Entry(String title, Document document, Optional<String> merge) {}

  /// A document that is not the present one.
  public static final class Step {
    private final String title;
    private final DocumentChange change;

    /// @param change makes it of the document beside it that is nearer to the present
    private Step(String title, DocumentChange change) {
      this.title = title;
      this.change = change;
    }

    /// What led to it.
    public String title() {
      return title;
    }

    DocumentChange change() {
      return change;
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
    if (next.merge().isPresent() && next.merge().equals(present.merge()) && canUndo()) {
      Step last = past.getLast();
      Document before = last.change.applyTo(document());
      Step now = new Step(last.title, DocumentChange.between(next.document(), before));
      return new History(with(past.subList(0, past.size() - 1), now), next, List.of());
    }
    List<Step> kept = past.size() < LIMIT ? past : past.subList(1, past.size());
    Step now =
        new Step(present.title(), DocumentChange.between(next.document(), present.document()));
    return new History(with(kept, now), next, List.of());
  }

  public boolean canUndo() {
    return !past.isEmpty();
  }

  public boolean canRedo() {
    return !future.isEmpty();
  }

  /// One step back; this history when there is none.
  public History undo() {
    if (past.isEmpty()) {
      return this;
    }
    Step step = past.getLast();
    Step left = new Step(present.title(), step.change.inverse());
    return new History(
        past.subList(0, past.size() - 1),
        present(step),
        Stream.concat(Stream.of(left), future.stream()).toList());
  }

  /// One step forward again; this history when there is none.
  public History redo() {
    if (future.isEmpty()) {
      return this;
    }
    Step step = future.getFirst();
    Step left = new Step(present.title(), step.change.inverse());
    return new History(with(past, left), present(step), future.subList(1, future.size()));
  }

  /// A step as the present one. It merges with none: once left by undo or redo, a run is over.
  private Entry present(Step step) {
    return new Entry(step.title, step.change.applyTo(document()), Optional.empty());
  }

  private static List<Step> with(List<Step> steps, Step last) {
    return Stream.concat(steps.stream(), Stream.of(last)).toList();
  }
}
