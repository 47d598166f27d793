// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import java.util.List;

/// What is done at the other end of one relation, in the order it is written.
///
/// @param field the relation field
public record RelationWrite(String field, List<Write> writes) {
  public RelationWrite {
    writes = List.copyOf(writes);
  }

  /// One step. Filters are about the rows at the other end, and only those that are linked count.
  public sealed interface Write {
    /// `create`
    record New(Create create) implements Write {}

    /// `createMany`
    record NewMany(CreateMany rows) implements Write {}

    /// `connect`: a row that exists.
    record Connect(Key key) implements Write {}

    /// `connectOrCreate`
    record ConnectOrCreate(Key key, Create create) implements Write {}

    /// `disconnect`: the link goes, the rows stay.
    record Disconnect(Filter where) implements Write {}

    /// `set`: these rows are linked afterwards, and no others.
    record Replace(List<Key> keys) implements Write {
      public Replace {
        keys = List.copyOf(keys);
      }
    }

    /// `update`: one linked row; it is a failure when there is none.
    record Change(Filter where, Changes changes) implements Write {}

    /// `updateMany`
    record ChangeMany(Filter where, Changes changes) implements Write {}

    /// `upsert`
    record ChangeOrNew(Filter where, Changes changes, Create create) implements Write {}

    /// `delete`: one linked row; it is a failure when there is none.
    record Delete(Filter where) implements Write {}

    /// `deleteMany`
    record DeleteMany(Filter where) implements Write {}
  }
}
