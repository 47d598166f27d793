// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.app.migrations.ChangeTree;
import dev.crowfoot.app.migrations.ChangeTree.Item;
import dev.crowfoot.diff.Change;
import dev.crowfoot.diff.Needs;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Which of the changes go into the migration. What is left out stays a change of the schema and
/// waits for another one. What cannot be without each other is taken, or left out, together.
public final class ChoiceViewModel {
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
  private final Runnable onChange;
  private ChangeTree tree = new ChangeTree(List.of());
  private volatile Set<String> leftOut = Set.of(); // also read by who reviews, in the background
  private String more = "";

  /// @param onChange told when something else is chosen
  ChoiceViewModel(Runnable onChange) {
    this.onChange = onChange;
  }

  /// What is left out, and why more than was asked for; empty when nothing is.
  public ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }

  public boolean isTaken(Item item) {
    return !leftOut.contains(item.line());
  }

  /// Takes changes into the migration or leaves them out, and with them those that they need, or
  /// that need them.
  public void choose(List<Item> items, boolean take) {
    Needs needs = Needs.of(tree.items().stream().map(Item::change).toList());
    List<Change> asked = items.stream().map(Item::change).toList();
    Set<Change> all = take ? needs.takenWith(asked) : needs.leftOutWith(asked);
    Set<String> lines = new LinkedHashSet<>(leftOut);
    List<Item> meant = tree.items().stream().filter(i -> all.contains(i.change())).toList();
    List<Item> also = meant.stream().filter(i -> !items.contains(i) && isTaken(i) != take).toList();
    for (Item item : meant) {
      if (take) {
        lines.remove(item.line());
      } else {
        lines.add(item.line());
      }
    }
    change(lines, also.isEmpty() ? "" : because(also, take));
  }

  private static String because(Collection<Item> also, boolean take) {
    String names =
        also.stream()
                .limit(3)
                .map(i -> "`" + i.line().substring(2) + "`")
                .collect(Collectors.joining(", "))
            + (also.size() > 3 ? " and %d more".formatted(also.size() - 3) : "");
    return take
        ? " Taken with it, because it needs them: " + names + "."
        : " Left out with it, because they need it: " + names + ".";
  }

  public void takeAll() {
    change(Set.of(), "");
  }

  private void change(Set<String> lines, String words) {
    leftOut = Set.copyOf(lines);
    more = words;
    say();
    onChange.run();
  }

  private void say() {
    long count = tree.items().stream().filter(i -> !isTaken(i)).count();
    String left =
        count == 0
            ? ""
            : count == 1
                ? "1 change is left out and waits for another migration."
                : count + " changes are left out and wait for another migration.";
    said.set((left + more).strip());
  }

  /// Of what is left out, the lines that are changes of a review.
  Set<String> leftOutOf(ChangeTree found) {
    Set<String> left = leftOut;
    return found.items().stream()
        .map(Item::line)
        .filter(left::contains)
        .collect(Collectors.toSet());
  }

  /// The review was made anew.
  ///
  /// @param refusal why what was left out cannot be
  void show(ChangeTree found, Optional<Failure> refusal) {
    if (!found.equals(tree)) {
      more = "";
    }
    tree = found;
    leftOut = refusal.isPresent() ? Set.of() : leftOutOf(found);
    if (refusal.isPresent()) {
      more = String.valueOf(refusal.get().getMessage());
    }
    say();
  }
}
