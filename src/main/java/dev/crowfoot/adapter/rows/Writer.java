// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.rows.RowTypeHandler.Cells;
import dev.crowfoot.adapter.rows.Sessions.Session;
import dev.crowfoot.adapter.rows.query.Changes;
import dev.crowfoot.adapter.rows.query.Changes.Change;
import dev.crowfoot.adapter.rows.query.Create;
import dev.crowfoot.adapter.rows.query.CreateMany;
import dev.crowfoot.adapter.rows.query.Delete;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.Returning;
import dev.crowfoot.adapter.rows.query.Selection;
import dev.crowfoot.adapter.rows.query.Update;
import dev.crowfoot.adapter.rows.query.Upsert;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Changes rows within one transaction, with all that is nested in the changes.
final class Writer {
  private static final String SKIP = " ON CONFLICT DO NOTHING";

  private final Tables tables;
  private final Statements statements;
  private final Completion completion;
  private final Session session;
  private final Finder finder;
  private final NestedWrites nested;
  private final Sequences sequences;

  Writer(Tables tables, Statements statements, Completion completion, Session session) {
    this.tables = tables;
    this.statements = statements;
    this.completion = completion;
    this.session = session;
    this.finder = new Finder(tables, session);
    this.nested = new NestedWrites(tables, this, statements, session);
    this.sequences = new Sequences(tables, session);
  }

  Page create(Returning<Create> create) {
    Found created = create(create.change());
    return selected(created, create.selection(), !create.change().links().isEmpty());
  }

  /// Inserts a row and what is nested in it.
  Found create(Create create) {
    Model model = written(create.model());
    Map<String, @Nullable Object> references = nested.parents(model, create.links());
    Map<String, @Nullable Object> values =
        completion.complete(model, references.isEmpty() ? create : create.with(references));
    Statement insert = statements.returning(statements.insert(model, values), model);
    Found created =
        one(model, inserting(model, values.keySet(), () -> session.returning(insert)), "created");
    nested.children(created, create.links());
    return created;
  }

