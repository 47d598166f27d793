// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.rows.value.Reading;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.ui.control.Icons;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Filters as chips, and the place where a new one is put together: field, operator, value.
final class FilterBar extends FlowPane {
  private final DataViewModel rows;
  private final HBox chips = new HBox();
  private final HBox editor = new HBox();
  private final ComboBox<ScalarField> field = new ComboBox<>();
  private final ComboBox<FilterRule.Operator> operator = new ComboBox<>();
  private final TextField value = new TextField();
  private final ComboBox<String> choice = new ComboBox<>();
  private final Label problem = new Label();
  private final Button add = new Button("Filter", Icons.of(Feather.FILTER, "icon-small"));

  FilterBar(DataViewModel rows) {
    this.rows = rows;
    getStyleClass().add("filter-bar");
    chips.getStyleClass().add("chips");
    editor.getStyleClass().add("filter-editor");
    add.setId("data-add-filter");
    add.getStyleClass().add("flat");
    add.setOnAction(_ -> beginFilter());
    field.setId("data-filter-field");
    field.setConverter(new FieldName());
    field.valueProperty().addListener((_, _, now) -> showOperators(Optional.ofNullable(now)));
    operator.setId("data-filter-operator");
    operator.valueProperty().addListener((_, _, _) -> showValue());
    value.setId("data-filter-value");
    value.setPromptText("value");
    value.setOnAction(_ -> apply());
    choice.setId("data-filter-choice");
    choice.setOnAction(
        _ -> {
          if (choice.getValue() != null) {
            apply();
          }
        });
    problem.getStyleClass().addAll("danger-text", "small");
    editor.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            endFilter();
            event.consume();
          }
        });
    Button apply = new Button("Apply");
    apply.setId("data-filter-apply");
    apply.setOnAction(_ -> apply());
    Button cancel = Icons.button("data-filter-cancel", Feather.X, "Cancel (Esc)", this::endFilter);
    editor.getChildren().addAll(field, operator, value, choice, apply, cancel, problem);
    for (Node node : List.of(value, choice, problem)) {
      node.managedProperty().bind(node.visibleProperty());
    }
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    rows.question().filters().addListener((ListChangeListener<FilterRule>) _ -> showChips());
    rows.modelProperty().addListener((_, _, _) -> endFilter());
    getChildren().addAll(chips, add);
    showChips();
  }

  /// Opens the editor.
  void beginFilter() {
    Optional<Model> model = rows.modelProperty().get();
    if (model.isEmpty()) {
      return;
    }
    field
        .getItems()
        .setAll(
            model
                .get()
                .scalarFields()
                .filter(f -> !f.ignored() && !FilterRule.operatorsOf(f).isEmpty())
                .toList());
    field.getSelectionModel().selectFirst();
    value.clear();
    problem.setText("");
    getChildren().setAll(chips, editor);
    value.requestFocus();
  }

  private void endFilter() {
    getChildren().setAll(chips, add);
  }

  private void showOperators(Optional<ScalarField> chosen) {
    operator.getItems().setAll(chosen.map(FilterRule::operatorsOf).orElse(List.of()));
    operator.getSelectionModel().selectFirst();
    choice.getItems().setAll(chosen.map(rows::choices).orElse(List.of()));
    choice.setValue(null);
    showValue();
  }

  private void showValue() {
    boolean takesValue = operator.getValue() != null && operator.getValue().takesValue();
    boolean few = !choice.getItems().isEmpty();
    value.setVisible(takesValue && !few);
    choice.setVisible(takesValue && few);
    problem.setText("");
  }

  private void apply() {
    ScalarField chosen = field.getValue();
    FilterRule.Operator wanted = operator.getValue();
    if (chosen == null || wanted == null) {
      return;
    }
    if (!wanted.takesValue()) {
      finish(FilterRule.ofNull(chosen, wanted));
      return;
    }
    String text =
        choice.isVisible() ? Optional.ofNullable(choice.getValue()).orElse("") : value.getText();
    switch (rows.readFilterValue(chosen, wanted, text)) {
      case Reading.Read(@Nullable Object read) when read != null ->
          finish(FilterRule.of(chosen, wanted, read));
      case Reading.Read _ -> problem.setText("Ask for NULL with “is NULL”.");
      case Reading.Refused(String message) ->
          problem.setText(Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".");
    }
  }

  private void finish(FilterRule rule) {
    endFilter();
    rows.question().addFilter(rule);
  }

  private void showChips() {
    chips.getChildren().setAll(rows.question().filters().stream().map(this::chip).toList());
    boolean any = !rows.question().filters().isEmpty();
    chips.setVisible(any);
    chips.setManaged(any);
    if (any) {
      Button clear = new Button("Clear");
      clear.setId("data-clear-filters-bar");
      clear.getStyleClass().add("link");
      clear.setOnAction(_ -> rows.question().clearFilters());
      chips.getChildren().add(clear);
    }
  }

  private Node chip(FilterRule rule) {
    Label words = new Label(rule.words());
    Button remove = new Button("", Icons.of(Feather.X, "icon-small"));
    remove.getStyleClass().addAll("button-icon", "chip-remove");
    remove.setAccessibleText("Remove the filter " + rule.words());
    remove.setOnAction(_ -> rows.question().removeFilter(rule));
    HBox chip = new HBox(words, remove);
    chip.getStyleClass().add("filter-chip");
    return chip;
  }

  /// Shows a field by its name.
  private static final class FieldName extends StringConverter<ScalarField> {
    @Override
    public String toString(@Nullable ScalarField shown) {
      return shown == null ? "" : shown.name();
    }

    @Override
    public @Nullable ScalarField fromString(String text) {
      return null;
    }
  }
}
