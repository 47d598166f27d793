// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.view;

import dev.crowfoot.editor.Area;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Hue;
import dev.crowfoot.editor.Snapshot;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Makes and changes areas. A table that joins one leaves the one it was in.
public sealed interface AreaCommand extends Command {
  /// @param areas may be changed
  void change(SortedMap<String, Area> areas);

  @Override
  default Document applyTo(Snapshot snapshot) {
    Document document = snapshot.document();
    SortedMap<String, Area> areas = new TreeMap<>(document.layout().areas());
    change(areas);
    return document.withLayout(document.layout().withAreas(areas));
  }

  private static void leave(SortedMap<String, Area> areas, Set<String> tables) {
    areas.replaceAll((_, area) -> area.without(tables));
  }

  /// @param name not taken yet; [Names#free] gives one
  record Add(String name, Hue hue, Set<String> tables) implements AreaCommand {
    public Add {
      tables = Set.copyOf(tables);
    }

    @Override
    public String title() {
      return "Add area " + name;
    }

    @Override
    public void change(SortedMap<String, Area> areas) {
      Names.check("area", name, areas.keySet());
      leave(areas, tables);
      areas.put(name, new Area(hue, new TreeSet<>(tables)));
    }
  }

  /// Gives an area another name.
  record Rename(String from, String to) implements AreaCommand {
    @Override
    public String title() {
      return "Rename area " + from + " to " + to;
    }

    @Override
    public void change(SortedMap<String, Area> areas) {
      Area area = Names.existing("area", from, areas);
      if (!from.equals(to)) {
        Names.check("area", to, areas.keySet());
        areas.remove(from);
        areas.put(to, area);
      }
    }
  }

  /// Gives an area another colour.
  record Colour(String name, Hue hue) implements AreaCommand {
    @Override
    public String title() {
      return "Colour area " + name;
    }

    @Override
    public void change(SortedMap<String, Area> areas) {
      areas.put(name, Names.existing("area", name, areas).withHue(hue));
    }
  }

  /// Adds tables to an area.
  record Join(String name, Set<String> tables) implements AreaCommand {
    public Join {
      tables = Set.copyOf(tables);
    }

    @Override
    public String title() {
      return "Add " + Words.tables(tables) + " to " + name;
    }

    @Override
    public void change(SortedMap<String, Area> areas) {
      Names.existing("area", name, areas);
      leave(areas, tables);
      areas.computeIfPresent(name, (_, area) -> area.with(tables));
    }
  }

  /// Takes tables out of their areas.
  record Leave(Set<String> tables) implements AreaCommand {
    public Leave {
      tables = Set.copyOf(tables);
    }

    @Override
    public String title() {
      return "Take " + Words.tables(tables) + " out of its area";
    }

    @Override
    public void change(SortedMap<String, Area> areas) {
      leave(areas, tables);
    }
  }

  /// Removes an area; its tables stay.
  record Delete(String name) implements AreaCommand {
    @Override
    public String title() {
      return "Remove area " + name;
    }

    @Override
    public void change(SortedMap<String, Area> areas) {
      Names.existing("area", name, areas);
      areas.remove(name);
    }
  }
}
