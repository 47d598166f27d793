// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row to insert, with the rows it is linked to.
///
/// @param values what is given, by field; what is not given is left to defaults
/// @param links what is done at the other end of relations, by relation field
public record Create(
    String model, Map<String, @Nullable Object> values, List<RelationWrite> links) {
  public Create {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    links = List.copyOf(links);
  }

  public static Create of(String model, Map<String, @Nullable Object> values) {
    return new Create(model, values, List.of());
  }

  /// What is done at the other end of one relation.
  public record RelationWrite(String field, List<Link> links) {
    public RelationWrite {
      links = List.copyOf(links);
    }
  }

  /// One row at the other end.
  public sealed interface Link {
    /// `connect`: a row that exists.
    record Connect(Key key) implements Link {}

    /// `create`: a new one.
    record New(Create create) implements Link {}
  }
}
