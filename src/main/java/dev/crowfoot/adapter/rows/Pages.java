// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.rows.RowTypeHandler.Cells;
import dev.crowfoot.adapter.rows.value.Storage;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes pages of what the database returned.
final class Pages {
  private Pages() {}

  /// @param fields what the first cells of each row are
  static Page of(
      Tables tables, Model model, List<ScalarField> fields, List<Cells> cells, boolean more) {
    List<ColumnInfo> columns =
        fields.stream().map(f -> new ColumnInfo(f, model.isPrimaryKeyField(f.name()))).toList();
    Storage storage = tables.storage();
    return new Page(columns, cells.stream().map(c -> row(storage, fields, c)).toList(), more);
  }

  private static Row row(Storage storage, List<ScalarField> fields, Cells cells) {
    @Nullable Object[] values = new @Nullable Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      Object fetched = cells.values().get(i);
      ScalarField field = fields.get(i);
      values[i] =
          fetched != null ? storage.read(field, fetched) : field.isList() ? List.of() : null;
    }
    return Row.of(values);
  }
}
