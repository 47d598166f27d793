// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.transfer;

import dev.crowfoot.adapter.csv.CsvStyle;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.app.transfer.ExportPlan;
import dev.crowfoot.app.transfer.RowExport;
import dev.crowfoot.app.transfer.TransferFormat;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Which rows are written, in which format and where to.
public final class RowExportViewModel {
  private final FindMany shown;
  private final Place place;
  private final TransferWork work;
  private final ObjectProperty<TransferFormat> format =
      new SimpleObjectProperty<>(TransferFormat.CSV);
  private final ObjectProperty<Boolean> all = new SimpleObjectProperty<>(false);
  private final ObjectProperty<Character> delimiter = new SimpleObjectProperty<>(',');
  private final BooleanProperty forSpreadsheets = new SimpleBooleanProperty(false);
  private final StringProperty file = new SimpleStringProperty("");
  private final ReadOnlyBooleanWrapper replaces = new ReadOnlyBooleanWrapper(false);

  /// @param shown what the grid asks for now
  public RowExportViewModel(FindMany shown, Place place) {
    this.shown = shown;
    this.place = place;
    this.work = new TransferWork(place.background());
    file.set(place.folder().resolve(shown.model() + ".csv").toString());
    format.addListener((_, before, now) -> changeExtension(before, now));
    file.addListener((_, _, now) -> changeFile(now));
  }

  String modelName() {
    return shown.model();
  }

  /// Whether the grid shows less than all rows in their own order.
  boolean isNarrowed() {
    return !shown.equals(FindMany.of(shown.model()));
  }

  TransferWork work() {
    return work;
  }

  ObjectProperty<TransferFormat> formatProperty() {
    return format;
  }

  /// Whether all rows are written, and not only those that are shown.
  ObjectProperty<Boolean> allProperty() {
    return all;
  }

  ObjectProperty<Character> delimiterProperty() {
    return delimiter;
  }

  BooleanProperty forSpreadsheetsProperty() {
    return forSpreadsheets;
  }

  StringProperty fileProperty() {
    return file;
  }

  /// Whether the file is there already, and the next time it is replaced.
  ReadOnlyBooleanProperty replacesProperty() {
    return replaces.getReadOnlyProperty();
  }

  private void changeExtension(TransferFormat before, TransferFormat now) {
    String path = file.get();
    if (path.endsWith("." + before.word())) {
      file.set(path.substring(0, path.length() - before.word().length()) + now.word());
    }
  }

  private void changeFile(String path) {
    replaces.set(false);
    work.setProblem("");
    TransferFormat.of(Path.of(path.replace('\0', ' '))).ifPresent(format::set);
  }

  /// Writes the file. One that is there already is only replaced when this is asked for again.
  void export() {
    Path target;
    try {
      target = Path.of(file.get().strip()).toAbsolutePath();
    } catch (InvalidPathException wrong) {
      work.setProblem("This cannot be a file: " + wrong.getReason() + ".");
      return;
    }
    boolean force = replaces.get();
    FindMany query = all.get() ? FindMany.of(shown.model()) : shown;
    ExportPlan plan =
        new ExportPlan(query, format.get(), new CsvStyle(delimiter.get(), forSpreadsheets.get()));
    work.start(
        progress ->
            !force && Files.exists(target)
                ? Optional.<Long>empty()
                : Optional.of(new RowExport(place.engine().get(), plan).write(target, progress)),
        written -> done(target, written));
  }

  private void done(Path target, Optional<Long> written) {
    if (written.isPresent()) {
      place.onDone().accept("Written: " + TransferWork.rows(written.get()) + " to " + target);
    } else {
      replaces.set(true);
      work.setProblem("There is a file of that name already.");
    }
  }

  /// Stops what is under way; it takes back what it has begun.
  public void cancel() {
    work.cancel();
  }
}
