// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.rows.RowTypeHandler.Cells;
import dev.crowfoot.adapter.rows.Sessions.Session;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.Selection;
import dev.crowfoot.adapter.rows.value.Excerpt;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads rows: one query for those asked for, and one more for each relation read along.
final class Finder {
  private final Tables tables;
  private final Session session;

  Finder(Tables tables, Session session) {
    this.tables = tables;
    this.session = session;
  }

  Page find(FindMany query) {
    return fetch(query, Optional.empty()).page();
  }

  /// Finds rows with only the beginnings of large values, as an [Excerpt] of each.
  Page findBrief(FindMany query) {
    Model model = tables.model(query.model());
    RowsQuery rows = new RowsQuery(tables, session, query, Optional.empty()).brief();
    Page page = page(model, tables.fields(model), rows, rows.isBackwards());
    List<Row> brief =
        page.rows().stream()
            .map(row -> Row.of(row.values().stream().map(Excerpt::of).toArray()))
            .toList();
    return new Page(page.columns(), brief, page.hasMore());
  }

  private Page page(Model model, List<ScalarField> fields, RowsQuery rows, boolean backwards) {
    // one more than wanted tells whether there are more
    List<Cells> found = rows.statement(fields, 1, false).map(session::read).orElse(List.of());
    boolean more = found.size() > rows.wanted();
    List<Cells> cells = more ? found.subList(0, (int) rows.wanted()) : found;
    return Pages.of(tables, model, fields, backwards ? cells.reversed() : cells, more);
  }

  /// Finds rows in parts; never more than one of them is in memory, but for the last rows of an
  /// order (a negative `take`). There is a first part even when there are no rows.
  void findInParts(FindMany query, Consumer<Page> part) {
    Model model = tables.model(query.model());
    RowsQuery rows = new RowsQuery(tables, session, query, Optional.empty());
    if (rows.isBackwards()) {
      part.accept(find(query));
      return;
    }
    List<ScalarField> fields = needed(model, query.selection(), Optional.empty());
    Includes includes = new Includes(tables, this, session);
    Consumer<List<Cells>> deliver =
        cells -> {
          Page page = Pages.of(tables, model, fields, cells, false);
          Page whole = includes.readAlong(model, page, query.selection());
          part.accept(whole.only(query.selection().fields()));
        };
    deliver.accept(List.of());
    rows.statement(fields, 0, false).ifPresent(s -> session.readInParts(s, deliver));
  }

  /// The rows that belong to other rows.
  ///
  /// @param parents those rows' values of [RelationEnd#mine]
  record Belonging(RelationEnd end, List<List<Object>> parents) {}

  /// @param owners to which parent each row belongs: its values of [RelationEnd#mine]
  record Fetched(Page page, List<List<@Nullable Object>> owners) {}

  Fetched fetch(FindMany query, Optional<Belonging> belonging) {
    Model model = tables.model(query.model());
    List<ScalarField> fields = needed(model, query.selection(), belonging);
    RowsQuery rows = new RowsQuery(tables, session, query, belonging);
    // one more than wanted tells whether there are more
    Optional<Statement> statement = rows.statement(fields, 1, false);
    List<Cells> found = statement.map(session::read).orElse(List.of());
    boolean more = belonging.isEmpty() && found.size() > rows.wanted();
    List<Cells> cells = more ? found.subList(0, (int) rows.wanted()) : found;
    if (rows.isBackwards()) {
      cells = cells.reversed();
    }
    Page page = Pages.of(tables, model, fields, cells, more);
    List<List<@Nullable Object>> owners =
        belonging.isEmpty() ? List.of() : owners(belonging.get(), page, fields.size(), cells);
    Page whole = new Includes(tables, this, session).readAlong(model, page, query.selection());
    return new Fetched(whole.only(query.selection().fields()), owners);
  }

  private List<List<@Nullable Object>> owners(
      Belonging belonging, Page page, int width, List<Cells> cells) {
    RelationEnd end = belonging.end();
    if (end.link().isEmpty()) {
      return page.rows().stream().map(r -> page.values(r, end.theirs())).toList();
    }
    ScalarField mine = end.model().scalarField(end.mine().getFirst()).orElseThrow();
    List<List<@Nullable Object>> owners = new ArrayList<>();
    cells.forEach(c -> owners.add(Collections.singletonList(read(mine, c.values().get(width)))));
    return owners;
  }

  private @Nullable Object read(ScalarField field, @Nullable Object fetched) {
    return fetched == null ? null : tables.storage().read(field, fetched);
  }

  /// The fields to read: those wanted, and those by which other rows are found.
  private List<ScalarField> needed(
      Model model, Selection selection, Optional<Belonging> belonging) {
    List<ScalarField> all = tables.fields(model);
    if (selection.fields().isEmpty()) {
      return all;
    }
    Set<String> names = new TreeSet<>(selection.fields().get());
    selection.relations().forEach(r -> names.addAll(tables.end(model, r.field()).mine()));
    selection.counts().forEach(r -> names.addAll(tables.end(model, r.field()).mine()));
    belonging.filter(b -> b.end().link().isEmpty()).ifPresent(b -> names.addAll(b.end().theirs()));
    List<ScalarField> needed = all.stream().filter(f -> names.contains(f.name())).toList();
    return needed.isEmpty() ? all.subList(0, 1) : needed;
  }
}
