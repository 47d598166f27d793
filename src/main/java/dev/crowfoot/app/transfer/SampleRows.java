// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.rows.QueryEngine;
import dev.crowfoot.adapter.rows.Transaction;
import dev.crowfoot.adapter.rows.query.ArgumentReader;
import dev.crowfoot.adapter.rows.query.Create;
import dev.crowfoot.adapter.samples.SampleValues;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Creates rows that are made up, in one transaction: unique where they must be, and each referring
/// to rows that are there or are made along. In an empty database the same seed gives the same
/// rows.
public final class SampleRows {
  /// The most for each model.
  public static final int MOST = 100_000;

  private static final int TOLD_EVERY = 50;

  private final QueryEngine engine;
  private final long seed;

  public SampleRows(QueryEngine engine, long seed) {
    this.engine = engine;
    this.seed = seed;
  }

  /// Creates rows.
  ///
  /// @param names the models; none for all
  /// @param rows how many of each; fewer where nothing unique is left to make
  /// @return how many were created, by model in the order they were made; also of models that those
  ///   wanted must refer to, when they had none
  /// @throws ArgumentFailure when there is no such model, or rows of it cannot be made
  /// @throws dev.crowfoot.adapter.Failure.QueryFailure when the database refuses a row; none was
  ///   created then
  /// @throws CancellationException when it was cancelled; none was created then
  public Map<String, Long> create(List<String> names, int rows, Progress progress) {
    if (rows < 1 || rows > MOST) {
      throw new ArgumentFailure("From 1 to %,d rows can be made of a model.".formatted(MOST));
    }
    ArgumentReader reader = new ArgumentReader(engine.schema());
    List<Model> wanted = names.stream().distinct().map(reader::model).toList();
    wanted.forEach(SampleRows::refuseView);
    return engine.inTransaction(transaction -> create(transaction, wanted, rows, progress));
  }

  private static void refuseView(Model model) {
    if (model.isView()) {
      throw new ArgumentFailure("`" + model.name() + "` is a view: its rows cannot be created.");
    }
  }

  private Map<String, Long> create(
      Transaction transaction, List<Model> wanted, int rows, Progress progress) {
    List<Model> order = new SampleOrder(engine.schema(), transaction).of(wanted);
    SamplePools pools = new SamplePools(transaction);
    SampleValues values = new SampleValues(engine.schema(), seed);
    Map<String, Long> created = new LinkedHashMap<>();
    long all = (long) rows * order.size();
    long done = 0;
    for (Model model : order) {
      // the database gives the numbers, and must not give those of rows that brought their own
      var _ = transaction.countOn(model, model.scalarFields().map(ScalarField::name).toList());
      SampleRow maker = new SampleRow(engine.schema(), model, values, pools);
      long made = 0;
      for (int i = 0; i < rows; i++) {
        Optional<Create> row = maker.next();
        if (row.isEmpty()) {
          break;
        }
        pools.add(model, transaction.create(row.get()));
        made++;
        if (i % TOLD_EVERY == 0) {
          progress.check((double) (done + i) / all, done + i);
        }
      }
      done += rows;
      created.put(model.name(), made);
    }
    progress.check(1, created.values().stream().mapToLong(n -> n).sum());
    return created;
  }
}
