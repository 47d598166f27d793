// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.rows.query.Changes;
import dev.crowfoot.adapter.rows.query.Changes.Change;
import dev.crowfoot.adapter.rows.query.Create;
import dev.crowfoot.adapter.rows.value.ClientDefaults;
import dev.crowfoot.adapter.rows.value.DateTimes;
import dev.crowfoot.model.DefaultValue;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Adds what the client gives a row itself: ids such as `cuid()`, and the times of `@updatedAt`.
final class Completion {
  private final Tables tables;
  private final ClientDefaults defaults = new ClientDefaults(Clock.systemUTC());
  private final Map<String, List<ScalarField>> stored = new ConcurrentHashMap<>();

  Completion(Tables tables) {
    this.tables = tables;
  }

  /// The values to insert, in the model's order: what is given, and what the client makes.
  Map<String, @Nullable Object> complete(Model model, Create create) {
    Map<String, @Nullable Object> given = create.values();
    Map<String, @Nullable Object> values = LinkedHashMap.newLinkedHashMap(given.size() + 2);
    for (ScalarField field : fields(model)) {
      if (given.containsKey(field.name())) {
        values.put(field.name(), given.get(field.name()));
      } else {
        made(field).ifPresent(v -> values.put(field.name(), v));
      }
    }
    return values;
  }

  private List<ScalarField> fields(Model model) {
    return stored.computeIfAbsent(
        model.name(), _ -> model.scalarFields().filter(f -> !f.ignored()).toList());
  }

  /// `now()` is left to PostgreSQL; SQLite's clock writes whole seconds in a form of its own, which
  /// would not compare with what Prisma writes.
  private Optional<Object> made(ScalarField field) {
    boolean now =
        tables.isSqlite()
            && field.defaultValue().filter(DefaultValue.Now.class::isInstance).isPresent();
    return field.updatedAt() || now
        ? Optional.of(DateTimes.now())
        : field.defaultValue().flatMap(defaults::make).map(v -> v);
  }

  /// The changes, and the time of the change where a field keeps it.
  static Map<String, Change> touched(Model model, Changes changes) {
    Map<String, Change> all = new LinkedHashMap<>(changes.values());
    if (all.isEmpty() && changes.links().isEmpty()) {
      return all;
    }
    model
        .scalarFields()
        .filter(f -> f.updatedAt() && !all.containsKey(f.name()))
        .forEach(f -> all.put(f.name(), new Change.Set(DateTimes.now())));
    return all;
  }
}
