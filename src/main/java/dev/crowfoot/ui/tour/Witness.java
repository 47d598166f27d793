// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.tour;

import dev.crowfoot.adapter.files.TextFiles;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.app.Environment;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.ui.tour.Hand.TourFailed;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Looks at the files and the database by itself, past everything the window believes.
final class Witness {
  private final ProjectFiles project;

  Witness(ProjectFiles project) {
    this.project = project;
  }

  String schemaText() {
    return TextFiles.read(project.schema());
  }

  List<String> tables() {
    return values("SELECT name FROM sqlite_master WHERE type = 'table'");
  }

  /// How many migrations the database has.
  int migrations() {
    return tables().contains("DATABASECHANGELOG")
        ? values("SELECT DISTINCT \"FILENAME\" FROM \"DATABASECHANGELOG\"").size()
        : 0;
  }

  /// Changes the database beside the window, as somebody else would.
  void execute(String sql) {
    DatabaseUrl url = DatabaseUrl.parse(Environment.SQLITE_DEFAULT, project.folder());
    try (Database database = Database.open(url);
        Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new TourFailed("the database says: " + e.getMessage());
    }
  }

  /// The first column of a query's rows, as text; nothing while there is no database.
  List<String> values(String sql) {
    DatabaseUrl url = DatabaseUrl.parse(Environment.SQLITE_DEFAULT, project.folder());
    if (!Files.exists(project.folder().resolve("dev.db"))) {
      return List.of();
    }
    try (Database database = Database.open(url);
        Connection connection = database.connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(String.valueOf(rows.getString(1)));
      }
      return values;
    } catch (SQLException e) {
      throw new TourFailed("the database says: " + e.getMessage());
    }
  }
}
