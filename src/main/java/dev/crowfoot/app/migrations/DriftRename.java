// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.TableNames;
import dev.crowfoot.diff.Change;
import dev.crowfoot.diff.Difference;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Rename;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Something that is gone from a database and something that is new in it, which may be one thing
/// that somebody renamed by hand: a question to somebody who knows.
///
/// @param rename from the name in the schema to the one in the database
/// @param gone what the database lacks
/// @param come what it has instead; the same difference where others refer to both
public record DriftRename(Rename rename, Difference gone, Difference come) {
  /// What is adopted together.
  public List<Difference> differences() {
    return gone.equals(come) ? List.of(gone) : List.of(gone, come);
  }

  /// What the database lacks and has instead, for people.
  public String sentence() {
    return differences().stream().map(Difference::sentence).collect(Collectors.joining(" "));
  }

  /// As `--rename` takes it.
  public String option() {
    return switch (rename) {
      case Rename.OfField(var model, var from, var to) -> model + "." + from + "=" + to;
      case Rename.OfModel(var from, var to) -> from + "=" + to;
      case Rename.OfEnum(var from, var to) -> from + "=" + to;
      case Rename.OfEnumValue(var type, var from, var to) -> type + "." + from + "=" + to;
    };
  }

  /// Pairs in which the two are the same but for their names.
  ///
  /// @param schema what the migrations made
  static List<DriftRename> guesses(List<Difference> open, Schema schema) {
    List<DriftRename> guesses = new ArrayList<>();
    for (Difference gone : open) {
      for (Difference come : open) {
        for (Change dropped : gone.changes()) {
          for (Change added : come.changes()) {
            if (guesses.stream().noneMatch(g -> g.has(gone) || g.has(come))) {
              rename(dropped, added, schema)
                  .ifPresent(r -> guesses.add(new DriftRename(r, gone, come)));
            }
          }
        }
      }
    }
    return List.copyOf(guesses);
  }

  private boolean has(Difference difference) {
    return gone.equals(difference) || come.equals(difference);
  }

  private static Optional<Rename> rename(Change dropped, Change added, Schema schema) {
    if (dropped instanceof Change.DropColumn(var from, var was)
        && added instanceof Change.AddColumn(var to, var is, _)) {
      return from.name().equals(to.name()) && was.withName(is.name()).equals(is)
          ? field(schema, from.name(), was.name())
              .map(f -> new Rename.OfField(modelOf(schema, from.name()), f.name(), is.name()))
          : Optional.empty();
    }
    if (dropped instanceof Change.DropTable(var was)
        && added instanceof Change.CreateTable(var is)
        && was.columns().equals(is.columns())
        && was.name().schema().equals(is.name().schema())) {
      return TableNames.model(schema, was.name())
          .map(m -> new Rename.OfModel(m.name(), is.name().name()));
    }
    return Optional.empty();
  }

  private static String modelOf(Schema schema, TableName table) {
    return TableNames.model(schema, table).map(Model::name).orElse(table.name());
  }

  private static Optional<ScalarField> field(Schema schema, TableName table, String column) {
    return TableNames.model(schema, table).flatMap(m -> TableNames.field(m, column));
  }
}
