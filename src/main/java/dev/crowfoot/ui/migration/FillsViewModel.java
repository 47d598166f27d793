// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.app.migrations.Backfill;
import dev.crowfoot.editor.command.SetDefault;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import dev.crowfoot.syntax.StringEscapes;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What rows get that have no value where the schema now wants one.
public final class FillsViewModel {
  private final WorkspaceViewModel workspace;
  private final Runnable onChange;
  private List<Backfill> fills = List.of();

  /// @param onChange told when other values are given
  FillsViewModel(WorkspaceViewModel workspace, Runnable onChange) {
    this.workspace = workspace;
    this.onChange = onChange;
  }

  /// The values that are given and still fit the schema.
  public List<Backfill> given() {
    return fills.stream()
        .filter(f -> Backfill.problem(schema(), f.field(), f.text()).isEmpty())
        .toList();
  }

  /// Gives a field's rows a value.
  ///
  /// @return why it does not fit, in a sentence; empty when it does
  public Optional<String> give(FieldId field, String text) {
    Optional<String> problem = Backfill.problem(schema(), field, text);
    if (problem.isEmpty()) {
      List<Backfill> now = without(field);
      now.add(new Backfill(field, text));
      change(now);
    }
    return problem;
  }

  /// Makes a value the field's default in the schema: what rows without a value get, those that are
  /// there and those to come.
  ///
  /// @return why it does not fit, in a sentence; empty when it does
  public Optional<String> makeDefault(FieldId field, String text) {
    return Backfill.problem(schema(), field, text)
        .or(
            () ->
                workspace.execute(new SetDefault(field, Optional.of(expression(field, text))))
                    ? Optional.empty()
                    : Optional.of(workspace.messageProperty().get()));
  }

  /// As the language writes it.
  private String expression(FieldId field, String text) {
    FieldType type =
        schema()
            .model(field.model())
            .flatMap(m -> m.scalarField(field.field()))
            .map(ScalarField::type)
            .orElse(FieldType.Scalar.STRING);
    return switch (type) {
      case FieldType.Scalar scalar ->
          switch (scalar) {
            case INT, BIG_INT, FLOAT, DECIMAL, BOOLEAN -> text.strip();
            case STRING, DATE_TIME, JSON, BYTES -> StringEscapes.quote(text);
          };
      case FieldType.EnumReference _ -> text.strip();
      case FieldType.CompositeReference _, FieldType.Unsupported _ -> StringEscapes.quote(text);
    };
  }

  private Schema schema() {
    return workspace.drawnProperty().get();
  }

  /// Forgets a field's value.
  public void takeBack(FieldId field) {
    change(without(field));
  }

  /// A migration has used them.
  void clear() {
    fills = List.of();
  }

  private List<Backfill> without(FieldId field) {
    return new ArrayList<>(fills.stream().filter(f -> !f.field().equals(field)).toList());
  }

  private void change(List<Backfill> now) {
    fills = List.copyOf(now);
    onChange.run();
  }
}
