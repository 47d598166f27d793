// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.app.Project;
import dev.crowfoot.app.migrations.Migrations;
import dev.crowfoot.editor.Document;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.connection.ConnectionViewModel;
import dev.crowfoot.ui.connection.ProductionGuard;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.Optional;
import java.util.concurrent.Callable;

/// What every part of migrating works with: the project, its database, and the one run that may be
/// under way.
record Desk(
    WorkspaceViewModel workspace,
    Project project,
    ConnectionViewModel connection,
    ProductionGuard guard,
    Background background,
    Migrations migrations,
    MigrationRun run) {
  Optional<Database> database() {
    return connection.databaseProperty().get();
  }

  /// Writes the schema as it is in the window.
  ///
  /// @throws MigrationFailure when somebody else has changed the file meanwhile
  void save(Document document) {
    try {
      project.save(document);
    } catch (Project.ChangedOnDisk e) {
      throw new MigrationFailure(
          "The schema was changed by another program. Compare and save it before applying.", "", e);
    }
  }

  /// Does something in the background that changes the database or the migrations, and shows how it
  /// ends where runs are shown.
  ///
  /// @param title such as `Applying add_orders`
  /// @param work gives the sentence about what was done
  void run(String title, Callable<String> work) {
    runTo(title, () -> new RunState.Done(work.call()));
  }

  /// The same for work that has more to say than a sentence.
  void runTo(String title, Callable<RunState.Done> work) {
    if (run.isUnderWay()) {
      return;
    }
    run.start(title);
    background.run(work).onDone(run::end).onFailure(this::failed).start();
  }

  /// That something cannot be done, and how it stands with the connection.
  Failure notConnected() {
    return new ConnectionFailure(
        "That needs a connection. " + connection.stateProperty().get().explanation());
  }

  void failed(Failure failure) {
    run.end(new RunState.Failed(failure));
  }
}