  /// Inserts rows of one model; how many.
  long createMany(CreateMany many) {
    Model model = written(many.model());
    long count = 0;
    List<String> shape = List.of();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Create row : many.rows()) {
      Map<String, @Nullable Object> values = completion.complete(model, row);
      if (!sameFields(shape, values) || rows.size() == Sessions.BATCH) {
        count += flush(model, shape, rows, many.skipDuplicates());
        shape = List.copyOf(values.keySet());
      }
      rows.add(statements.bound(model, values));
    }
    return count + flush(model, shape, rows, many.skipDuplicates());
  }

  private static boolean sameFields(List<String> shape, Map<String, @Nullable Object> values) {
    int i = 0;
    for (String field : values.keySet()) {
      if (i == shape.size() || !shape.get(i++).equals(field)) {
        return false;
      }
    }
    return i == shape.size();
  }

  private long flush(
      Model model, List<String> shape, List<List<@Nullable Object>> rows, boolean skips) {
    if (rows.isEmpty()) {
      return 0;
    }
    String sql = statements.insertText(model, shape) + (skips ? SKIP : "");
    long count =
        inserting(model, Set.copyOf(shape), () -> session.batch(model.name(), sql, rows, skips));
    rows.clear();
    return count;
  }

  private <T> T inserting(Model model, Set<String> given, Supplier<T> insert) {
    try {
      return insert.get();
    } catch (QueryFailure failure) {
      throw sequences.explained(failure, model, given);
    }
  }

  Page createManyAndReturn(Returning<CreateMany> many) {
    Model model = written(many.change().model());
    List<Cells> cells = new ArrayList<>();
    for (Create row : many.change().rows()) {
      Map<String, @Nullable Object> values = completion.complete(model, row);
      Statement insert = statements.insert(model, values);
      Statement skipping =
          many.change().skipDuplicates()
              ? new Statement(insert.model(), insert.sql() + SKIP, insert.parameters())
              : insert;
      Statement returning = statements.returning(skipping, model);
      cells.addAll(inserting(model, values.keySet(), () -> session.returning(returning)));
    }
    return along(model, page(model, cells), many.selection());
  }

  Page update(Returning<Update> update) {
    Update change = update.change();
    Found updated = update(tables.model(change.model()), change.where(), change.changes());
    return selected(updated, update.selection(), !change.changes().links().isEmpty());
  }

  /// Changes the one row that a filter finds.
  Found update(Model model, Filter where, Changes changes) {
    tables.dates().beforeWriting(tables, session, model);
    Map<String, Change> values = Completion.touched(model, changes);
    if (changes.links().isEmpty() && !values.isEmpty()) {
      Statement statement = statements.update(model, where, values);
      return one(model, session.returning(statements.returning(statement, model)), "changed");
    }
    Found before = find(model, where).orElseThrow(() -> notFound(model, "changed"));
    if (changes.links().isEmpty()) {
      return before;
    }
    NestedWrites.Parents parents = nested.parents(before, changes.links());
    parents.references().forEach((field, value) -> values.put(field, new Change.Set(value)));
    Found now =
        values.isEmpty() ? before : update(model, before.key(), Changes.of(model.name(), values));
    parents.afterwards().forEach(Runnable::run);
    nested.children(now, changes.links());
    return now;
  }

  /// Changes every row that a filter finds; how many.
  long updateMany(Update update) {
    Model model = written(update.model());
    Map<String, Change> values = Completion.touched(model, update.changes());
    if (values.isEmpty()) {
      return 0;
    }
    Filter where = limited(model, update.where(), update.limit());
    return session.change(statements.update(model, where, values));
  }

  Page updateManyAndReturn(Returning<Update> update) {
    Update change = update.change();
    Model model = written(change.model());
    Map<String, Change> values = Completion.touched(model, change.changes());
    Filter where = limited(model, change.where(), change.limit());
    if (values.isEmpty()) {
      return finder.find(FindMany.of(model.name()).where(where).select(update.selection()));
    }
    Statement statement = statements.returning(statements.update(model, where, values), model);
    return along(model, page(model, session.returning(statement)), update.selection());
  }

  Page upsert(Returning<Upsert> upsert) {
    Upsert change = upsert.change();
    Model model = tables.model(change.model());
    Found row =
        find(model, change.where().filter())
            .map(found -> update(model, found.key(), change.changes()))
            .orElseGet(() -> create(change.create()));
    return selected(row, upsert.selection(), true);
  }

  Page delete(Returning<Delete> delete) {
    Model model = tables.model(delete.change().model());
    Filter where = delete.change().where();
    if (!delete.selection().readsAlong()) {
      return deleteOne(model, where).page().only(delete.selection().fields());
    }
    Page page = finder.find(FindMany.of(model.name()).where(where).select(delete.selection()));
    deleteOne(model, where);
    return page;
  }

  Found deleteOne(Model model, Filter where) {
    Statement statement = statements.returning(statements.delete(model, where), model);
    return one(model, session.returning(statement), "deleted");
  }

  /// Deletes every row that a filter finds; how many.
  long deleteMany(Delete delete) {
    Model model = tables.model(delete.model());
    Filter where = limited(model, delete.where(), delete.limit());
    return session.change(statements.delete(model, where));
  }

  /// The row that a filter finds, if there is one.
  Optional<Found> find(Model model, Filter where) {
    Page page = finder.find(FindMany.of(model.name()).where(where).take(1));
    return page.rows().isEmpty() ? Optional.empty() : Optional.of(new Found(model, page));
  }

  /// No more rows than allowed: the first ones in the order of their key.
  private Filter limited(Model model, Filter where, OptionalLong limit) {
    if (limit.isEmpty()) {
      return where;
    }
    List<String> key = Tables.key(model).orElseThrow(() -> noKey(model));
    Page page =
        finder.find(
            FindMany.of(model.name())
                .where(where)
                .take(limit.getAsLong())
                .select(new Selection(Optional.of(key), List.of(), List.of())));
    // Others may change them meanwhile: then they are no longer meant.
    return Filter.both(Includes.anyOf(key, Includes.keys(page, key)), where);
  }

  /// The model, and how its values are written.
  private Model written(String name) {
    Model model = tables.model(name);
    tables.dates().beforeWriting(tables, session, model);
    return model;
  }

  private static QueryFailure noKey(Model model) {
    return new QueryFailure("`" + model.name() + "` has no unique key to count its rows by.");
  }

  /// @param changed whether other rows were changed after this one was read
  private Page selected(Found row, Selection selection, boolean changed) {
    if (changed && Tables.key(row.model()).isPresent()) {
      return finder.find(FindMany.of(row.model().name()).where(row.key()).select(selection));
    }
    return along(row.model(), row.page(), selection);
  }

  private Page along(Model model, Page page, Selection selection) {
    return new Includes(tables, finder, session)
        .readAlong(model, page, selection)
        .only(selection.fields());
  }

  private Page page(Model model, List<Cells> cells) {
    return Pages.of(tables, model, tables.fields(model), cells, false);
  }

  private Found one(Model model, List<Cells> found, String done) {
    if (found.size() != 1) {
      throw found.isEmpty()
          ? notFound(model, done)
          : new QueryFailure(
              "Nothing was changed: the key fits several rows of `" + model.name() + "`.");
    }
    return new Found(model, page(model, found));
  }

  static QueryFailure notFound(Model model, String done) {
    return new QueryFailure(
        "No row of `" + model.name() + "` was " + done + ": none has that key.");
  }

  /// Lets rows refer to nothing.
  ///
  /// @param key the fields of their foreign key
  /// @param from the model they refer to
  void detach(Model holder, List<String> key, Filter where, Model from) {
    boolean required =
        key.stream()
            .anyMatch(f -> holder.scalarField(f).stream().anyMatch(ScalarField::isRequired));
    if (!required) {
      Map<String, @Nullable Object> none = new LinkedHashMap<>();
      key.forEach(field -> none.put(field, null));
      var _ = updateMany(new Update(where, references(holder, none), OptionalLong.empty()));
    } else if (find(holder, where).isPresent()) {
      throw new QueryFailure(
          "Nothing was changed: rows of `"
              + holder.name()
              + "` must have a `"
              + from.name()
              + "`. Connect them to another one, or delete them.");
    }
  }

  /// New values for the fields of a foreign key.
  static Changes references(Model model, Map<String, @Nullable Object> values) {
    Map<String, Change> changes = new LinkedHashMap<>();
    values.forEach((field, value) -> changes.put(field, new Change.Set(value)));
    return Changes.of(model.name(), changes);
  }
}
