// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.rows.query.Create;
import dev.crowfoot.adapter.rows.query.CreateMany;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.Key;
import dev.crowfoot.adapter.rows.query.Update;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Rows that hold the foreign key of one row.
final class ChildRows extends RelatedRows {
  private final RelationEnd end;
  private final Writer writer;
  private final Filter mine;
  private final Map<String, @Nullable Object> reference = new LinkedHashMap<>();

  ChildRows(RelationEnd end, Found row, Writer writer) {
    super(end.target(), writer);
    this.end = end;
    this.writer = writer;
    this.mine = row.matching(end.theirs(), end.mine());
    for (int i = 0; i < end.theirs().size(); i++) {
      reference.put(end.theirs().get(i), row.value(end.mine().get(i)));
    }
  }

  @Override
  Filter related(Filter where) {
    return Filter.both(mine, where);
  }

  @Override
  void create(Create create) {
    if (!end.isList()) {
      disconnect(Filter.EVERYTHING);
    }
    var _ = writer.create(create.with(reference));
  }

  @Override
  void createMany(CreateMany rows) {
    List<Create> referring = rows.rows().stream().map(r -> r.with(reference)).toList();
    var _ = writer.createMany(new CreateMany(rows.model(), referring, rows.skipDuplicates()));
  }

  @Override
  void connect(Key key) {
    Found there =
        writer
            .find(end.target(), key.filter())
            .orElseThrow(() -> NestedWrites.notThere(end.target(), key));
    if (!end.isList()) {
      disconnect(new Filter.Not(there.key()));
    }
    refer(there.key());
  }

  private void refer(Filter where) {
    var _ =
        writer.updateMany(
            new Update(where, Writer.references(end.target(), reference), OptionalLong.empty()));
  }

  @Override
  void disconnect(Filter where) {
    writer.detach(end.target(), end.theirs(), related(where), end.model());
  }

  @Override
  void replace(List<Key> keys) {
    // As Prisma's client: who is not there is left out. Told apart by keys that all rows have, for
    // one without a value is not unlike any.
    List<Filter> there =
        keys.stream()
            .flatMap(key -> writer.find(end.target(), key.filter()).stream())
            .map(Found::key)
            .toList();
    disconnect(new Filter.Not(new Filter.Any(there)));
    there.forEach(this::refer);
  }
}
