// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.transfer;

import dev.crowfoot.app.transfer.SampleRows;
import dev.crowfoot.model.Model;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// How many rows are made up, and of which models.
public final class SamplesViewModel {
  private final Model model;
  private final Place place;
  private final TransferWork work;
  private final ObjectProperty<Boolean> all = new SimpleObjectProperty<>(false);
  private final StringProperty rows = new SimpleStringProperty("50");
  private final StringProperty seed =
      new SimpleStringProperty(Integer.toString(ThreadLocalRandom.current().nextInt(1, 1_000_000)));

  public SamplesViewModel(Model model, Place place) {
    this.model = model;
    this.place = place;
    this.work = new TransferWork(place.background());
  }

  String modelName() {
    return model.name();
  }

  TransferWork work() {
    return work;
  }

  /// Whether every model gets rows, and not only the one that is shown.
  ObjectProperty<Boolean> allProperty() {
    return all;
  }

  StringProperty rowsProperty() {
    return rows;
  }

  /// The same number makes the same rows in an empty database.
  StringProperty seedProperty() {
    return seed;
  }

  void create() {
    if (!rows.get().strip().matches("[0-9]{1,7}")) {
      work.setProblem("How many rows? Expected is a whole number, such as 50.");
      return;
    }
    if (!seed.get().strip().matches("-?[0-9]{1,18}")) {
      work.setProblem("The seed is a whole number, such as 42.");
      return;
    }
    int count = Integer.parseInt(rows.get().strip());
    long number = Long.parseLong(seed.get().strip());
    List<String> models = all.get() ? List.of() : List.of(model.name());
    work.start(
        progress -> {
          place.beforeWriting().run();
          return new SampleRows(place.engine().get(), number).create(models, count, progress);
        },
        created -> place.onDone().accept(words(created)));
  }

  /// "Created: 50 rows of User, 50 of Post."
  private static String words(Map<String, Long> created) {
    if (created.size() > 4) {
      long sum = created.values().stream().mapToLong(n -> n).sum();
      return "Created: " + TransferWork.rows(sum) + " in " + created.size() + " tables.";
    }
    return created.entrySet().stream()
        .map(e -> TransferWork.rows(e.getValue()) + " of " + e.getKey())
        .collect(Collectors.joining(", ", "Created: ", "."));
  }

  /// Stops what is under way; it takes back what it has begun.
  public void cancel() {
    work.cancel();
  }
}
