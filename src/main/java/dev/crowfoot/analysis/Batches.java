// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/// Does the work of a step on all models or relations of a schema, several at a time: they do not
/// depend on each other, and large schemas would keep one processor busy for longer than a key
/// stroke should take.
///
/// Results and findings come in the order of the items, however many processors there are.
public final class Batches {
  private static final int MOST = 8;

  /// Fewer items are done sooner by one thread.
  private static final int LEAST_ITEMS = 32;

  private Batches() {}

  /// The work on one batch.
  @FunctionalInterface
  public interface Work<T, R> {
    /// @param findings those of this batch alone
    R on(List<T> batch, Findings findings);
  }

  /// Has all items looked at for their findings alone.
  ///
  /// @param check uses nothing that the check of another batch changes
  public static <T> void check(
      List<T> items, Findings findings, BiConsumer<List<T>, Findings> check) {
    run(
        items,
        findings,
        (batch, own) -> {
          check.accept(batch, own);
          return batch.size();
        });
  }

  /// Has all items worked on.
  ///
  /// @param work uses nothing that the work on another batch changes
  /// @param findings gets the findings of all batches
  /// @return what the work on each batch gave
  public static <T, R> List<R> run(List<T> items, Findings findings, Work<T, R> work) {
    int count = Math.clamp(items.size() / LEAST_ITEMS, 1, MOST);
    if (count == 1) {
      return List.of(work.on(items, findings));
    }
    List<Done<R>> done =
        IntStream.range(0, count)
            .parallel()
            .mapToObj(i -> one(batch(items, i, count), findings.apart(), work))
            .toList();
    done.forEach(each -> findings.addAll(each.findings().all()));
    return done.stream().map(Done::result).toList();
  }

  private record Done<R>(R result, Findings findings) {}

  private static <T, R> Done<R> one(List<T> batch, Findings findings, Work<T, R> work) {
    return new Done<>(work.on(batch, findings), findings);
  }

  private static <T> List<T> batch(List<T> items, int number, int count) {
    return items.subList(items.size() * number / count, items.size() * (number + 1) / count);
  }
}
