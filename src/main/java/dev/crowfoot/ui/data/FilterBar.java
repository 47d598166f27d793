// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.data.FilterText.Meaning;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// Filters as chips, and the field where a new one is typed. A click switches a chip off and on,
/// with Alt it joins the chip with the one before it by OR.
final class FilterBar extends FlowPane {
  private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

  private final DataViewModel rows;
  private final Label problem = new Label();
  private final FilterField field;
  private final Button add = new Button("Filter", Icons.of(Feather.FILTER, "icon-small"));
  private final Runnable done;
  private boolean typing;

  /// @param done called when a filter was written or given up: who typed it goes on elsewhere
  FilterBar(DataViewModel rows, Runnable done) {
    this.rows = rows;
    this.done = done;
    this.field = new FilterField(rows, this::finish, this::giveUp);
    getStyleClass().add("filter-bar");
    add.setId("data-add-filter");
    add.getStyleClass().add("flat");
    add.setTooltip(new Tooltip("Filter (/)"));
    add.setOnAction(_ -> beginFilter());
    problem.setId("data-filter-problem");
    problem.getStyleClass().addAll("danger-text", "small");
    rows.question().chips().addListener((ListChangeListener<FilterChip>) _ -> show());
    rows.modelProperty().addListener((_, _, _) -> endFilter());
    show();
  }

  /// Opens the field for a new chip.
  void beginFilter() {
    if (rows.modelProperty().get().isPresent()) {
      typing = true;
      problem.setText("");
      show();
      field.begin();
    }
  }

  private void endFilter() {
    typing = false;
    field.stop();
    show();
  }

  private void giveUp() {
    endFilter();
    done.run();
  }

  private void finish(Meaning meaning) {
    switch (meaning) {
      case Meaning.Rule(FilterRule rule) -> {
        giveUp();
        rows.question().addFilter(rule);
      }
      case Meaning.Problem(String words) -> {
        problem.setText(words);
        show();
      }
    }
  }

  private void show() {
    getChildren().clear();
    for (int i = 0; i < rows.question().chips().size(); i++) {
      FilterChip chip = rows.question().chips().get(i);
      if (chip.orBefore() && i > 0) {
        Label or = new Label("or");
        or.getStyleClass().addAll("muted", "small");
        getChildren().add(or);
      }
      getChildren().add(chip(chip, i));
    }
    if (!rows.question().chips().isEmpty()) {
      Button clear = new Button("Clear");
      clear.setId("data-clear-filters-bar");
      clear.getStyleClass().add("link");
      clear.setOnAction(_ -> rows.question().clearFilters());
      getChildren().add(clear);
    }
    if (typing) {
      getChildren().add(field);
      if (!problem.getText().isEmpty()) {
        getChildren().add(problem);
      }
    } else {
      getChildren().add(add);
    }
  }

  private Node chip(FilterChip chip, int place) {
    Label words = new Label(chip.rule().words());
    words.setMaxWidth(360);
    Button remove = new Button("", Icons.of(Feather.X, "icon-small"));
    remove.getStyleClass().addAll("button-icon", "chip-remove");
    remove.setAccessibleText("Remove the filter " + chip.rule().words());
    remove.setOnAction(_ -> rows.question().remove(chip));
    HBox box = new HBox(words, remove);
    box.setId("data-chip-" + place);
    box.getStyleClass().add("filter-chip");
    box.pseudoClassStateChanged(OFF, !chip.on());
    Tooltip.install(
        words,
        new Tooltip(
            (chip.on() ? "Click to switch off" : "Click to switch on")
                + (place > 0 ? "; Alt+click: with the one before by OR" : "")));
    words.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY && event.isAltDown()) {
            rows.question().toggleOr(chip);
          } else if (event.getButton() == MouseButton.PRIMARY) {
            rows.question().toggle(chip);
          }
        });
    return box;
  }
}
