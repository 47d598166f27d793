// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.rows.ColumnInfo;
import dev.crowfoot.adapter.rows.query.Key;
import dev.crowfoot.app.RowPages;
import dev.crowfoot.app.RowPages.Part;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.ui.background.Background;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// Brings the rows that are looked at into a [RowWindow], one page at a time and in the background:
/// where somebody is now, not where they were when the page before was asked for.
final class Paging {
  static final int PAGE = 500;
  private static final int KEPT = 6 * PAGE;

  /// So many rows can be in memory together, whatever lies around them.
  static final int MOST_TOGETHER = KEPT - 2 * PAGE;

  private final Background background;
  private final RowWindow window = new RowWindow(PAGE, KEPT);
  private final Told told;
  private Optional<RowPages> pages = Optional.empty();
  private Optional<Model> model = Optional.empty();
  private Optional<Background.Running> loading = Optional.empty();
  private Optional<Background.Running> counting = Optional.empty();
  private long from;
  private long to;
  private Optional<Reach> reach = Optional.empty();
  private Runnable opened = () -> {};
  private boolean busy;
  private boolean failed;

  /// Who wants to know.
  ///
  /// @param found the columns of rows that came
  /// @param changed rows came or went; they moved by so many places
  /// @param counted the number of rows is known better
  /// @param failed a page could not be read
  record Told(
      Consumer<List<ColumnInfo>> found,
      LongConsumer changed,
      Runnable counted,
      Consumer<Failure> failed) {}

  Paging(Background background, Told told) {
    this.background = background;
    this.told = told;
  }

  RowWindow window() {
    return window;
  }

  /// Forgets what there is.
  void clear() {
    stop();
    pages = Optional.empty();
    window.clear();
  }

  private void stop() {
    loading.ifPresent(Background.Running::cancel);
    counting.ifPresent(Background.Running::cancel);
    loading = Optional.empty();
    counting = Optional.empty();
    busy = false;
    failed = false;
    reach = Optional.empty();
  }

  /// Reads the first page of an answer and counts its rows.
  ///
  /// @param isOpen called when the first rows are there
  void open(Model shown, Supplier<RowPages> answer, Runnable isOpen) {
    stop();
    model = Optional.of(shown);
    load(
        () -> {
          RowPages asked = answer.get();
          return new Opened(asked, asked.first());
        },
        found -> {
          from = 0;
          to = 0;
          window.clear();
          show(found);
          isOpen.run();
          Runnable next = opened;
          opened = () -> {};
          next.run();
        },
        why -> {
          window.clear();
          told.failed.accept(why);
        });
  }

  /// Reads the rows in view anew, and counts again.
  void again(Model shown, Supplier<RowPages> answer) {
    stop();
    model = Optional.of(shown);
    long place = Math.clamp(from - PAGE / 4, window.first(), Math.max(window.end() - 1, 0));
    boolean exact = window.isExact();
    long total = window.size();
    Optional<Key> key = keyOf(window.at(place));
    load(
        () -> {
          RowPages asked = answer.get();
          return new Opened(asked, asked.again(key, place, exact, total));
        },
        found -> {
          window.recount();
          show(found);
        },
        told.failed);
  }

  private void show(Opened opened) {
    pages = Optional.of(opened.pages);
    told.changed.accept(replace(opened.part));
    count(opened.pages);
  }

  /// Does something when the rows that were asked for last are there.
  void whenOpened(Runnable work) {
    if (busy) {
      opened = work;
    } else {
      work.run();
    }
  }

  private record Opened(RowPages pages, Part part) {}

  private void count(RowPages asked) {
    if (window.isCounted()) {
      told.counted.run();
      return;
    }
    counting =
        Optional.of(
            background
                .run(asked::estimate)
                .onDone(
                    about -> {
                      counted(about, false);
                      countExactly(asked);
                    })
                .onFailure(_ -> {}) // the rows themselves say what is wrong
                .start());
  }

  private void countExactly(RowPages asked) {
    counting =
        Optional.of(
            background
                .run(asked::count)
                .onDone(rows -> counted(OptionalLong.of(rows), true))
                .onFailure(_ -> {})
                .start());
  }

