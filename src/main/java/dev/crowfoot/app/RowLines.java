// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.rows.Page;
import dev.crowfoot.adapter.rows.PageJson;
import dev.crowfoot.adapter.rows.QueryEngine;
import dev.crowfoot.adapter.rows.Row;
import dev.crowfoot.adapter.rows.query.ArgumentReader;
import dev.crowfoot.adapter.rows.query.Create;
import dev.crowfoot.adapter.rows.query.CreateMany;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.Key;
import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.model.Model;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Rows as JSON lines, as many as there are: no more than a part of them is in memory at once. Rows
/// that are read with all their fields and have a primary key keep nobody else waiting meanwhile;
/// others are read in one transaction.
public final class RowLines {
  private static final int AT_ONCE = 1_000;

  private final QueryEngine engine;
  private final ArgumentReader reader;

  RowLines(QueryEngine engine, ArgumentReader reader) {
    this.engine = engine;
    this.reader = reader;
  }

  /// Reads rows in parts, each of which begins behind the last row of the one before.
  ///
  /// @param arguments those of `findMany`
  /// @throws QueryFailure when the row to go on behind was deleted meanwhile
  public void find(String modelName, JsonNode arguments, Consumer<JsonNode> line) {
    FindMany query = reader.findMany(modelName, "findMany", arguments);
    Model model = reader.model(modelName);
    long left = query.take().orElse(Long.MAX_VALUE);
    boolean inParts =
        model.primaryKey().isPresent()
            && left > AT_ONCE
            && query.distinct().isEmpty()
            && query.selection().fields().isEmpty();
    if (!inParts) {
      engine.findMany(query, page -> lines(page, line));
      return;
    }
    FindMany part = query;
    while (left > 0) {
      Page page = engine.findMany(part.take(Math.min(left, AT_ONCE)));
      lines(page, line);
      if (page.rows().isEmpty() && !part.equals(query)) {
        refuseWithout(part, model);
      }
      left -= page.rows().size();
      Optional<Key> last =
          page.hasMore() ? page.keyOf(model, page.rows().getLast()) : Optional.empty();
      if (last.isEmpty()) {
        return;
      }
      part = query.after(last.get());
    }
  }

  private static void lines(Page page, Consumer<JsonNode> line) {
    for (Row row : page.rows()) {
      line.accept(PageJson.row(page, row));
    }
  }

  /// Behind a row that is gone there seem to be none.
  private void refuseWithout(FindMany part, Model model) {
    Filter last = part.cursor().orElseThrow().filter();
    if (engine.findMany(FindMany.of(model.name()).where(last).take(1)).rows().isEmpty()) {
      throw new QueryFailure(
          "Not all rows of `%s` were read: the last one read so far was deleted meanwhile. Read them again."
              .formatted(model.name()));
    }
  }

  /// Creates a row of each line, in one transaction: all of them or none.
  ///
  /// @param lines JSON objects with a row's fields; empty lines are left out
  /// @param skipDuplicates whether rows that a unique key has already are left out
  /// @param notes told what else there is to know, in a sentence each
  /// @return how many rows were created
  /// @throws ArgumentFailure when a line is no row of the model; it names the line
  public long create(
      String model, BufferedReader lines, boolean skipDuplicates, Consumer<String> notes) {
    Parts parts = new Parts(model, lines);
    return engine.inTransaction(
        transaction -> {
          long count = 0;
          Set<String> given = new HashSet<>();
          for (List<Create> rows = parts.next(); !rows.isEmpty(); rows = parts.next()) {
            rows.forEach(row -> given.addAll(row.values().keySet()));
            count += transaction.createMany(new CreateMany(model, rows, skipDuplicates));
          }
          transaction.countOn(reader.model(model), given).forEach(notes);
          return count;
        });
  }

  /// Lines in the making of rows.
  private final class Parts {
    private final String model;
    private final BufferedReader lines;
    private int number;

    Parts(String model, BufferedReader lines) {
      this.model = model;
      this.lines = lines;
    }

    /// The next rows; none when there are no more.
    List<Create> next() {
      List<Create> rows = new ArrayList<>();
      try {
        String line = lines.readLine();
        while (line != null) {
          number++;
          if (!line.isBlank()) {
            rows.add(row(line));
          }
          line = rows.size() < AT_ONCE ? lines.readLine() : null;
        }
      } catch (IOException broken) {
        throw new FileFailure("The rows could not be read after line " + number + ".", broken);
      }
      return rows;
    }

    private Create row(String line) {
      try {
        return reader.row(model, Json.MAPPER.readTree(line), "line " + number);
      } catch (JacksonException broken) {
        throw new ArgumentFailure(
            "Nothing was created: line "
                + number
                + " is not JSON: "
                + broken.getOriginalMessage()
                + ". Expected is an object with a row's fields on each line.");
      }
    }
  }
}
