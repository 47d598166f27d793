// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.rows.query.Changes;
import dev.crowfoot.adapter.rows.query.Create;
import dev.crowfoot.adapter.rows.query.CreateMany;
import dev.crowfoot.adapter.rows.query.Delete;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.Key;
import dev.crowfoot.adapter.rows.query.RelationWrite.Write;
import dev.crowfoot.adapter.rows.query.Update;
import dev.crowfoot.model.Model;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The rows that belong to one row, as nested writes change them.
abstract class RelatedRows {
  private final Writer writer;
  private final Model target;

  RelatedRows(Model target, Writer writer) {
    this.target = target;
    this.writer = writer;
  }

  /// Those of the related rows that a filter finds.
  abstract Filter related(Filter where);

  abstract void create(Create create);

  abstract void createMany(CreateMany rows);

  abstract void connect(Key key);

  abstract void disconnect(Filter where);

  /// Leaves exactly these.
  abstract void replace(List<Key> keys);

  final void apply(Write step) {
    switch (step) {
      case Write.New(Create create) -> create(create);
      case Write.NewMany(CreateMany rows) -> createMany(rows);
      case Write.Connect(Key key) -> connect(key);
      case Write.ConnectOrCreate(Key key, Create create) -> {
        if (writer.find(target, key.filter()).isPresent()) {
          connect(key);
        } else {
          create(create);
        }
      }
      case Write.Disconnect(Filter where) -> disconnect(where);
      case Write.Replace(List<Key> keys) -> replace(keys);
      case Write.Change(Filter where, Changes changes) -> change(where, changes);
      case Write.ChangeMany(Filter where, Changes changes) -> {
        var _ = writer.updateMany(new Update(related(where), changes, OptionalLong.empty()));
      }
      case Write.ChangeOrNew(Filter where, Changes changes, Create create) -> {
        Optional<Found> there = writer.find(target, related(where));
        if (there.isPresent()) {
          var _ = writer.update(target, there.get().key(), changes);
        } else {
          create(create);
        }
      }
      case Write.Delete(Filter where) -> {
        Found there =
            writer
                .find(target, related(where))
                .orElseThrow(() -> Writer.notFound(target, "deleted"));
        var _ = writer.deleteOne(target, there.key());
      }
      case Write.DeleteMany(Filter where) -> {
        var _ = writer.deleteMany(new Delete(target.name(), related(where), OptionalLong.empty()));
      }
    }
  }

  private void change(Filter where, Changes changes) {
    if (changes.isEmpty()) {
      return; // as Prisma's client, which does not look then whether the row is there
    }
    Found there =
        writer.find(target, related(where)).orElseThrow(() -> Writer.notFound(target, "changed"));
    var _ = writer.update(target, there.key(), changes);
  }
}
