// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import dev.crowfoot.adapter.rows.Page;
import dev.crowfoot.adapter.rows.Row;
import dev.crowfoot.adapter.rows.Transaction;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.app.transfer.ReadRow.Reference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the rows that others refer to by a value: one query for each relation and part of a file.
final class References {
  private static final int REMEMBERED = 20_000;

  private final Transaction transaction;
  private final Map<Target.ByValue, Map<Object, List<@Nullable Object>>> known =
      new LinkedHashMap<>();

  References(Transaction transaction) {
    this.transaction = transaction;
  }

  /// Gives rows their foreign keys, or says which refer to nothing.
  void lookUp(List<ReadRow> rows) {
    Map<Target.ByValue, Set<Object>> wanted = new LinkedHashMap<>();
    for (ReadRow row : rows) {
      for (Reference reference : row.references()) {
        if (!known(reference.by()).containsKey(key(reference.value()))) {
          wanted.computeIfAbsent(reference.by(), _ -> new LinkedHashSet<>()).add(reference.value());
        }
      }
    }
    wanted.forEach(this::find);
    for (ReadRow row : rows) {
      row.references().forEach(reference -> resolve(row, reference));
    }
  }

  private void find(Target.ByValue by, Set<Object> values) {
    Map<Object, List<@Nullable Object>> found = known(by);
    if (found.size() + values.size() > REMEMBERED) {
      found.clear();
    }
    Filter anyOfThem = new Filter.OneOf(by.field().name(), List.copyOf(values), false, false);
    Page page = transaction.findMany(FindMany.of(by.relation().target()).where(anyOfThem));
    for (Row row : page.rows()) {
      List<@Nullable Object> keys = new ArrayList<>();
      by.relation().references().forEach(field -> keys.add(page.value(row, field)));
      Object value = page.value(row, by.field().name());
      if (value != null) {
        found.put(key(value), Collections.unmodifiableList(keys));
      }
    }
  }

  private Map<Object, List<@Nullable Object>> known(Target.ByValue by) {
    return known.computeIfAbsent(by, _ -> new LinkedHashMap<>());
  }

  /// Numbers are the same whatever their trailing zeros.
  private static Object key(Object value) {
    return value instanceof java.math.BigDecimal number ? number.stripTrailingZeros() : value;
  }

  private void resolve(ReadRow row, Reference reference) {
    Target.ByValue by = reference.by();
    @Nullable List<@Nullable Object> keys = known(by).get(key(reference.value()));
    if (keys == null) {
      row.refuse(
          by.words(),
          "there is no `%s` whose `%s` is `%s`"
              .formatted(
                  by.relation().target(), by.field().name(), Json.display(reference.value())));
      return;
    }
    for (int i = 0; i < keys.size(); i++) {
      row.give(by.relation().fields().get(i), keys.get(i));
    }
  }
}
