// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.Perspective;
import dev.crowfoot.editor.scene.Excerpt;
import dev.crowfoot.editor.view.Names;
import dev.crowfoot.editor.view.OnView;
import dev.crowfoot.editor.view.ViewCommand;
import dev.crowfoot.model.Schema;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The views of the schema, and the one that a canvas shows. Which one that is is no part of the
/// document, and never undone.
public final class ViewsViewModel {
  /// How people read the name of the view of all tables.
  public static final String ALL_TABLES = "All tables";

  private final WorkspaceViewModel workspace;
  private final ReadOnlyStringWrapper shown = new ReadOnlyStringWrapper(Layout.ALL);
  private final ReadOnlyObjectWrapper<Layout> layout;
  private final ObservableList<String> names = FXCollections.observableArrayList();
  private boolean everything;

  public ViewsViewModel(WorkspaceViewModel workspace) {
    this.workspace = workspace;
    this.layout = new ReadOnlyObjectWrapper<>(workspace.document().layout());
    workspace.snapshotProperty().addListener((_, _, _) -> refresh());
    refresh();
  }

  private void refresh() {
    Layout now = workspace.document().layout();
    if (!now.views().containsKey(shown.get())) {
      shown.set(Layout.ALL);
    }
    List<String> all = new ArrayList<>(List.of(Layout.ALL));
    all.addAll(now.views().keySet());
    if (!names.equals(all)) {
      names.setAll(all);
    }
    layout.set(now);
  }

  /// The name of the view that is shown, [Layout#ALL] for that of all tables.
  public ReadOnlyStringProperty shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /// All views' names, that of all tables first.
  public ObservableList<String> names() {
    return names;
  }

  /// The layout with all views, as it is now.
  public ReadOnlyObjectProperty<Layout> layoutProperty() {
    return layout.getReadOnlyProperty();
  }

  /// What people read for a view's name.
  public static String title(String view) {
    return view.equals(Layout.ALL) ? ALL_TABLES : view;
  }

  /// Has the view of all tables show hidden ones too: who looks for changes wants to see them all.
  void showEverything() {
    everything = true;
  }

  /// The layout with the shown view in the place of that of all tables.
  public Layout layout() {
    Layout here = workspace.document().layout().showing(shown.get());
    return everything ? here.withAll(here.all().showing(here.all().hidden())) : here;
  }

  /// The view that is shown.
  public Perspective perspective() {
    return layout().all();
  }

  /// What the shown view shows of the schema.
  public Schema excerpt() {
    return Excerpt.of(workspace.drawnProperty().get(), perspective());
  }

  /// Shows a view; one that there is not is that of all tables.
  public void show(String view) {
    shown.set(workspace.document().layout().views().containsKey(view) ? view : Layout.ALL);
  }

  /// A command as it is done in the shown view.
  Command here(Command command) {
    return shown.get().equals(Layout.ALL) ? command : new OnView(shown.get(), command);
  }

  /// Such as `14 tables · 18 relations`, or `5 of 14 tables · 3 relations` in a view that leaves
  /// some out.
  public String sizeText() {
    Schema all = workspace.drawnProperty().get();
    Schema shownHere = excerpt();
    int tables = all.models().size();
    int here = shownHere.models().size();
    return (here == tables ? "" : here + " of ")
        + counted(tables, "table")
        + " · "
        + counted(shownHere.relations().size(), "relation");
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  /// How many tables a view shows.
  public int countIn(String view) {
    return layout
        .get()
        .view(view)
        .map(one -> Excerpt.of(workspace.drawnProperty().get(), one).models().size())
        .orElse(0);
  }

  // making and changing views

  /// A view of some tables where they lie now; it is shown.
  ///
  /// @param places where the tables lie
  public void addOf(Map<String, CardPosition> places) {
    String name = Names.free(wished(places.keySet()), names);
    Perspective view = Perspective.of(places.keySet()).withCards(new TreeMap<>(places));
    if (workspace.execute(new ViewCommand.Add(name, view))) {
      show(name);
    }
  }

  private static String wished(Set<String> tables) {
    return tables.isEmpty() ? "New view" : new TreeSet<>(tables).first() + " and others";
  }

  /// @return why it cannot be called that
  public Optional<String> rename(String view, String to) {
    boolean wasShown = shown.get().equals(view);
    if (!workspace.execute(new ViewCommand.Rename(view, to.strip()))) {
      return Optional.of(workspace.messageProperty().get());
    }
    if (wasShown) {
      show(to.strip());
    }
    return Optional.empty();
  }

  /// Copies a view and shows the copy.
  public void duplicate(String view) {
    String copy = Names.free(title(view) + " copy", names);
    if (workspace.execute(new ViewCommand.Duplicate(view, copy))) {
      show(copy);
    }
  }

  public void delete(String view) {
    workspace.execute(new ViewCommand.Delete(view));
  }

  // which tables the shown view shows

  /// The tables that the shown view leaves out for the time being.
  public Set<String> hidden() {
    Set<String> hidden = new TreeSet<>(Excerpt.names(workspace.drawnProperty().get()));
    Perspective view = perspective();
    hidden.removeIf(name -> !view.has(name) || view.shows(name));
    return hidden;
  }

  /// The tables joined to some others that the shown view does not show.
  public Set<String> missingNeighbours(Set<String> tables) {
    Set<String> missing = Excerpt.neighbours(workspace.drawnProperty().get(), tables);
    Perspective view = perspective();
    missing.removeIf(view::shows);
    return missing;
  }
}
