// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.transfer;

import dev.crowfoot.adapter.rows.QueryEngine;
import dev.crowfoot.app.transfer.Import;
import dev.crowfoot.app.transfer.ImportPlan;
import dev.crowfoot.app.transfer.ImportReport;
import dev.crowfoot.app.transfer.ImportReport.Ending;
import dev.crowfoot.app.transfer.Mapping;
import dev.crowfoot.app.transfer.Preview;
import dev.crowfoot.app.transfer.Target;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Schema;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// An import in the making: the file, where its columns go, what its first rows become, and what
/// came of it.
public final class ImportViewModel {
  /// So many rows are shown before.
  static final int SHOWN = 6;

  private final Schema schema;
  private final Model model;
  private final Place place;
  private final TransferWork work;
  private final StringProperty file = new SimpleStringProperty("");
  private final BooleanProperty skipBad = new SimpleBooleanProperty(false);
  private final BooleanProperty keepRefused = new SimpleBooleanProperty(true);
  private final ReadOnlyObjectWrapper<Optional<Looked>> looked =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ImportReport>> report =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private int looks;

  public ImportViewModel(Schema schema, Model model, Place place) {
    this.schema = schema;
    this.model = model;
    this.place = place;
    this.work = new TransferWork(place.background());
  }

  /// A file that was looked at.
  record Looked(ImportPlan plan, Preview preview) {}

  String modelName() {
    return model.name();
  }

  TransferWork work() {
    return work;
  }

  /// The path of the file as the user writes it.
  public StringProperty fileProperty() {
    return file;
  }

  BooleanProperty skipBadProperty() {
    return skipBad;
  }

  /// Whether rows that are left out are written beside the file.
  BooleanProperty keepRefusedProperty() {
    return keepRefused;
  }

  ReadOnlyObjectProperty<Optional<Looked>> lookedProperty() {
    return looked.getReadOnlyProperty();
  }

  /// What came of the import; empty until it ends.
  ReadOnlyObjectProperty<Optional<ImportReport>> reportProperty() {
    return report.getReadOnlyProperty();
  }

  /// Where columns can go.
  List<Target> targets() {
    return Mapping.possible(schema, model);
  }

  /// Looks at the file that is named.
  public void look() {
    Path path;
    try {
      path = Path.of(file.get().strip()).toAbsolutePath();
    } catch (InvalidPathException wrong) {
      work.setProblem("This cannot be a file: " + wrong.getReason() + ".");
      return;
    }
    look(engine -> ImportPlan.suggest(schema, model, path));
  }

  /// Reads the file another way.
  void change(UnaryOperator<ImportPlan> other) {
    looked.get().ifPresent(seen -> look(_ -> other.apply(seen.plan())));
  }

  /// Reads the file another way, so that it has other columns.
  void changeFile(UnaryOperator<ImportPlan> other) {
    change(plan -> ImportPlan.of(schema, model, other.apply(plan).file()).empty(plan.empty()));
  }

  private void look(Function<QueryEngine, ImportPlan> suggest) {
    int now = ++looks;
    work.setProblem("");
    report.set(Optional.empty());
    place
        .background()
        .run(
            () -> {
              QueryEngine engine = place.engine().get();
              ImportPlan plan = suggest.apply(engine);
              return new Looked(plan, new Import(engine, plan).preview(SHOWN));
            })
        .onDone(
            seen -> {
              if (now == looks) {
                looked.set(Optional.of(seen));
              }
            })
        .onFailure(
            failure -> {
              if (now == looks) {
                looked.set(Optional.empty());
                work.refuse(failure);
              }
            })
        .start();
  }

  /// Creates the rows.
  void run() {
    ImportPlan plan = looked.get().map(Looked::plan).orElse(null);
    if (plan == null) {
      return;
    }
    ImportPlan wanted = plan.skipBad(skipBad.get());
    Optional<Path> refused =
        skipBad.get() && keepRefused.get() ? Optional.of(refusedFile()) : Optional.empty();
    report.set(Optional.empty());
    work.start(
        progress -> {
          place.beforeWriting().run();
          return new Import(place.engine().get(), wanted).run(progress, refused);
        },
        this::done);
  }

  private void done(ImportReport came) {
    if (came.ending() == Ending.CANCELLED) {
      work.setProblem("Cancelled: nothing was created.");
      return;
    }
    if (came.ending() == Ending.DONE) {
      place
          .onDone()
          .accept("Imported into " + model.name() + ": " + TransferWork.rows(came.created()) + ".");
      work.setProblem(String.join(" ", came.notes()));
    }
    report.set(Optional.of(came));
  }

  /// Where the rows that are left out are written.
  Path refusedFile() {
    Path path = Path.of(file.get().strip()).toAbsolutePath();
    String name = String.valueOf(path.getFileName());
    int dot = name.lastIndexOf('.');
    return path.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "-refused.csv");
  }

  /// Stops what is under way; it takes back what it has begun.
  public void cancel() {
    work.cancel();
  }
}
