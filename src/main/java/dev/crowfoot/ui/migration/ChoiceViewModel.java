// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.app.migrations.ChangeTree;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Which of the changes go into the migration. What is left out stays a change of the schema and
/// waits for another one.
public final class ChoiceViewModel {
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
  private final Set<String> leftOut = new HashSet<>();
  private final Runnable onChange;

  ChoiceViewModel(Runnable onChange) {
    this.onChange = onChange;
  }

  /// What is left out and why, in a sentence; empty when nothing is.
  public ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }

  public boolean isTaken(ChangeTree.Item item) {
    return !leftOut.contains(item.line());
  }

  /// Takes changes into the migration or leaves them out.
  public void choose(List<ChangeTree.Item> items, boolean take) {
    List<String> lines = items.stream().map(ChangeTree.Item::line).toList();
    if (take) {
      lines.forEach(leftOut::remove);
    } else {
      leftOut.addAll(lines);
    }
    onChange.run();
  }

  public void takeAll() {
    leftOut.clear();
    onChange.run();
  }

  /// The lines of what is left out, as [ChangeTree.Item#line()] calls them.
  Set<String> leftOut() {
    return Set.copyOf(leftOut);
  }
}
