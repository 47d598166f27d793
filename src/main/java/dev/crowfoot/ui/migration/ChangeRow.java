// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.app.migrations.ChangeTree;
import dev.crowfoot.app.migrations.ChangeTree.Kind;
import dev.crowfoot.diff.Severity;
import dev.crowfoot.migration.Step;
import java.util.List;
import java.util.stream.Collectors;

/// A row of the tree of changes.
sealed interface ChangeRow {
  /// A table or an enum with what is changed of it; alone where it comes or goes as a whole.
  record OfGroup(ChangeTree.Group group) implements ChangeRow {}

  /// One change of a table or an enum.
  record OfItem(ChangeTree.Item item) implements ChangeRow {}

  /// The changes it stands for.
  default List<ChangeTree.Item> items() {
    return switch (this) {
      case OfGroup(var group) -> group.items();
      case OfItem(var item) -> List.of(item);
    };
  }

  default String words() {
    return switch (this) {
      case OfGroup(var group) -> group.name();
      case OfItem(var item) -> item.words();
    };
  }

  default Kind kind() {
    return switch (this) {
      case OfGroup(var group) -> group.kind();
      case OfItem(var item) -> item.kind();
    };
  }

  default Severity severity() {
    return switch (this) {
      case OfGroup(var group) -> group.severity();
      case OfItem(var item) -> item.severity();
    };
  }

  /// What is run for it, without repetition.
  default List<Step> steps() {
    return items().stream().flatMap(i -> i.steps().stream()).distinct().toList();
  }

  /// Tells the row from others, in tests and for the one that is selected.
  default String key() {
    return items().stream().map(ChangeTree.Item::line).collect(Collectors.joining("\n"));
  }
}
