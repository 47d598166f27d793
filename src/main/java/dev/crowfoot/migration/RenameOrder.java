// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import dev.crowfoot.catalog.TableName;
import dev.crowfoot.diff.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts renames into an order in which no name is taken twice; a circle is broken with a name in
/// between. Names of different kinds, or in different places, do not meet.
final class RenameOrder {
  private static final String BETWEEN = "__new_";

  private RenameOrder() {}

  /// A rename with the place in which its names must differ.
  private record Move(Object place, String from, String to, Change change) {
    boolean waitsFor(Move other) {
      return !other.equals(this) && other.place.equals(place) && other.from.equals(to);
    }
  }

  /// What is no rename keeps its place before and after them; all renames come where the first
  /// stood.
  static List<Change> ordered(List<Change> changes) {
    List<Change> before = new ArrayList<>();
    List<Change> after = new ArrayList<>();
    List<Move> moves = new ArrayList<>();
    for (Change change : changes) {
      Optional<Move> move = moveOf(change);
      if (move.isPresent()) {
        moves.add(move.get());
      } else {
        (moves.isEmpty() ? before : after).add(change);
      }
    }
    List<Change> ordered = new ArrayList<>(before);
    while (!moves.isEmpty()) {
      Move next =
          moves.stream()
              .filter(m -> moves.stream().noneMatch(m::waitsFor))
              .findFirst()
              .orElseGet(moves::getFirst);
      moves.remove(next);
      if (moves.stream().anyMatch(next::waitsFor)) {
        String between = BETWEEN + next.to();
        ordered.add(renamed(next.change(), next.from(), between));
        moves.add(
            new Move(next.place(), between, next.to(), renamed(next.change(), between, next.to())));
      } else {
        ordered.add(next.change());
      }
    }
    ordered.addAll(after);
    return ordered;
  }

  private record ColumnPlace(TableName table) {}

  private record ValuePlace(TableName owner, String column) {}

  private record SchemaPlace(String kind, Optional<String> schema) {}

  private static Optional<Move> moveOf(Change change) {
    return switch (change) {
      case Change.RenameTable(var from, var to) when from.schema().equals(to.schema()) ->
          move(new SchemaPlace("table", to.schema()), from.name(), to.name(), change);
      case Change.RenameEnum(var from, var to) when from.schema().equals(to.schema()) ->
          move(new SchemaPlace("enum", to.schema()), from.name(), to.name(), change);
      case Change.RenameColumn(var table, var from, var to) ->
          move(new ColumnPlace(table), from, to, change);
      case Change.RenameEnumValue(var type, var from, var to) ->
          move(new ValuePlace(type, ""), from, to, change);
      case Change.RewriteValues(var table, var column, var from, var to) ->
          to.flatMap(now -> move(new ValuePlace(table, column), from, now, change));
      case Change.RenameConstraint(var table, var from, var to) ->
          move(new SchemaPlace("key", table.schema()), from, to, change);
      case Change.RenameIndex(var table, var from, var index) ->
          move(new SchemaPlace("key", table.name().schema()), from, index.name(), change);
      default -> Optional.empty();
    };
  }

  private static Optional<Move> move(Object place, String from, String to, Change change) {
    return Optional.of(new Move(place, from, to, change));
  }

  private static Change renamed(Change change, String from, String to) {
    return switch (change) {
      case Change.RenameTable(var was, var is) ->
          new Change.RenameTable(was.withName(from), is.withName(to));
      case Change.RenameEnum(var was, var is) ->
          new Change.RenameEnum(was.withName(from), is.withName(to));
      case Change.RenameColumn(var table, _, _) -> new Change.RenameColumn(table, from, to);
      case Change.RenameEnumValue(var type, _, _) -> new Change.RenameEnumValue(type, from, to);
      case Change.RewriteValues(var table, var column, _, _) ->
          new Change.RewriteValues(table, column, from, Optional.of(to));
      case Change.RenameConstraint(var table, _, _) -> new Change.RenameConstraint(table, from, to);
      case Change.RenameIndex(var table, _, var index) ->
          new Change.RenameIndex(table, from, index.withName(to));
      default -> change;
    };
  }
}
