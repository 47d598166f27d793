// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.TableNames;
import dev.crowfoot.diff.Change;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.editor.attribute.SetMappedName;
import dev.crowfoot.editor.command.RenameField;
import dev.crowfoot.editor.command.RenameModel;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Rename;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import dev.crowfoot.text.Sources;
import java.util.List;
import java.util.Optional;

/// Gives fields and models of a schema the names that their columns and tables have in a database
/// now. What has another name there already gets another `@map`, and keeps the name it has.
///
/// @param changes what is adopted, from what the database should be to what it is
record RenamedByHand(List<Rename> renames, List<Change> changes) {
  /// The schema that is renamed, and which of its names are others.
  ///
  /// @throws ArgumentFailure when a rename is not among what is adopted
  Document in(Sources before) {
    Document document = Document.of(before);
    for (Rename rename : renames) {
      Schema schema = Schemas.readable(document.sources());
      if (!isAdopted(rename, schema)) {
        throw new ArgumentFailure(
            ("What is adopted does not have `%s` gone and `%s` new instead. `crowfoot migrate drift`"
                    + " lists both, in the names of the last migration and of the database.")
                .formatted(from(rename), rename.to()));
      }
      document = renamed(document, rename, schema);
    }
    return document;
  }

  /// The same for the schema at hand, in which somebody may have changed the name already.
  Sources inTheirs(Sources sources) {
    Document document = Document.of(sources);
    for (Rename rename : renames) {
      Schema schema = Schemas.readable(document.sources());
      if (isAdopted(rename, schema)) {
        document = renamed(document, rename, schema);
      }
    }
    return document.sources();
  }

  private boolean isAdopted(Rename rename, Schema schema) {
    return switch (rename) {
      case Rename.OfField(var model, var from, var to) ->
          schema.model(model).stream()
              .anyMatch(
                  m ->
                      m.scalarField(from).stream()
                          .anyMatch(f -> has(TableNames.of(m), f.databaseName(), to)));
      case Rename.OfModel(var from, var to) ->
          schema.model(from).stream()
              .anyMatch(m -> has(TableNames.of(m), TableNames.of(m).withName(to)));
      case Rename.OfEnum _, Rename.OfEnumValue _ -> false;
    };
  }

  private boolean has(TableName table, String gone, String come) {
    return changes.stream()
            .anyMatch(
                c ->
                    c instanceof Change.DropColumn(var t, var column)
                        && t.name().equals(table)
                        && column.name().equals(gone))
        && changes.stream()
            .anyMatch(
                c ->
                    c instanceof Change.AddColumn(var t, var column, _)
                        && t.name().equals(table)
                        && column.name().equals(come));
  }

  private boolean has(TableName gone, TableName come) {
    return changes.stream()
            .anyMatch(c -> c instanceof Change.DropTable(var t) && t.name().equals(gone))
        && changes.stream()
            .anyMatch(c -> c instanceof Change.CreateTable(var t) && t.name().equals(come));
  }

  private static Document renamed(Document document, Rename rename, Schema schema) {
    return switch (rename) {
      case Rename.OfField(var model, var from, var to) ->
          named(
              document,
              schema
                  .model(model)
                  .flatMap(m -> m.scalarField(from))
                  .flatMap(ScalarField::mappedName),
              new RenameField(new FieldId(model, from), to),
              new SetMappedName(model, Optional.of(from), to));
      case Rename.OfModel(var from, var to) ->
          named(
              document,
              schema.model(from).flatMap(Model::mappedName),
              new RenameModel(from, to),
              new SetMappedName(from, Optional.empty(), to));
      case Rename.OfEnum _, Rename.OfEnumValue _ -> document;
    };
  }

  /// Not every name of a database is one of the language.
  private static Document named(
      Document document, Optional<String> mapped, Command rename, Command map) {
    Snapshot snapshot = Snapshot.of(document);
    if (mapped.isPresent()) {
      return map.applyTo(snapshot);
    }
    try {
      return rename.applyTo(snapshot);
    } catch (Command.CommandRefused notLegal) {
      return map.applyTo(snapshot);
    }
  }

  private static String from(Rename rename) {
    return rename instanceof Rename.OfField field
        ? field.model() + "." + field.from()
        : rename.from();
  }
}
