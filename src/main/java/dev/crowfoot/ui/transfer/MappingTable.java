// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.transfer;

import dev.crowfoot.app.transfer.Mapping;
import dev.crowfoot.app.transfer.Preview;
import dev.crowfoot.app.transfer.Target;
import dev.crowfoot.ui.transfer.ImportViewModel.Looked;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;

/// The columns of a file, where each goes, and below them the first rows as they would be. What is
/// wrong is red and says why when it is pointed at.
final class MappingTable extends ScrollPane {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final PseudoClass LEFT_OUT = PseudoClass.getPseudoClass("left-out");

  private final ImportViewModel model;

  MappingTable(ImportViewModel model, Looked looked) {
    this.model = model;
    getStyleClass().add("mapping");
    GridPane grid = new GridPane();
    Mapping mapping = looked.plan().mapping();
    for (int column = 0; column < mapping.columns().size(); column++) {
      grid.add(name(mapping.columns().get(column)), column + 1, 0);
      grid.add(target(column, mapping.targets().get(column)), column + 1, 1);
    }
    for (int row = 0; row < looked.preview().rows().size(); row++) {
      addRow(grid, row + 2, looked.preview().rows().get(row), mapping);
    }
    setContent(grid);
    setFitToHeight(true);
  }

  private static Label name(String column) {
    Label name = new Label(column);
    name.getStyleClass().addAll("column", "mono");
    return name;
  }

  private ComboBox<Target> target(int column, Target shown) {
    ComboBox<Target> target = new ComboBox<>();
    target.setId("import-target-" + column);
    target.setAccessibleText("Field");
    Target nothing = new Target.Nothing();
    target.getItems().add(nothing);
    target.getItems().addAll(model.targets());
    target.setConverter(
        ImportSheet.words(t -> t instanceof Target.Nothing ? "Leave out" : t.words()));
    target.setValue(shown);
    target.setMaxWidth(Double.MAX_VALUE);
    target.pseudoClassStateChanged(LEFT_OUT, shown instanceof Target.Nothing);
    target.setOnAction(
        _ -> model.change(plan -> plan.mapping(plan.mapping().with(column, target.getValue()))));
    return target;
  }

  private static void addRow(GridPane grid, int place, Preview.Line line, Mapping mapping) {
    Label number = new Label(Long.toString(line.line()));
    number.getStyleClass().addAll("line-number", "small");
    number.pseudoClassStateChanged(WRONG, line.problem().isPresent());
    line.problem().ifPresent(why -> number.setTooltip(new Tooltip(why)));
    grid.add(number, 0, place);
    for (int column = 0; column < line.cells().size(); column++) {
      boolean leftOut = mapping.targets().get(column) instanceof Target.Nothing;
      grid.add(cell(line.cells().get(column), leftOut), column + 1, place);
    }
  }

  private static Label cell(Preview.Shown shown, boolean leftOut) {
    boolean none =
        shown.value().isEmpty()
            && !leftOut
            && (shown.problem().isEmpty() || shown.text().isEmpty());
    Label cell = new Label(none ? "NULL" : shown.value().orElse(shown.text()));
    cell.getStyleClass().addAll("cell", "small");
    cell.setMaxWidth(Double.MAX_VALUE);
    if ((none && shown.problem().isEmpty()) || leftOut) {
      cell.getStyleClass().add("muted");
    }
    cell.pseudoClassStateChanged(WRONG, shown.problem().isPresent());
    shown.problem().ifPresent(why -> cell.setTooltip(new Tooltip(why)));
    return cell;
  }
}
