// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.rows.Sessions.Session;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.Key;
import dev.crowfoot.adapter.rows.query.RelationWrite;
import dev.crowfoot.adapter.rows.query.RelationWrite.Write;
import dev.crowfoot.model.Model;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a change of a row does at the other ends of its relations: parents before the row, because
/// the row holds their key; children and links after it.
final class NestedWrites {
  private final Tables tables;
  private final Writer writer;
  private final Statements statements;
  private final Session session;

  NestedWrites(Tables tables, Writer writer, Statements statements, Session session) {
    this.tables = tables;
    this.writer = writer;
    this.statements = statements;
    this.session = session;
  }

  /// What a row gets from the rows it refers to.
  ///
  /// @param references the values of its foreign keys
  /// @param afterwards what can be done only when the row does not refer there any longer
  record Parents(Map<String, @Nullable Object> references, List<Runnable> afterwards) {}

  /// Finds or creates the rows that a new one refers to.
  Map<String, @Nullable Object> parents(Model model, List<RelationWrite> links) {
    Parents parents = new Parents(new LinkedHashMap<>(), new ArrayList<>());
    for (RelationWrite write : links) {
      RelationEnd end = tables.end(model, write.field());
      if (end.holdsKey()) {
        write.writes().forEach(step -> parent(end, Optional.empty(), step, parents));
      }
    }
    return parents.references();
  }

  /// Finds, creates or changes the rows that a row refers to.
  Parents parents(Found row, List<RelationWrite> links) {
    Parents parents = new Parents(new LinkedHashMap<>(), new ArrayList<>());
    for (RelationWrite write : links) {
      RelationEnd end = tables.end(row.model(), write.field());
      if (end.holdsKey()) {
        write.writes().forEach(step -> parent(end, Optional.of(row), step, parents));
      }
    }
    return parents;
  }

  private void parent(RelationEnd end, Optional<Found> row, Write step, Parents parents) {
    Model target = end.target();
    Filter current =
        row.map(r -> r.matching(end.theirs(), end.mine())).orElse(new Filter.Any(List.of()));
    switch (step) {
      case Write.New(var create) -> refer(end, writer.create(create), parents);
      case Write.Connect(Key key) -> takeOver(end, row, connected(target, key), parents);
      case Write.ConnectOrCreate(Key key, var create) -> {
        Optional<Found> there = writer.find(target, key.filter());
        if (there.isPresent()) {
          takeOver(end, row, there.get(), parents);
        } else {
          refer(end, writer.create(create), parents);
        }
      }
      case Write.Disconnect(Filter where) -> {
        if (where.equals(Filter.EVERYTHING)
            || writer.find(target, Filter.both(current, where)).isPresent()) {
          leave(end, parents);
        }
      }
      case Write.Change(Filter where, var changes) -> {
        var _ = writer.update(target, Filter.both(current, where), changes);
      }
      case Write.ChangeOrNew(Filter where, var changes, var create) -> {
        Optional<Found> there = writer.find(target, Filter.both(current, where));
        if (there.isPresent()) {
          var _ = writer.update(target, there.get().key(), changes);
        } else {
          refer(end, writer.create(create), parents);
        }
      }
      case Write.Delete(Filter where) -> {
        Found there =
            writer
                .find(target, Filter.both(current, where))
                .orElseThrow(() -> Writer.notFound(target, "deleted"));
        leave(end, parents);
        parents.afterwards().add(() -> writer.deleteOne(target, there.key()));
      }
      case Write.NewMany _, Write.Replace _, Write.ChangeMany _, Write.DeleteMany _ ->
          throw new IllegalStateException("only lists have " + step);
    }
  }

  /// Refers to a row that is there; in a one-to-one relation no other does any longer.
  private void takeOver(RelationEnd end, Optional<Found> row, Found parent, Parents parents) {
    if (end.oneToOne()) {
      Filter others = parent.matching(end.mine(), end.theirs());
      Filter notThis = row.<Filter>map(r -> new Filter.Not(r.key())).orElse(Filter.EVERYTHING);
      writer.detach(end.model(), end.mine(), Filter.both(others, notThis), end.target());
    }
    refer(end, parent, parents);
  }

  private static void refer(RelationEnd end, Found parent, Parents parents) {
    for (int i = 0; i < end.mine().size(); i++) {
      parents.references().put(end.mine().get(i), parent.value(end.theirs().get(i)));
    }
  }

  private static void leave(RelationEnd end, Parents parents) {
    end.mine().forEach(field -> parents.references().put(field, null));
  }

  private Found connected(Model target, Key key) {
    return writer.find(target, key.filter()).orElseThrow(() -> notThere(target, key));
  }

  static QueryFailure notThere(Model model, Key key) {
    return new QueryFailure(
        "Nothing was changed: there is no `" + model.name() + "` with " + key + " to connect.");
  }

  /// Creates, links and changes the rows that belong to a row.
  void children(Found row, List<RelationWrite> links) {
    for (RelationWrite write : links) {
      RelationEnd end = tables.end(row.model(), write.field());
      if (!end.holdsKey()) {
        RelatedRows related =
            end.link().isPresent()
                ? new LinkedRows(end, row, writer, statements, session)
                : new ChildRows(end, row, writer);
        write.writes().forEach(related::apply);
      }
    }
  }
}
