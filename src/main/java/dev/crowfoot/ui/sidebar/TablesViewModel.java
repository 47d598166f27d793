// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.sidebar;

import dev.crowfoot.editor.Area;
import dev.crowfoot.editor.Hue;
import dev.crowfoot.editor.view.AreaCommand;
import dev.crowfoot.model.Schema;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the tree lists: every model, then every enum, in the order of the files; or those whose
/// name or one of whose rows has the filter's letters in it. Where there are areas, each has a head
/// with its tables below, which can be folded.
public final class TablesViewModel {
  /// More changes than these are quicker made at once than one by one.
  private static final int FEW = 10;

  private final WorkspaceViewModel workspace;
  private final StringProperty filter = new SimpleStringProperty("");
  private final ObservableList<Entry> entries = FXCollections.observableArrayList();
  private final Set<String> folded = new HashSet<>();
  private SortedMap<String, Area> areas = new TreeMap<>();

  public TablesViewModel(WorkspaceViewModel workspace) {
    this.workspace = workspace;
    workspace.drawnProperty().addListener((_, _, _) -> refresh());
    workspace.snapshotProperty().addListener((_, _, _) -> refreshAreas());
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
    areas = workspace.document().layout().areas();
    Map<String, String> areaOf = new HashMap<>();
    areas.forEach((name, area) -> area.tables().forEach(table -> areaOf.put(table, name)));
    String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
    List<Entry> found =
        Stream.<Entry>concat(
                schema.models().stream().map(m -> new Entry.OfModel(m, hue(areaOf.get(m.name())))),
                schema.enums().stream().map(e -> new Entry.OfEnum(e, hue(areaOf.get(e.name())))))
            .filter(e -> wanted.isEmpty() || matches(e, wanted))
            .toList();
    show(areas.isEmpty() ? found : byArea(found, areaOf));
  }

  private void refreshAreas() {
    if (!areas.equals(workspace.document().layout().areas())) {
      refresh();
    }
  }

  private Optional<Hue> hue(@Nullable String area) {
    return area == null ? Optional.empty() : Optional.ofNullable(areas.get(area)).map(Area::hue);
  }

  /// Each area's head with its tables; last those that belong to none.
  private List<Entry> byArea(List<Entry> found, Map<String, String> areaOf) {
    List<Entry> result = new ArrayList<>();
    areas.forEach((name, area) -> addArea(name, area.hue(), found, areaOf, result));
    addArea("", Hue.GREY, found, areaOf, result);
    return result;
  }

  private void addArea(
      String name, Hue hue, List<Entry> found, Map<String, String> areaOf, List<Entry> to) {
    List<Entry> own =
        found.stream().filter(e -> areaOf.getOrDefault(e.name(), "").equals(name)).toList();
    boolean isWorthAHead = !own.isEmpty() || (!name.isEmpty() && !isFiltered());
    if (isWorthAHead) {
      boolean isFolded = folded.contains(name) && !isFiltered();
      to.add(new Entry.OfArea(name, hue, own.size(), isFolded));
      to.addAll(isFolded ? List.of() : own);
    }
  }

  /// Folds the tables of an area away, or brings them back.
  void fold(String area) {
    if (!folded.remove(area)) {
      folded.add(area);
    }
    refresh();
  }

  /// Has tables join an area, or leave theirs.
  ///
  /// @param area empty to leave
  void assign(Set<String> tables, String area) {
    workspace.execute(
        area.isEmpty() ? new AreaCommand.Leave(tables) : new AreaCommand.Join(area, tables));
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
