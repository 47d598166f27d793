// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.rows.Sessions.Session;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.Filter.Comparison;
import dev.crowfoot.adapter.rows.query.Filter.Quantifier;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.FindMany.Include;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import dev.crowfoot.model.Relation.ManyToMany;
import dev.crowfoot.model.RelationField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads related rows along with a page.
final class Includes {
  private final QueryEngine engine;
  private final Session session;

  Includes(QueryEngine engine, Session session) {
    this.engine = engine;
    this.session = session;
  }

  Page readAlong(Model model, Page page, FindMany query) {
    List<Row> rows = new ArrayList<>();
    for (Row row : page.rows()) {
      Map<String, Row.Related> related = new LinkedHashMap<>();
      for (Include include : query.include()) {
        related.put(include.field(), related(model, page, row, include));
      }
      rows.add(row.with(related));
    }
    return new Page(page.columns(), rows, page.hasMore());
  }

  private Row.Related related(Model model, Page page, Row row, Include include) {
    RelationField field =
        model
            .relationField(include.field())
            .orElseThrow(() -> new QueryFailure("There is no relation `" + include.field() + "`."));
    boolean list = field.arity() == Arity.LIST;
    FindMany query = include.query();
    Optional<Filter> link = link(model, page, row, field);
    if (link.isEmpty()) {
      return new Row.Related(new Page(List.of(), List.of(), false), list);
    }
    Filter both = new Filter.All(List.of(link.get(), query.where()));
    return new Row.Related(engine.find(session, query.where(both)), list);
  }

  /// The rows at the other end of one row; empty when its key is null.
  private Optional<Filter> link(Model model, Page page, Row row, RelationField field) {
    FieldId end = new FieldId(model.name(), field.name());
    Relation relation =
        engine
            .schema()
            .relationOf(end)
            .orElseThrow(() -> new QueryFailure("The relation of `" + end + "` is not complete."));
    return switch (relation) {
      case ForeignKeyRelation key -> {
        boolean fromChild = key.child().equals(end);
        List<String> mine = fromChild ? key.fields() : key.references();
        List<String> theirs = fromChild ? key.references() : key.fields();
        yield equal(page, row, mine, theirs);
      }
      case ManyToMany both -> {
        String id = Conditions.onlyKey(model).name();
        String back = (both.a().equals(end) ? both.b() : both.a()).field();
        yield equal(page, row, List.of(id), List.of(id))
            .map(me -> new Filter.Related(back, Quantifier.SOME, me));
      }
    };
  }

  private static Optional<Filter> equal(
      Page page, Row row, List<String> mine, List<String> theirs) {
    List<Filter> parts = new ArrayList<>();
    for (int i = 0; i < mine.size(); i++) {
      Object value = page.value(row, mine.get(i));
      if (value == null) {
        return Optional.empty();
      }
      parts.add(new Filter.Compare(theirs.get(i), Comparison.EQUALS, value, false));
    }
    return Optional.of(new Filter.All(parts));
  }
}
