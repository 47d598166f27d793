// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.sidebar;

import dev.crowfoot.model.Schema;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the tree lists: every model, then every enum, in the order of the files; or those whose
/// name or one of whose rows has the filter's letters in it.
public final class TablesViewModel {
  /// More changes than these are quicker made at once than one by one.
  private static final int FEW = 10;

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
    show(found);
  }

  /// Changes what differs and nothing else, for those who make something of each entry.
  private void show(List<Entry> found) {
    int shorter = Math.min(found.size(), entries.size());
    int start = 0;
    while (start < shorter && found.get(start).equals(entries.get(start))) {
      start++;
    }
    int same = 0;
    while (same < shorter - start
        && found.get(found.size() - 1 - same).equals(entries.get(entries.size() - 1 - same))) {
      same++;
    }
    List<Entry> added = found.subList(start, found.size() - same);
    int removed = entries.size() - same - start;
    if (added.size() == removed) {
      replace(start, added);
    } else if (start + same == 0) {
      entries.setAll(found);
    } else {
      entries.remove(start, start + removed);
      entries.addAll(start, added);
    }
  }

  private void replace(int start, List<Entry> others) {
    List<Integer> changed =
        IntStream.range(0, others.size())
            .filter(i -> !others.get(i).equals(entries.get(start + i)))
            .boxed()
            .toList();
    if (changed.size() <= FEW) {
      changed.forEach(i -> entries.set(start + i, others.get(i)));
    } else {
      entries.remove(start, start + others.size());
      entries.addAll(start, others);
    }
  }

  private static boolean matches(Entry entry, String wanted) {
    return entry.name().toLowerCase(Locale.ROOT).contains(wanted)
        || entry.children().stream()
            .anyMatch(c -> c.name().toLowerCase(Locale.ROOT).contains(wanted));
  }
}
