// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.SchemaOfCatalog;
import dev.crowfoot.diff.Change;
import dev.crowfoot.diff.Patch;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.editor.command.AddEnumValue;
import dev.crowfoot.editor.command.RenameEnum;
import dev.crowfoot.editor.command.RenameEnumValue;
import dev.crowfoot.editor.command.RenameField;
import dev.crowfoot.editor.command.RenameModel;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Rename;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A schema with only some of its changes since the last migration: what a smaller migration leads
/// to. It is made by taking the others back in the text, so that the migration's own
/// `schema.prisma` says exactly what is applied, and what was left out is a change again
/// afterwards.
final class Portion {
  private static final String UNSOUND =
      "That cannot be left out by itself: the other changes would no longer be the same ones.";

  private final Schema before;
  private final Targets targets;
  private final Provider provider;

  /// @param before the schema of the last migration
  /// @param provider the database whose changes are left out
  Portion(Schema before, Targets targets, Provider provider) {
    this.before = before;
    this.targets = targets;
    this.provider = provider;
  }

  /// @param leftOut the lines of changes, as [ChangeTree.Item#line()] has them
  /// @throws MigrationFailure when the language cannot say the schema without them
  Document of(Document whole, Set<String> leftOut) {
    try {
      Document named = withFormerNames(whole, leftOut);
      Schema known = targets.translated(readable(named), provider);
      List<Change> gone =
          changes(named).stream().filter(c -> leftOut.contains(ChangeTree.line(c))).toList();
      Dialect dialect = Schemas.dialect(provider);
      Catalog found = Patch.undo(dialect.catalogOf(known), gone);
      Schema recalled = Recollection.in(known, targets.translated(before, provider), gone);
      Schema fresh = SchemaOfCatalog.of(found, dialect, recalled);
      return named.withSources(Repull.update(named.sources(), known, found, fresh, dialect));
    } catch (Command.CommandRefused | IllegalArgumentException e) {
      throw new MigrationFailure(UNSOUND, String.valueOf(e.getMessage()), e);
    }
  }

  private List<Change> changes(Document document) {
    return targets.plan(before, readable(document), document.renames(), provider).changes();
  }

  private Schema readable(Document document) {
    return Schemas.readable(document.sources(), targets.providers());
  }

  /// Takes back, in the text, the renames and the values of enums that are left out.
  private Document withFormerNames(Document whole, Set<String> leftOut) {
    Document document = whole;
    Schema after = readable(whole);
    FormerWords words = new FormerWords(before, after);
    List<Change> changes = changes(whole);
    for (Change change : changes) {
      boolean isDecided = whole.renames().stream().anyMatch(r -> makes(r, change, after));
      if (leftOut.contains(ChangeTree.line(change)) && !isDecided) {
        document = applied(words.of(change), document);
      }
    }
    for (Change change : changes) {
      if (leftOut.contains(ChangeTree.line(change))) {
        for (Rename rename : whole.renames()) {
          if (makes(rename, change, after)) {
            document = back(rename).applyTo(Snapshot.of(document));
          }
        }
      }
    }
    return document;
  }

  /// A value that several columns hold is given back once.
  private static Document applied(List<Command> commands, Document document) {
    Document now = document;
    for (Command command : commands) {
      boolean isThere =
          command instanceof AddEnumValue(var type, var value)
              && Snapshot.of(now)
                  .analysis()
                  .schema()
                  .enumType(type)
                  .flatMap(e -> e.value(value))
                  .isPresent();
      now = isThere ? now : command.applyTo(Snapshot.of(now));
    }
    return now;
  }

  private static boolean makes(Rename rename, Change change, Schema after) {
    return switch (change) {
      case Change.RenameTable(_, var to) ->
          rename instanceof Rename.OfModel(_, var now) && isTable(after, now, to);
      case Change.RenameColumn(var t, _, var to) ->
          rename instanceof Rename.OfField(var model, _, var now)
              && isTable(after, model, t)
              && after
                  .model(model)
                  .flatMap(m -> m.scalarField(now))
                  .filter(f -> f.databaseName().equals(to))
                  .isPresent();
      case Change.RenameEnum(_, var to) ->
          rename instanceof Rename.OfEnum(_, var now)
              && after.enumType(now).filter(e -> e.databaseName().equals(to.name())).isPresent();
      case Change.RenameEnumValue(_, _, var to) ->
          rename instanceof Rename.OfEnumValue v && v.to().equals(to);
      case Change.RewriteValues(_, _, _, var to) ->
          rename instanceof Rename.OfEnumValue v && to.equals(Optional.of(v.to()));
      default -> false;
    };
  }

  private static boolean isTable(Schema schema, String model, TableName table) {
    Optional<Model> found = schema.model(model);
    return found.filter(m -> m.databaseName().equals(table.name())).isPresent();
  }

  private static Command back(Rename rename) {
    return switch (rename) {
      case Rename.OfModel(var from, var to) -> new RenameModel(to, from);
      case Rename.OfField(var model, var from, var to) ->
          new RenameField(new FieldId(model, to), from);
      case Rename.OfEnum(var from, var to) -> new RenameEnum(to, from);
      case Rename.OfEnumValue(var type, var from, var to) ->
          new RenameEnumValue(new FieldId(type, to), from);
    };
  }

  /// That what is left is the rest of the changes, no more and no less, in every database of the
  /// history.
  ///
  /// @throws MigrationFailure when it is not; its details say where it differs
  static void refuseOther(Review whole, Review part, Set<String> leftOut) {
    Provider chosen = whole.shown().dialect().provider();
    for (Plan plan : whole.plans()) {
      Provider provider = plan.dialect().provider();
      List<String> all = plan.summary();
      List<String> now =
          part.plans().stream()
              .filter(p -> p.dialect().provider() == provider)
              .flatMap(p -> p.summary().stream())
              .toList();
      List<String> differences = new ArrayList<>();
      now.stream().filter(c -> !all.contains(c)).forEach(c -> differences.add("more: " + c));
      if (provider == chosen) {
        all.stream()
            .filter(c -> !leftOut.contains(c) && !now.contains(c))
            .forEach(c -> differences.add("missing: " + c));
        now.stream().filter(leftOut::contains).forEach(c -> differences.add("still there: " + c));
      }
      if (!differences.isEmpty()) {
        throw new MigrationFailure(UNSOUND, String.join("\n", differences));
      }
    }
  }
}
