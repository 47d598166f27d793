// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.rows.Page;
import dev.crowfoot.adapter.rows.QueryEngine;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.Order;
import dev.crowfoot.app.Rows;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import dev.crowfoot.testing.Postgres;
import dev.crowfoot.testing.Tables;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.validation.Validation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Models in a real, empty database.
final class LiveModels implements AutoCloseable {
  private final Database database;
  private final QueryEngine engine;

  LiveModels(Provider provider, String models, Path folder) {
    String source = "datasource db {\n  provider = \"" + provider.word() + "\"\n}\n" + models;
    Schema schema = Validation.of(Sources.of(SourceText.of("schema.prisma", source))).schema();
    String url = provider == Provider.SQLITE ? "file:./rows.db" : Postgres.freshDatabase();
    database = Database.openOrCreate(DatabaseUrl.parse(url, folder));
    Tables.create(database, schema);
    engine = Rows.of(schema, database).engine();
  }

  Database database() {
    return database;
  }

  QueryEngine engine() {
    return engine;
  }

  Schema schema() {
    return engine.schema();
  }

  Model model(String name) {
    return schema().model(name).orElseThrow();
  }

  /// The values of all rows, in the order of a field.
  List<List<@Nullable Object>> rows(String model, String order) {
    Page page = engine.findMany(FindMany.of(model).orderBy(List.of(Order.ascending(order))));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    page.rows().forEach(row -> rows.add(row.values()));
    return rows;
  }

  @Override
  public void close() {
    database.close();
  }
}
