// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.app.migrations.Review.Finding;
import dev.crowfoot.diff.Hazard;
import dev.crowfoot.diff.Hazard.Examples;
import dev.crowfoot.diff.Hazard.Question;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.migration.Step;
import dev.crowfoot.model.DefaultValue;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Stream;

/// Asks a database how many rows the hazards of a plan would meet, and which.
///
/// @param database none: nobody can say
record RowCounts(Optional<Database> database) {
  private static final int SECONDS = 20;
  private static final int LONGEST_VALUE = 40;

  /// What the database said.
  ///
  /// @param examples a few of what was counted, for people
  private record Answer(OptionalLong count, List<String> examples) {
    static final Answer UNKNOWN = new Answer(OptionalLong.empty(), List.of());
    static final Answer NONE = new Answer(OptionalLong.of(0), List.of());
  }

  List<Finding> of(Plan plan) {
    return of(plan, Schema.EMPTY);
  }

  /// @param after the schema that the plan leads to, for the fields that a value can be chosen for
  List<Finding> of(Plan plan, Schema after) {
    if (plan.hazards().isEmpty()) {
      return List.of();
    }
    if (database.isEmpty()) {
      return findings(plan, after, _ -> Answer.UNKNOWN);
    }
    try (Connection connection = database.get().connection()) {
      return findings(plan, after, hazard -> answer(connection, hazard));
    } catch (SQLException e) {
      throw database.get().failure(e);
    }
  }

  private static List<Finding> findings(
      Plan plan, Schema after, Function<Hazard, Answer> questioned) {
    List<Finding> findings = new ArrayList<>();
    for (Step step : plan.steps()) {
      for (Hazard hazard : step.hazards()) {
        Answer answer = questioned.apply(hazard);
        Optional<FieldId> fillable =
            hazard.fillable().flatMap(p -> Backfill.fieldOf(after, p.table(), p.column()));
        findings.add(
            new Finding(
                step,
                hazard,
                answer.count(),
                answer.examples(),
                fillable,
                fillable.filter(f -> isMadeByClients(after, f)).isPresent()));
      }
    }
    return findings;
  }

  private static boolean isMadeByClients(Schema schema, FieldId field) {
    return schema
        .model(field.model())
        .flatMap(m -> m.scalarField(field.field()))
        .flatMap(ScalarField::defaultValue)
        .filter(DefaultValue::isMadeByClient)
        .isPresent();
  }

  /// A query that fails or takes too long leaves the count open: the table may be one that an
  /// earlier, pending migration makes. Where there is no table at all, there is no row.
  private Answer answer(Connection connection, Hazard hazard) {
    if (hazard.question().isEmpty()) {
      return Answer.UNKNOWN;
    }
    return Stream.of(hazard.question(), hazard.plainQuestion())
        .flatMap(Optional::stream)
        .map(question -> answer(connection, question))
        .filter(answer -> answer.count().isPresent())
        .findFirst()
        .orElseGet(
            () ->
                CatalogReader.read(database.orElseThrow()).tables().isEmpty()
                    ? Answer.NONE
                    : Answer.UNKNOWN);
  }

  private static Answer answer(Connection connection, Question question) {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(SECONDS);
      long count;
      try (ResultSet rows = statement.executeQuery(question.count())) {
        if (!rows.next()) {
          return Answer.UNKNOWN;
        }
        count = rows.getLong(1);
      }
      return new Answer(
          OptionalLong.of(count),
          count == 0 || question.examples().isEmpty()
              ? List.of()
              : examples(statement, question.examples().get()));
    } catch (SQLException _) {
      return Answer.UNKNOWN;
    }
  }

  private static List<String> examples(Statement statement, Examples examples) throws SQLException {
    List<String> found = new ArrayList<>();
    int columns = examples.columns().size();
    try (ResultSet rows = statement.executeQuery(examples.query())) {
      while (rows.next()) {
        StringJoiner values =
            columns == 1 ? new StringJoiner(", ") : new StringJoiner(", ", "(", ")");
        for (int i = 1; i <= columns; i++) {
          values.add(shortened(String.valueOf(rows.getString(i))));
        }
        found.add(values.toString());
      }
    }
    return found;
  }

  private static String shortened(String value) {
    String line = value.replaceAll("\\R", " ");
    return line.codePointCount(0, line.length()) <= LONGEST_VALUE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_VALUE - 1)) + "…";
  }
}
