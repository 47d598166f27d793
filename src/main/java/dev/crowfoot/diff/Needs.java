// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import dev.crowfoot.catalog.TableName;
import dev.crowfoot.diff.Differences.Thing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which changes of a diff cannot be made without which others: a foreign key needs the table that
/// it refers to, a table can go only when nothing refers to it any more, and what is made anew goes
/// and comes together.
public final class Needs {
  private final List<Change> changes;

  /// What each change needs, by place in the diff.
  private final List<Set<Integer>> needs = new ArrayList<>();

  private Needs(List<Change> changes) {
    this.changes = List.copyOf(changes);
    changes.forEach(_ -> needs.add(new HashSet<>()));
  }

  /// @param changes of a diff, with or without renames
  public static Needs of(List<Change> changes) {
    Needs needs = new Needs(changes);
    needs.connect();
    return needs;
  }

  /// What has to be left out together with some changes, those included: all that need them.
  public Set<Change> leftOutWith(Collection<Change> leftOut) {
    List<Set<Integer>> neededBy = new ArrayList<>();
    changes.forEach(_ -> neededBy.add(new HashSet<>()));
    for (int i = 0; i < needs.size(); i++) {
      for (int needed : needs.get(i)) {
        neededBy.get(needed).add(i);
      }
    }
    return reached(leftOut, neededBy);
  }

  /// What has to be taken together with some changes, those included: all that they need.
  public Set<Change> takenWith(Collection<Change> taken) {
    return reached(taken, needs);
  }

  private Set<Change> reached(Collection<Change> from, List<Set<Integer>> ways) {
    Set<Integer> seen = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < changes.size(); i++) {
      if (from.contains(changes.get(i)) && seen.add(i)) {
        open.add(i);
      }
    }
    while (!open.isEmpty()) {
      for (int next : ways.get(open.remove())) {
        if (seen.add(next)) {
          open.add(next);
        }
      }
    }
    Set<Change> found = new LinkedHashSet<>();
    seen.stream().sorted().forEach(i -> found.add(changes.get(i)));
    return found;
  }

  private void connect() {
    Map<Thing, List<Integer>> makers = new HashMap<>();
    for (int i = 0; i < changes.size(); i++) {
      for (Thing made : made(changes.get(i))) {
        List<Integer> others = makers.computeIfAbsent(made, _ -> new ArrayList<>());
        for (int other : others) {
          tie(i, other);
        }
        others.add(i);
      }
    }
    for (int i = 0; i < changes.size(); i++) {
      for (Thing used : used(changes.get(i))) {
        for (int maker : makers.getOrDefault(used, List.of())) {
          connect(i, maker);
        }
      }
    }
  }

  private void connect(int user, int maker) {
    boolean goes = isDrop(changes.get(maker));
    if (user == maker) {
      return;
    }
    if (goes != isDrop(changes.get(user)) || changes.get(maker) instanceof Change.AlterColumn) {
      tie(user, maker);
    } else if (goes) {
      needs.get(maker).add(user);
    } else {
      needs.get(user).add(maker);
    }
  }

  private void tie(int one, int other) {
    if (one != other) {
      needs.get(one).add(other);
      needs.get(other).add(one);
    }
  }

  private static boolean isDrop(Change change) {
    return switch (change) {
      case Change.DropTable _, Change.DropColumn _, Change.DropEnum _, Change.DropIndex _ -> true;
      case Change.DropPrimaryKey _, Change.DropForeignKey _ -> true;
      default -> false;
    };
  }

  private static List<Thing> made(Change change) {
    return switch (change) {
      case Change.RenameTable(_, var to) -> List.of(new Thing.OfTable(to));
      case Change.RenameColumn(var t, _, var to) -> List.of(new Thing.OfColumn(t, to));
      case Change.RenameEnum(_, var to) -> List.of(new Thing.OfEnum(to));
      default -> Differences.made(change);
    };
  }

  /// What is told in new names needs what gave them.
  private static List<Thing> used(Change change) {
    List<Thing> things = new ArrayList<>(Differences.used(change));
    tableNow(change).ifPresent(t -> things.add(new Thing.OfTable(t)));
    switch (change) {
      case Change.AlterColumn c -> things.add(new Thing.OfColumn(c.after().name(), c.to().name()));
      case Change.RenameIndex(var t, _, var index) ->
          index.columnNames().forEach(c -> things.add(new Thing.OfColumn(t.name(), c)));
      case Change.RenameConstraint(var t, _, _) -> things.add(new Thing.OfTable(t));
      case Change.RewriteValues(var t, var c, _, _) -> things.add(new Thing.OfColumn(t, c));
      case Change.RenameEnumValue(var type, _, _) -> things.add(new Thing.OfEnum(type));
      default -> {}
    }
    return things;
  }

  /// The table that a change alters, by its name after all renames.
  private static Optional<TableName> tableNow(Change change) {
    return switch (change) {
      case Change.AddColumn(var t, _, _) -> Optional.of(t.name());
      case Change.AlterColumn c -> Optional.of(c.after().name());
      case Change.AddPrimaryKey(var t, _) -> Optional.of(t.name());
      case Change.CreateIndex(var t, _) -> Optional.of(t.name());
      case Change.RenameIndex(var t, _, _) -> Optional.of(t.name());
      case Change.AddForeignKey(var t, _) -> Optional.of(t.name());
      case Change.RenameColumn(var t, _, _) -> Optional.of(t);
      default -> Optional.empty();
    };
  }
}
