// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.app.Rows;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Schema;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.connection.ConnectionViewModel;
import dev.crowfoot.ui.connection.ProductionGuard;
import dev.crowfoot.ui.control.Sheets;
import dev.crowfoot.ui.data.DataView;
import dev.crowfoot.ui.data.DataViewModel;
import dev.crowfoot.ui.search.Hit;
import dev.crowfoot.ui.studio.StudioViewModel;
import dev.crowfoot.ui.studio.StudioViewModel.Centre;
import dev.crowfoot.ui.transfer.ImportSheet;
import dev.crowfoot.ui.transfer.ImportViewModel;
import dev.crowfoot.ui.transfer.Place;
import dev.crowfoot.ui.transfer.RowExportSheet;
import dev.crowfoot.ui.transfer.RowExportViewModel;
import dev.crowfoot.ui.transfer.SamplesSheet;
import dev.crowfoot.ui.transfer.SamplesViewModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Opens the sheets that bring rows in, write them out and make some up: from the menu of the rows
/// and from the search.
final class RowTransfers {
  private final StudioViewModel studio;
  private final DataViewModel rows;
  private final ConnectionViewModel connection;
  private final ProductionGuard guard;
  private final Sheets sheets;
  private final Files files;
  private final Background background;

  /// Asks for files with the system's own dialogs.
  ///
  /// @param folder where they are to lie when nobody has said otherwise
  record Files(Path folder, Supplier<Optional<Path>> open, Function<Path, Optional<Path>> write) {}

  RowTransfers(
      StudioViewModel studio,
      DataViewModel rows,
      ConnectionViewModel connection,
      ProductionGuard guard,
      Sheets sheets,
      Files files,
      Background background) {
    this.studio = studio;
    this.rows = rows;
    this.connection = connection;
    this.guard = guard;
    this.sheets = sheets;
    this.files = files;
    this.background = background;
  }

  void offerIn(DataView view) {
    view.addAction("data-import", "Import rows…", this::importRows);
    view.addAction("data-export", "Export rows…", this::exportRows);
    view.addAction("data-samples", "Create sample rows…", this::createSamples);
  }

  List<Hit.OfCommand> commands() {
    return List.of(
        new Hit.OfCommand("Import rows…", "data import", this::importRows),
        new Hit.OfCommand("Export rows…", "data export", this::exportRows),
        new Hit.OfCommand("Create sample rows…", "data sample", this::createSamples));
  }

  private void importRows() {
    withPlace(
        (model, place) -> {
          ImportViewModel wanted = new ImportViewModel(schema(), model, place);
          sheets.show(new ImportSheet(wanted, files.open(), sheets), wanted::cancel);
        });
  }

  private void exportRows() {
    withPlace(
        (model, place) -> {
          FindMany all = FindMany.of(model.name());
          FindMany shown =
              rows.asked().map(q -> all.where(q.where()).orderBy(q.orderBy())).orElse(all);
          RowExportViewModel wanted = new RowExportViewModel(shown, hiding(place));
          sheets.show(new RowExportSheet(wanted, files.write(), sheets), wanted::cancel);
        });
  }

  private void createSamples() {
    withPlace(
        (model, place) -> {
          SamplesViewModel wanted = new SamplesViewModel(model, hiding(place));
          sheets.show(new SamplesSheet(wanted, sheets), wanted::cancel);
        });
  }

  private Schema schema() {
    return studio.workspace().drawnProperty().get();
  }

  /// Goes on with the table that is shown and the database that is connected; says what is missing
  /// otherwise.
  private void withPlace(BiConsumer<Model, Place> work) {
    studio.centreProperty().set(Centre.DATA);
    Optional<Model> model = rows.modelProperty().get();
    Optional<Database> database = connection.databaseProperty().get();
    if (model.isEmpty() || database.isEmpty()) {
      studio
          .workspace()
          .say(
              model.isEmpty()
                  ? "There is no table whose rows could be moved."
                  : "There is no connection to a database yet.");
      return;
    }
    Schema schema = schema();
    work.accept(
        model.get(),
        new Place(
            () -> Rows.of(schema, database.get()).engine(),
            guard::check,
            files.folder(),
            background,
            this::done));
  }

  private void done(String words) {
    studio.workspace().say(words);
    rows.reload();
  }

  /// The sheet goes away when all is done.
  private Place hiding(Place place) {
    return new Place(
        place.engine(),
        place.beforeWriting(),
        place.folder(),
        place.background(),
        words -> {
          sheets.hide();
          done(words);
        });
  }
}
