// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.view;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Perspective;
import dev.crowfoot.editor.Snapshot;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes, names, copies and deletes views. The view of all tables stays as it is.
public sealed interface ViewCommand extends Command {
  /// The views with the change.
  ///
  /// @param views may be changed
  void change(SortedMap<String, Perspective> views, Layout layout);

  @Override
  default Document applyTo(Snapshot snapshot) {
    Document document = snapshot.document();
    SortedMap<String, Perspective> views = new TreeMap<>(document.layout().views());
    change(views, document.layout());
    return document.withLayout(document.layout().withViews(views));
  }

  /// @param name not taken yet; [Names#free] gives one
  record Add(String name, Perspective view) implements ViewCommand {
    @Override
    public String title() {
      return "Add view " + name;
    }

    @Override
    public void change(SortedMap<String, Perspective> views, Layout layout) {
      Names.check("view", name, views.keySet());
      views.put(name, view);
    }
  }

  /// Gives a view another name.
  record Rename(String from, String to) implements ViewCommand {
    @Override
    public String title() {
      return "Rename view " + from + " to " + to;
    }

    @Override
    public void change(SortedMap<String, Perspective> views, Layout layout) {
      Perspective view = Names.existing("view", from, views);
      if (!from.equals(to)) {
        Names.check("view", to, views.keySet());
        views.remove(from);
        views.put(to, view);
      }
    }
  }

  /// Copies a view, or that of all tables.
  ///
  /// @param copy not taken yet
  record Duplicate(String name, String copy) implements ViewCommand {
    @Override
    public String title() {
      return "Duplicate view " + (name.equals(Layout.ALL) ? "All tables" : name);
    }

    @Override
    public void change(SortedMap<String, Perspective> views, Layout layout) {
      Names.check("view", copy, views.keySet());
      Perspective view =
          name.equals(Layout.ALL) ? layout.all() : Names.existing("view", name, views);
      views.put(copy, view);
    }
  }

  /// Deletes a view; its tables stay.
  record Delete(String name) implements ViewCommand {
    @Override
    public String title() {
      return "Delete view " + name;
    }

    @Override
    public void change(SortedMap<String, Perspective> views, Layout layout) {
      Names.existing("view", name, views);
      views.remove(name);
    }
  }
}
