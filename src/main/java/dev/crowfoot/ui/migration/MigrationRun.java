// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.ui.background.Background;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The run that is under way or was the last: its statements as they come, and stopping it.
final class MigrationRun {
  private final Background background;
  private final ReadOnlyObjectWrapper<RunState> state =
      new ReadOnlyObjectWrapper<>(new RunState.Idle());
  private final ObservableList<RunLine> lines = FXCollections.observableArrayList();
  private AtomicBoolean cancelled = new AtomicBoolean();
  private Runnable onEnd = () -> {};

  MigrationRun(Background background) {
    this.background = background;
  }

  /// Called on the UI thread after each run, however it ended.
  void setOnEnd(Runnable action) {
    onEnd = action;
  }

  ReadOnlyObjectProperty<RunState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  boolean isUnderWay() {
    return state.get() instanceof RunState.Running;
  }

  ObservableList<RunLine> lines() {
    return lines;
  }

  void start(String title) {
    cancelled = new AtomicBoolean();
    lines.clear();
    state.set(new RunState.Running(title));
  }

  void end(RunState end) {
    state.set(end);
    onEnd.run();
  }

  void cancel() {
    cancelled.set(true);
  }

  void dismiss() {
    if (!isUnderWay()) {
      state.set(new RunState.Idle());
      lines.clear();
    }
  }

  RunListener listener() {
    AtomicBoolean stop = cancelled;
    return new RunListener() {
      @Override
      public void statementBegins(String sql) {
        background.report(() -> lines.add(RunLine.begun(sql)));
      }

      @Override
      public void statementDone(String sql, Duration took, OptionalLong rows) {
        background.report(
            () -> lines.set(lines.size() - 1, new RunLine(sql, Optional.of(took), rows)));
      }

      @Override
      public boolean isCancelled() {
        return stop.get();
      }
    };
  }
}
