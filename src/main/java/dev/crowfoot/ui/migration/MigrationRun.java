// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.ui.background.Background;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The run that is under way or was the last: its statements as they come, and stopping it.
public final class MigrationRun {
  private final Background background;
  private final ReadOnlyObjectWrapper<RunState> state =
      new ReadOnlyObjectWrapper<>(new RunState.Idle());
  private final ObservableList<RunLine> lines = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper();
  private String title = "";
  private AtomicBoolean cancelled = new AtomicBoolean();
  private Runnable onEnd = () -> {};

  MigrationRun(Background background) {
    this.background = background;
  }

  /// Called on the UI thread after each run, however it ended.
  void setOnEnd(Runnable action) {
    onEnd = action;
  }

  /// How it stands with it.
  public ReadOnlyObjectProperty<RunState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  boolean isUnderWay() {
    return state.get().isUnderWay();
  }

  /// The statements of the run, in their order.
  public ObservableList<RunLine> lines() {
    return lines;
  }

  /// How many statements there will be, of the change sets that have begun; 0 while nobody knows.
  public ReadOnlyIntegerProperty totalProperty() {
    return total.getReadOnlyProperty();
  }

  void start(String words) {
    cancelled = new AtomicBoolean();
    title = words;
    lines.clear();
    total.set(0);
    state.set(new RunState.Running(words));
  }

  void end(RunState end) {
    state.set(end);
    onEnd.run();
  }

  /// Stops the run after the statement it is at; what is not committed is taken back.
  public void cancel() {
    if (isUnderWay()) {
      cancelled.set(true);
      state.set(new RunState.Stopping(title));
    }
  }

  /// Puts the report of the last run away.
  public void dismiss() {
    if (!isUnderWay()) {
      state.set(new RunState.Idle());
      lines.clear();
    }
  }

  RunListener listener() {
    return new Teller(cancelled, title, false);
  }

  /// For a run that only tries.
  RunListener tryingListener() {
    return new Teller(cancelled, title, true);
  }

  /// The statements that come are the first of a trial, or of the run itself.
  private void begin(String words) {
    lines.clear();
    total.set(0);
    if (state.get() instanceof RunState.Running) {
      state.set(new RunState.Running(words));
    }
  }

  /// Shows each statement as a line, those of a trial first; they make room for those of the run.
  private final class Teller implements RunListener {
    private final AtomicBoolean stop;
    private final String words;
    private final boolean trial;
    private boolean begun;

    Teller(AtomicBoolean stop, String words, boolean trial) {
      this.stop = stop;
      this.words = words;
      this.trial = trial;
    }

    @Override
    public void statementsToCome(int count) {
      beginOnce();
      background.report(() -> total.set(lines.size() + count));
    }

    @Override
    public void statementBegins(String sql) {
      beginOnce();
      background.report(() -> lines.add(RunLine.begun(sql, trial)));
    }

    private void beginOnce() {
      if (!begun) {
        begun = true;
        background.report(() -> begin(words));
      }
    }

    @Override
    public void statementDone(String sql, Duration took, OptionalLong rows) {
      background.report(
          () -> lines.set(lines.size() - 1, new RunLine(sql, Optional.of(took), rows, trial)));
    }

    @Override
    public boolean isCancelled() {
      return stop.get();
    }

    @Override
    public RunListener onTrial() {
      return new Teller(stop, words + ": trying it on a copy first", true);
    }
  }
}
