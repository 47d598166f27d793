// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.rows.Sessions.Session;
import dev.crowfoot.adapter.rows.query.Create;
import dev.crowfoot.adapter.rows.query.CreateMany;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.Filter.Comparison;
import dev.crowfoot.adapter.rows.query.Filter.Quantifier;
import dev.crowfoot.adapter.rows.query.Key;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rows that an implicit many-to-many relation links to one row.
final class LinkedRows extends RelatedRows {
  private final RelationEnd end;
  private final Writer writer;
  private final Statements statements;
  private final Session session;
  private final Object id;

  LinkedRows(RelationEnd end, Found row, Writer writer, Statements statements, Session session) {
    super(end.target(), writer);
    this.end = end;
    this.writer = writer;
    this.statements = statements;
    this.session = session;
    this.id = id(row, end.mine().getFirst());
  }

  private static Object id(Found row, String field) {
    @Nullable Object value = row.value(field);
    if (value == null) {
      throw new QueryFailure("The row of `" + row.model().name() + "` has no id.");
    }
    return value;
  }

  @Override
  Filter related(Filter where) {
    Filter me = new Filter.Compare(end.mine().getFirst(), Comparison.EQUALS, id, false);
    String back = end.link().orElseThrow().back();
    return Filter.both(new Filter.Related(back, Quantifier.SOME, me), where);
  }

  @Override
  void create(Create create) {
    link(writer.create(create));
  }

  @Override
  void createMany(CreateMany rows) {
    rows.rows().forEach(this::create);
  }

  @Override
  void connect(Key key) {
    link(
        writer
            .find(end.target(), key.filter())
            .orElseThrow(() -> NestedWrites.notThere(end.target(), key)));
  }

  private void link(Found other) {
    session.change(statements.link(end, id, id(other, end.theirs().getFirst())));
  }

  @Override
  void disconnect(Filter where) {
    Optional<Found> other = writer.find(end.target(), related(where));
    other.ifPresent(
        o -> session.change(statements.unlink(end, id, id(o, end.theirs().getFirst()))));
  }

  @Override
  void replace(List<Key> keys) {
    session.change(statements.unlinkAll(end, id));
    keys.forEach(this::connect);
  }
}
