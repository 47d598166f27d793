// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.PrimaryKey;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.ui.data.GridSelection.Cell;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The way from a foreign key to the row it refers to, and back.
final class Links {
  private final DataViewModel rows;
  private final Deque<Place> past = new ArrayDeque<>();

  Links(DataViewModel rows) {
    this.rows = rows;
  }

  /// Where somebody was.
  private record Place(String model, Question.State question, Optional<Cell> lead) {}

  /// Rows of another model that belong to a value of a row.
  ///
  /// @param filters a condition for each field
  record Target(Model model, List<FilterRule> filters) {}

  boolean isLink(ScalarField field) {
    return relationOf(field).isPresent();
  }

  /// The relation whose foreign key the field is part of.
  Optional<RelationField> relationOf(ScalarField field) {
    return rows.modelProperty().get().stream()
        .flatMap(Model::relationFields)
        .filter(relation -> relation.fields().contains(field.name()))
        .findFirst();
  }

  /// The row that a foreign key of a row refers to; empty when it refers to none.
  Optional<Target> target(GridRow row, ScalarField field) {
    return rows.modelProperty()
        .get()
        .flatMap(m -> target(m, field, name -> rows.staging().value(row, name)));
  }

  /// The same for a row of any model.
  ///
  /// @param row its values by field
  Optional<Target> target(Model model, ScalarField field, Values row) {
    return model
        .relationFields()
        .filter(relation -> relation.fields().contains(field.name()))
        .findFirst()
        .flatMap(
            relation ->
                rows.schema()
                    .model(relation.target())
                    .flatMap(m -> target(m, relation.references(), relation.fields(), row)));
  }

  /// The rows at the other end of a relation that has its foreign key there, or in a table between.
  ///
  /// @param row its values by field
  Optional<Target> back(Model model, RelationField relation, Values row) {
    Model there = rows.schema().model(relation.target()).orElseThrow();
    Optional<RelationField> opposite =
        there
            .relationFields()
            .filter(r -> r.target().equals(model.name()) && !r.name().equals(relation.name()))
            .filter(r -> r.relationName().equals(relation.relationName()))
            .findFirst();
    if (opposite.isEmpty()) {
      return Optional.empty();
    }
    if (opposite.get().holdsForeignKey()) {
      return target(there, opposite.get().fields(), opposite.get().references(), row);
    }
    List<String> key = model.primaryKey().map(PrimaryKey::fieldNames).orElse(List.of());
    return target(model, key, key, row)
        .map(
            me ->
                new Target(
                    there,
                    List.of(
                        FilterRule.ofFilter(
                            new Filter.Related(
                                opposite.get().name(),
                                Filter.Quantifier.SOME,
                                new Filter.All(
                                    me.filters().stream().map(FilterRule::filter).toList()))))));
  }

  /// A row's values.
  interface Values {
    @Nullable Object of(String field);
  }

  /// Rows whose fields have the values that other fields have in a row.
  private Optional<Target> target(Model model, List<String> theirs, List<String> mine, Values row) {
    List<FilterRule> filters = new ArrayList<>();
    for (int i = 0; i < theirs.size(); i++) {
      @Nullable Object value = row.of(mine.get(i));
      Optional<ScalarField> field = model.scalarField(theirs.get(i));
      if (value == null || field.isEmpty()) {
        return Optional.empty();
      }
      filters.add(FilterRule.of(field.get(), FilterRule.Operator.EQUALS, value));
    }
    return filters.isEmpty() ? Optional.empty() : Optional.of(new Target(model, filters));
  }

  /// Jumps from the foreign key where somebody is.
  void jump() {
    rows.selection()
        .lead()
        .filter(cell -> cell.column() < rows.columns().shown().size())
        .ifPresent(
            cell ->
                rows.lines()
                    .at(cell.line())
                    .flatMap(row -> target(row, rows.columns().shown().get(cell.column()).field()))
                    .ifPresent(this::jump));
  }

  void jump(Target target) {
    Optional<Cell> lead = rows.selection().lead();
    rows.modelProperty()
        .get()
        .ifPresent(m -> past.push(new Place(m.name(), rows.question().state(), lead)));
    rows.openWith(
        target.model().name(),
        new Question.State(target.filters().stream().map(FilterChip::of).toList(), List.of()));
    rows.paging().whenOpened(() -> select(new Cell(0, 0)));
  }

  /// Goes back to where the last jump began.
  void back() {
    if (!past.isEmpty()) {
      Place place = past.pop();
      rows.openWith(place.model, place.question);
      rows.paging().whenOpened(() -> place.lead.ifPresent(this::select));
    }
  }

  private void select(Cell cell) {
    if (cell.line() < rows.lines().count()) {
      rows.selection().select(cell.line(), cell.column());
    }
  }
}
