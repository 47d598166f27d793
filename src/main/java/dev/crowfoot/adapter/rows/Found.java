// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.Filter.Comparison;
import dev.crowfoot.model.Model;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row with all its stored fields.
record Found(Model model, Page page) {
  @Nullable Object value(String field) {
    return page.value(page.rows().getFirst(), field);
  }

  /// That a row is this one.
  Filter key() {
    List<String> key =
        Tables.key(model)
            .orElseThrow(
                () ->
                    new QueryFailure(
                        "`" + model.name() + "` has no unique key by which a row can be changed."));
    return matching(key, key);
  }

  /// That fields of another row have the values of some of this one's.
  ///
  /// @param fields the other row's fields
  /// @param own this row's, in the same order
  Filter matching(List<String> fields, List<String> own) {
    List<Filter> parts = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      @Nullable Object value = value(own.get(i));
      if (value == null) {
        return new Filter.Any(List.of()); // null refers to nothing
      }
      parts.add(new Filter.Compare(fields.get(i), Comparison.EQUALS, value, false));
    }
    return parts.size() == 1 ? parts.getFirst() : new Filter.All(parts);
  }
}
