// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.sql;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of a result: `String`, `Long`, `Double`, `Bytes`, or null for NULL. PostgreSQL's values
/// are all texts in its own spelling but for those of `bytea`.
public record ResultRow(List<@Nullable Object> values) {
  public ResultRow {
    values = Collections.unmodifiableList(values);
  }
}
