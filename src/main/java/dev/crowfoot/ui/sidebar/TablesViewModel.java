// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.sidebar;

import dev.crowfoot.model.Schema;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the tree lists: every model, then every enum, in the order of the files; or those whose
/// name or one of whose rows has the filter's letters in it.
public final class TablesViewModel {
  private final WorkspaceViewModel workspace;
  private final StringProperty filter = new SimpleStringProperty("");
  private final ObservableList<Entry> entries = FXCollections.observableArrayList();

  public TablesViewModel(WorkspaceViewModel workspace) {
    this.workspace = workspace;
    workspace.drawnProperty().addListener((_, _, _) -> refresh());
    filter.addListener((_, _, _) -> refresh());
    refresh();
  }

  public StringProperty filterProperty() {
    return filter;
  }

  /// The lines of the first level.
  public ObservableList<Entry> entries() {
    return entries;
  }

  /// Whether the list is empty because of the filter.
  public boolean isFiltered() {
    return !filter.get().isBlank();
  }

  public WorkspaceViewModel workspace() {
    return workspace;
  }

  private void refresh() {
    Schema schema = workspace.drawnProperty().get();
    String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
    List<Entry> found =
        Stream.<Entry>concat(
                schema.models().stream().map(Entry.OfModel::new),
                schema.enums().stream().map(Entry.OfEnum::new))
            .filter(e -> wanted.isEmpty() || matches(e, wanted))
            .toList();
    if (!found.equals(entries)) {
      entries.setAll(found);
    }
  }

  private static boolean matches(Entry entry, String wanted) {
    return entry.name().toLowerCase(Locale.ROOT).contains(wanted)
        || entry.children().stream()
            .anyMatch(c -> c.name().toLowerCase(Locale.ROOT).contains(wanted));
  }
}
