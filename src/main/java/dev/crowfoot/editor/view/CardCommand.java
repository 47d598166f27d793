// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.view;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Perspective;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.model.FieldId;
import java.util.List;
import java.util.Set;

/// Changes how the shown view treats cards and lines. For a view other than that of all tables it
/// is put into an [OnView].
public sealed interface CardCommand extends Command {
  /// The view with the change.
  Perspective change(Perspective view);

  @Override
  default Document applyTo(Snapshot snapshot) {
    Document document = snapshot.document();
    return document.withLayout(document.layout().withAll(change(document.layout().all())));
  }

  /// Leaves tables out of the view; they keep their places.
  record Hide(Set<String> tables) implements CardCommand {
    public Hide {
      tables = Set.copyOf(tables);
    }

    @Override
    public String title() {
      return "Hide " + Words.tables(tables);
    }

    @Override
    public Perspective change(Perspective view) {
      return view.hiding(tables);
    }
  }

  /// Has the view show tables, be they hidden or no part of it so far.
  record Show(Set<String> tables) implements CardCommand {
    public Show {
      tables = Set.copyOf(tables);
    }

    @Override
    public String title() {
      return "Show " + Words.tables(tables);
    }

    @Override
    public Perspective change(Perspective view) {
      return view.showing(tables);
    }
  }

  /// Has cards stay where they are, or lets them go.
  record Lock(Set<String> tables, boolean locks) implements CardCommand {
    public Lock {
      tables = Set.copyOf(tables);
    }

    @Override
    public String title() {
      return (locks ? "Lock " : "Unlock ") + Words.tables(tables);
    }

    @Override
    public Perspective change(Perspective view) {
      return view.locking(tables, locks);
    }
  }

  /// Pins where a relation's line bends.
  ///
  /// @param points none to let the line find its own way again
  record Bend(FieldId relation, List<Point> points) implements CardCommand {
    public Bend {
      points = List.copyOf(points);
    }

    @Override
    public String title() {
      return (points.isEmpty() ? "Unpin the line of " : "Pin the line of ") + relation;
    }

    @Override
    public Perspective change(Perspective view) {
      return view.withBends(relation, points);
    }
  }
}