  private void counted(OptionalLong rows, boolean exact) {
    if (rows.isPresent()) {
      told.changed.accept(window.counted(rows, exact));
    }
    told.counted.run();
  }

  /// Tells which places are in view; what lacks is read, and what follows is read ahead.
  void look(long first, long last) {
    from = Math.max(first, 0);
    to = Math.max(Math.min(last, window.size() - 1), from);
    failed = false;
    loadWanted();
  }

  private void loadWanted() {
    if (busy || failed || pages.isEmpty()) {
      return;
    }
    RowPages asked = pages.get();
    boolean near = first() < window.end() + PAGE && last() >= window.first() - PAGE;
    if (!near) {
      long place = Math.max(first() - PAGE / 2, 0);
      long total = window.size();
      load(() -> asked.at(place, total), part -> told.changed.accept(replace(part)));
    } else if (!window.begins() && first() < window.first() + PAGE / 2) {
      long place = window.first();
      boolean exact = window.isExact();
      Optional<Key> begin = keyOf(window.run().stream().findFirst());
      load(() -> asked.before(begin, place, exact), this::prepend);
    } else if (!window.ends() && last() >= window.end() - PAGE / 2) {
      long place = window.end();
      boolean exact = window.isExact();
      Optional<Key> last =
          keyOf(window.run().isEmpty() ? Optional.empty() : Optional.of(window.run().getLast()));
      load(() -> asked.after(last, place, exact), this::append);
    }
  }

  private long first() {
    return reach.map(Reach::first).orElse(from);
  }

  private long last() {
    return reach.map(Reach::last).orElse(to);
  }

  /// Rows that are wanted together, wherever somebody looks.
  ///
  /// @param then called when all of them are in memory
  private record Reach(long first, long last, Runnable then) {}

  /// Brings rows into memory, together no more than [#MOST_TOGETHER].
  ///
  /// @param then called when they are there
  void bring(long first, long last, Runnable then) {
    reach = Optional.of(new Reach(first, last, then));
    failed = false;
    reachedOr(this::loadWanted);
  }

  private void reachedOr(Runnable otherwise) {
    boolean there =
        reach.filter(r -> r.first >= window.first() && r.last < window.end()).isPresent();
    if (!there) {
      otherwise.run();
      return;
    }
    Runnable then = reach.get().then;
    reach = Optional.empty();
    then.run();
    loadWanted();
  }

  /// Goes to the first row whose key is not before a value.
  ///
  /// @param field the first field of the key, in whose order the rows lie
  /// @param there told the place of the row
  void goTo(ScalarField field, Object value, LongConsumer there) {
    RowPages asked = pages.orElse(null);
    if (asked == null) {
      return;
    }
    loading.ifPresent(Background.Running::cancel);
    long total = window.size();
    load(
        () -> asked.from(field, value, total),
        part -> {
          var _ = replace(part);
          from = window.ends() ? window.end() - 1 : window.first();
          to = from;
          told.changed.accept(0);
          there.accept(from);
        });
  }

  private <T> void load(Callable<T> work, Consumer<T> done) {
    load(work, done, told.failed);
  }

  private <T> void load(Callable<T> work, Consumer<T> done, Consumer<Failure> onFailure) {
    busy = true;
    loading =
        Optional.of(
            background
                .run(work)
                .onDone(
                    found -> {
                      busy = false;
                      done.accept(found);
                      reachedOr(this::loadWanted);
                    })
                .onFailure(
                    why -> {
                      busy = false;
                      failed = true;
                      reach = Optional.empty();
                      onFailure.accept(why);
                    })
                .start());
  }

  private long replace(Part part) {
    told.found.accept(part.page().columns());
    return moved(
        window.replace(rows(part), part.first(), part.exact(), part.begins(), part.ends()));
  }

  private void append(Part part) {
    told.changed.accept(moved(window.append(rows(part), part.ends(), first())));
  }

  private void prepend(Part part) {
    told.changed.accept(moved(window.prepend(rows(part), part.begins(), first())));
  }

  private long moved(long places) {
    from += places;
    to += places;
    return places;
  }

  private List<GridRow> rows(Part part) {
    return GridRow.of(model.orElseThrow(), part.page());
  }

  private static Optional<Key> keyOf(Optional<GridRow> row) {
    return row.flatMap(GridRow::key);
  }
}
