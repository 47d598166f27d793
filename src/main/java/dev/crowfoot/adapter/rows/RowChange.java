// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.rows.query.Key;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A change of one row that somebody has made in the grid and not committed yet.
public sealed interface RowChange {
  String model();

  /// For people: "update of `User` where id = 3".
  String describe();

  /// @param values what is given; what is not is left to defaults
  record Insert(String model, Map<String, @Nullable Object> values) implements RowChange {
    public Insert {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    @Override
    public String describe() {
      return "new row of `" + model + "`";
    }
  }

  /// @param key the primary key as it is in the database
  /// @param values the new values
  /// @param read the values that somebody saw; the row must have them still
  record Update(
      String model,
      Key key,
      Map<String, @Nullable Object> values,
      Map<String, @Nullable Object> read)
      implements RowChange {
    public Update {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
      read = Collections.unmodifiableMap(new LinkedHashMap<>(read));
    }

    /// Whatever the row is now.
    public Update(String model, Key key, Map<String, @Nullable Object> values) {
      this(model, key, values, Map.of());
    }

    @Override
    public String describe() {
      return "change of `" + model + "` where " + key;
    }
  }

  /// @param key the primary key as it is in the database
  /// @param read the values that somebody saw; the row must have them still
  record Delete(String model, Key key, Map<String, @Nullable Object> read) implements RowChange {
    public Delete {
      read = Collections.unmodifiableMap(new LinkedHashMap<>(read));
    }

    /// Whatever the row is now.
    public Delete(String model, Key key) {
      this(model, key, Map.of());
    }

    @Override
    public String describe() {
      return "deletion in `" + model + "` where " + key;
    }
  }
}
