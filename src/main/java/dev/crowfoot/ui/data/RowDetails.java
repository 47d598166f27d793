// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.rows.ColumnInfo;
import dev.crowfoot.adapter.rows.Page;
import dev.crowfoot.adapter.rows.Row;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.Key;
import dev.crowfoot.adapter.rows.query.Selection;
import dev.crowfoot.adapter.rows.query.Selection.RelationCount;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.data.Links.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Everything about one row: its fields, whole, and how many rows of other models belong to it.
final class RowDetails {
  private final DataViewModel rows;
  private final Background background;
  private Optional<Background.Running> loading = Optional.empty();

  RowDetails(DataViewModel rows, Background background) {
    this.rows = rows;
    this.background = background;
  }

  /// A row as it is in the database.
  ///
  /// @param fields in the schema's order
  /// @param back the relations that lead to rows of other models
  record Details(Model model, String key, List<Entry> fields, List<Back> back) {}

  /// @param content what its value is, prepared to be shown
  /// @param link the row it refers to
  record Entry(ScalarField field, ValueContent content, Optional<Target> link) {}

  /// @param count how many rows there are
  record Back(RelationField relation, long count, Optional<Target> target) {}

  /// Reads rows of which only parts are known as a whole.
  ///
  /// @param then called when all of them are whole
  void readWhole(List<GridRow> wanted, Runnable then) {
    List<GridRow> brief = wanted.stream().filter(GridRow::isBrief).toList();
    Model model = rows.modelProperty().get().orElse(null);
    if (brief.isEmpty() || model == null) {
      then.run();
      return;
    }
    List<Filter> keys = brief.stream().flatMap(row -> row.key().stream()).map(Key::filter).toList();
    FindMany query = FindMany.of(model.name()).where(new Filter.Any(keys));
    loading =
        Optional.of(
            background
                .run(() -> rows.engine().get().findMany(query))
                .onDone(
                    page -> {
                      for (GridRow whole : GridRow.of(model, page)) {
                        brief.stream()
                            .filter(row -> row.id().equals(whole.id()))
                            .forEach(row -> rows.paging().window().put(row, whole));
                      }
                      rows.lines().changed(0);
                      then.run();
                    })
                .onFailure(why -> rows.tell(String.valueOf(why.getMessage())))
                .start());
  }

  /// The row where somebody is; nothing for a new one.
  void load(Consumer<Details> found, Consumer<Failure> failed) {
    loading.ifPresent(Background.Running::cancel);
    Optional<GridRow> row = rows.selection().lead().flatMap(l -> rows.lines().at(l.line()));
    Optional<Key> key = row.flatMap(GridRow::key);
    Optional<Model> model = rows.modelProperty().get();
    if (key.isPresent() && model.isPresent()) {
      load(model.get(), key.get().filter(), key.get().toString(), found, failed);
    }
  }

  /// The row at the other end of a foreign key.
  void load(Target target, Consumer<Details> found, Consumer<Failure> failed) {
    loading.ifPresent(Background.Running::cancel);
    Filter where = new Filter.All(target.filters().stream().map(FilterRule::filter).toList());
    load(target.model(), where, "", found, failed);
  }

  private void load(
      Model model, Filter where, String key, Consumer<Details> found, Consumer<Failure> failed) {
    List<RelationField> back =
        model.relationFields().filter(r -> !r.holdsForeignKey() && !r.ignored()).toList();
    Selection all =
        new Selection(
            Optional.empty(),
            List.of(),
            back.stream()
                .filter(r -> r.arity() == Arity.LIST)
                .map(r -> new RelationCount(r.name(), Filter.EVERYTHING))
                .toList());
    FindMany query = FindMany.of(model.name()).where(where).take(1).select(all);
    loading =
        Optional.of(
            background
                .run(
                    () -> {
                      Page page = rows.engine().get().findMany(query);
                      return page.rows().stream()
                          .findFirst()
                          .map(row -> details(model, key, page, row, back));
                    })
                .onDone(details -> details.ifPresent(found))
                .onFailure(failed)
                .start());
  }

  private Details details(
      Model model, String key, Page page, Row row, List<RelationField> relations) {
    List<Entry> fields = new ArrayList<>();
    for (ColumnInfo column : page.columns()) {
      @Nullable Object value = page.value(row, column.name());
      fields.add(
          new Entry(
              column.field(),
              ValueContent.of(column.field(), value),
              rows.links().target(model, column.field(), f -> page.value(row, f))));
    }
    List<Back> back =
        relations.stream()
            .map(
                r ->
                    new Back(
                        r,
                        row.counts().getOrDefault(r.name(), -1L),
                        rows.links().back(model, r, f -> page.value(row, f))))
            .toList();
    return new Details(model, key, fields, back);
  }
}
