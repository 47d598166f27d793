// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.rows.QueryEngine;
import dev.crowfoot.app.Rows;
import dev.crowfoot.model.Schema;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The query engine for the schema and the connection of now, which is asked for in the background.
final class CurrentEngine {
  private final ObservableValue<Schema> schema;
  private final ObservableValue<Optional<Database>> database;
  private final AtomicReference<@Nullable Connected> connected = new AtomicReference<>();

  CurrentEngine(ObservableValue<Schema> schema, ObservableValue<Optional<Database>> database) {
    this.schema = schema;
    this.database = database;
  }

  /// The last one as long as schema and connection stay the same.
  ///
  /// @throws ArgumentFailure when there is no connection
  QueryEngine get() {
    Schema wanted = schema.getValue();
    Database open =
        database
            .getValue()
            .orElseThrow(() -> new ArgumentFailure("There is no connection to a database."));
    Connected last = connected.get();
    if (last != null && last.schema.equals(wanted) && last.database.equals(open)) {
      return last.engine;
    }
    Connected now = new Connected(wanted, open, Rows.of(wanted, open).engine());
    connected.set(now);
    return now.engine;
  }

  private record Connected(Schema schema, Database database, QueryEngine engine) {}
}
