// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.app.migrations.Backfill;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What rows get that have no value where the schema now wants one.
public final class FillsViewModel {
  private final Supplier<Schema> schema;
  private final Runnable onChange;
  private List<Backfill> fills = List.of();

  /// @param onChange told when other values are given
  FillsViewModel(Supplier<Schema> schema, Runnable onChange) {
    this.schema = schema;
    this.onChange = onChange;
  }

  /// The values that are given and still fit the schema.
  public List<Backfill> given() {
    return fills.stream()
        .filter(f -> Backfill.problem(schema.get(), f.field(), f.text()).isEmpty())
        .toList();
  }

  /// Gives a field's rows a value.
  ///
  /// @return why it does not fit, in a sentence; empty when it does
  public Optional<String> give(FieldId field, String text) {
    Optional<String> problem = Backfill.problem(schema.get(), field, text);
    if (problem.isEmpty()) {
      List<Backfill> now = without(field);
      now.add(new Backfill(field, text));
      change(now);
    }
    return problem;
  }

  /// Forgets a field's value.
  public void takeBack(FieldId field) {
    change(without(field));
  }

  /// A migration has used them.
  void clear() {
    fills = List.of();
  }

  private List<Backfill> without(FieldId field) {
    return new ArrayList<>(fills.stream().filter(f -> !f.field().equals(field)).toList());
  }

  private void change(List<Backfill> now) {
    fills = List.copyOf(now);
    onChange.run();
  }
}
