// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.rows.Sessions.Session;
import dev.crowfoot.adapter.rows.query.Changes;
import dev.crowfoot.adapter.rows.query.Create;
import dev.crowfoot.adapter.rows.query.CreateMany;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.Key;
import dev.crowfoot.adapter.rows.query.Returning;
import dev.crowfoot.adapter.rows.query.Selection;
import dev.crowfoot.adapter.rows.query.Update;
import dev.crowfoot.model.Model;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Several steps that are done together: all of them, or nothing when the work ends with an
/// exception.
public final class Transaction {
  private final Session session;
  private final Writer writer;
  private final Finder finder;
  private final Sequences sequences;

  Transaction(Session session, Writer writer, Finder finder, Sequences sequences) {
    this.session = session;
    this.writer = writer;
    this.finder = finder;
    this.sequences = sequences;
  }

  public Page findMany(FindMany query) {
    return finder.find(query);
  }

  /// Inserts a row and what is nested in it; the row as the database has it now.
  public Page create(Create row) {
    return writer.create(new Returning<>(row, Selection.ALL));
  }

  /// Changes the row that a key names, if there is one.
  public void update(Key row, Changes changes) {
    var _ = writer.updateMany(new Update(row.filter(), changes, OptionalLong.empty()));
  }

  /// Inserts rows of one model; how many.
  public long createMany(CreateMany rows) {
    return writer.createMany(rows);
  }

  /// Has the database count on behind the rows of a model, for fields that it counts and that rows
  /// may have brought along. To be done last, when that was this transaction.
  ///
  /// @return in a sentence each, where it will not, and what to do
  public List<String> countOn(Model model, Collection<String> fields) {
    return sequences.catchUp(model, fields);
  }

  /// Inserts rows of one model, each of which may be refused by itself: the others stay.
  ///
  /// @param items what rows are made of
  /// @param refused told of each item whose row the database refuses, and why
  /// @return how many rows were created
  public <T> long createEach(
      String model,
      List<T> items,
      Function<T, Create> row,
      BiConsumer<? super T, QueryFailure> refused) {
    if (items.isEmpty()) {
      return 0;
    }
    CreateMany rows = new CreateMany(model, items.stream().map(row).toList(), false);
    try {
      return session.takingBack(() -> writer.createMany(rows));
    } catch (QueryFailure failure) {
      if (!DatabaseErrors.isAboutTheRow(failure)) {
        throw failure;
      }
      if (items.size() == 1) {
        refused.accept(items.getFirst(), failure);
        return 0;
      }
      int middle = items.size() / 2; // in a few steps all but the wrong ones are in
      return createEach(model, items.subList(0, middle), row, refused)
          + createEach(model, items.subList(middle, items.size()), row, refused);
    }
  }
}
