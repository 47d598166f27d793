// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.rows.Sessions.Session;
import dev.crowfoot.adapter.rows.query.Create;
import dev.crowfoot.adapter.rows.query.Create.Link;
import dev.crowfoot.adapter.rows.query.Create.RelationWrite;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.Key;
import dev.crowfoot.adapter.rows.query.Update;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import dev.crowfoot.model.Relation.ManyToMany;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a `create` does at the other end of relations: parents before the row, because the row
/// holds their key; children and links after it.
final class NestedWrites {
  private final QueryEngine engine;
  private final Session session;
  private final Function<Create, Page> creator;

  NestedWrites(QueryEngine engine, Session session, Function<Create, Page> creator) {
    this.engine = engine;
    this.session = session;
    this.creator = creator;
  }

  /// Finds or creates the rows this one refers to, and fills in their keys.
  void parents(Model model, Create create, Map<String, @Nullable Object> values) {
    for (RelationWrite write : create.links()) {
      if (relation(model, write) instanceof ForeignKeyRelation key && isChild(key, model, write)) {
        for (Link link : write.links()) {
          Page parent = row(engine.model(key.parent().model()), link);
          for (int i = 0; i < key.fields().size(); i++) {
            values.put(
                key.fields().get(i),
                parent.value(parent.rows().getFirst(), key.references().get(i)));
          }
        }
      }
    }
  }

  /// Creates or moves the rows that refer to this one.
  void children(Model model, Create create, Page created) {
    Row row = created.rows().getFirst();
    for (RelationWrite write : create.links()) {
      switch (relation(model, write)) {
        case ForeignKeyRelation key when !isChild(key, model, write) ->
            write.links().forEach(link -> child(key, link, created, row));
        case ForeignKeyRelation _ -> {}
        case ManyToMany both ->
            write.links().forEach(link -> join(both, model, write, link, created, row));
      }
    }
  }

  private void child(ForeignKeyRelation relation, Link link, Page created, Row row) {
    Model model = engine.model(relation.child().model());
    Map<String, @Nullable Object> reference = new LinkedHashMap<>();
    for (int i = 0; i < relation.fields().size(); i++) {
      reference.put(relation.fields().get(i), created.value(row, relation.references().get(i)));
    }
    switch (link) {
      case Link.New(Create create) -> {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(create.values());
        values.putAll(reference);
        var _ = creator.apply(new Create(create.model(), values, create.links()));
      }
      case Link.Connect(Key key) -> {
        Map<String, Update.Change> changes = new LinkedHashMap<>();
        reference.forEach((field, value) -> changes.put(field, new Update.Change.Set(value)));
        int rows = session.change(engine.statements().update(model, key.filter(), changes));
        if (rows != 1) {
          throw notFound(model, key);
        }
      }
    }
  }

  private void join(
      ManyToMany relation, Model model, RelationWrite write, Link link, Page created, Row row) {
    boolean fromA = relation.a().equals(new FieldId(model.name(), write.field()));
    Model target = engine.model((fromA ? relation.b() : relation.a()).model());
    Page other = row(target, link);
    Object mine = id(model, created, row);
    Object theirs = id(target, other, other.rows().getFirst());
    session.change(
        engine.statements().link(relation, fromA ? mine : theirs, fromA ? theirs : mine));
  }

  private static Object id(Model model, Page page, Row row) {
    Object value = page.value(row, Conditions.onlyKey(model).name());
    if (value == null) {
      throw new QueryFailure("The row of `" + model.name() + "` has no id.");
    }
    return value;
  }

  private Page row(Model model, Link link) {
    return switch (link) {
      case Link.New(Create create) -> creator.apply(create);
      case Link.Connect(Key key) -> {
        Page found = engine.find(session, FindMany.of(model.name()).where(key.filter()).take(1));
        if (found.rows().isEmpty()) {
          throw notFound(model, key);
        }
        yield found;
      }
    };
  }

  private static QueryFailure notFound(Model model, Key key) {
    return new QueryFailure(
        "Nothing was created: there is no `" + model.name() + "` with " + key + " to connect.");
  }

  private static boolean isChild(ForeignKeyRelation key, Model model, RelationWrite write) {
    return key.child().equals(new FieldId(model.name(), write.field()));
  }

  private Relation relation(Model model, RelationWrite write) {
    FieldId end = new FieldId(model.name(), write.field());
    return engine
        .schema()
        .relationOf(end)
        .orElseThrow(() -> new QueryFailure("The relation of `" + end + "` is not complete."));
  }
}
