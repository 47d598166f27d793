// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import dev.crowfoot.adapter.rows.Page;
import dev.crowfoot.adapter.rows.Row;
import dev.crowfoot.adapter.rows.Transaction;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.Selection;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.UniqueKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is known of the rows that are there: by which keys they are found, and which unique values
/// they take.
final class SamplePools {
  /// So many rows of a table are looked at.
  private static final long LOOKED_AT = 100_000;

  private final Transaction transaction;
  private final Map<String, Pool> pools = new HashMap<>();

  SamplePools(Transaction transaction) {
    this.transaction = transaction;
  }

  Pool of(Model model) {
    return pools.computeIfAbsent(model.name(), _ -> read(model));
  }

  private Pool read(Model model) {
    Pool pool = new Pool(uniques(model));
    List<String> fields = keyFields(model);
    if (!fields.isEmpty()) {
      Selection keys = new Selection(Optional.of(fields), List.of(), List.of());
      Page page = transaction.findMany(FindMany.of(model.name()).select(keys).take(LOOKED_AT));
      page.rows().forEach(row -> pool.add(keys(fields, page, row)));
    }
    return pool;
  }

  /// One more row is there.
  void add(Model model, Page page) {
    of(model).add(keys(keyFields(model), page, page.rows().getFirst()));
  }

  private static Map<String, @Nullable Object> keys(List<String> fields, Page page, Row row) {
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    fields.forEach(field -> keys.put(field, page.value(row, field)));
    return keys;
  }

  /// The fields of its keys, by which other rows refer to it.
  private static List<String> keyFields(Model model) {
    Set<String> names = new HashSet<>();
    uniques(model).forEach(names::addAll);
    return model
        .scalarFields()
        .filter(f -> names.contains(f.name()) && !f.ignored())
        .map(ScalarField::name)
        .toList();
  }

  private static List<List<String>> uniques(Model model) {
    return Stream.concat(
            model.primaryKey().stream().map(k -> k.fieldNames()),
            model.uniques().stream().map(UniqueKey::fieldNames))
        .toList();
  }

  /// The rows of one model.
  static final class Pool {
    private final List<List<String>> uniques;
    private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    private final Map<List<String>, Set<List<@Nullable Object>>> taken = new HashMap<>();

    private Pool(List<List<String>> uniques) {
      this.uniques = uniques;
    }

    private void add(Map<String, @Nullable Object> row) {
      rows.add(row);
      for (List<String> key : uniques) {
        taken.computeIfAbsent(key, _ -> new HashSet<>()).add(values(row, key));
      }
    }

    private static List<@Nullable Object> values(
        Map<String, @Nullable Object> row, List<String> fields) {
      List<@Nullable Object> values = new ArrayList<>();
      for (String field : fields) {
        @Nullable Object value = row.get(field);
        values.add(value instanceof java.math.BigDecimal n ? n.stripTrailingZeros() : value);
      }
      return Collections.unmodifiableList(values);
    }

    /// The keys of the rows that are there, by field.
    List<Map<String, @Nullable Object>> rows() {
      return rows;
    }

    /// How many rows are there, as far as was looked.
    int size() {
      return rows.size();
    }

    /// A unique key whose values another row has already.
    Optional<List<String>> collision(Map<String, @Nullable Object> row) {
      for (List<String> key : uniques) {
        List<@Nullable Object> values = values(row, key);
        if (!values.contains(null) && taken.getOrDefault(key, Set.of()).contains(values)) {
          return Optional.of(key);
        }
      }
      return Optional.empty();
    }

    /// One more than the largest whole number of a field.
    long next(String field) {
      return 1
          + rows.stream()
              .map(row -> row.get(field))
              .filter(Number.class::isInstance)
              .mapToLong(n -> ((Number) n).longValue())
              .max()
              .orElse(0);
    }
  }
}
