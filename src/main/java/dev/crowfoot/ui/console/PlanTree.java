// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.console;

import dev.crowfoot.app.console.PlanText;
import dev.crowfoot.sql.PlanNode;
import dev.crowfoot.ui.control.Icons;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// A plan as a tree: each step above those it takes its rows from, with a bar for what the step
/// alone takes. The step that takes most is marked. Id: `console-plan`.
final class PlanTree extends TreeTableView<PlanNode> {
  private static final double ROW = 28;
  private static final double BAR = 72;

  private final double total;
  private final Optional<PlanNode> hottest;

  PlanTree(Shown.Plan plan) {
    setId("console-plan");
    getStyleClass().add("plan-tree");
    setAccessibleText("Plan");
    setFixedCellSize(ROW);
    setShowRoot(false);
    this.total = plan.roots().stream().mapToDouble(PlanNode::weight).sum();
    this.hottest =
        plan.roots().stream()
            .flatMap(PlanNode::all)
            .filter(node -> node.ownWeight() > 0)
            .max((a, b) -> Double.compare(a.ownWeight(), b.ownWeight()));
    boolean weighed = total > 0;
    getColumns().add(column("Step", 380, this::title));
    if (weighed) {
      getColumns().add(column(plan.measured() ? "Time" : "Cost", 168, this::weight));
      getColumns().add(column("Rows", 150, node -> words(PlanText.rows(node), "small")));
      getColumns().add(column("Condition", 420, node -> words(node.details(), "mono", "muted")));
    } else {
      setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    }
    TreeItem<PlanNode> root = new TreeItem<>(PlanNode.named("", plan.roots()));
    plan.roots().forEach(node -> root.getChildren().add(item(node)));
    root.setExpanded(true);
    setRoot(root);
  }

  private static TreeItem<PlanNode> item(PlanNode node) {
    TreeItem<PlanNode> item = new TreeItem<>(node);
    item.setExpanded(true);
    node.children().forEach(child -> item.getChildren().add(item(child)));
    return item;
  }

  private static TreeTableColumn<PlanNode, PlanNode> column(
      String title, double width, Function<PlanNode, Region> look) {
    TreeTableColumn<PlanNode, PlanNode> column = new TreeTableColumn<>(title);
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().getValue()));
    column.setCellFactory(_ -> new NodeCell(look));
    return column;
  }

  private Region title(PlanNode node) {
    Label title = words(node.title());
    if (!isHottest(node)) {
      return title;
    }
    title.setGraphic(Icons.of(Feather.ZAP, "icon-small", "icon-warning"));
    title.getStyleClass().add("semibold");
    title.setTooltip(new Tooltip("This step takes most."));
    return title;
  }

  private boolean isHottest(PlanNode node) {
    return hottest.filter(hot -> hot.equals(node)).isPresent();
  }

  private Region weight(PlanNode node) {
    double share = total == 0 ? 0 : node.ownWeight() / total;
    Region filled = new Region();
    filled.getStyleClass().add(isHottest(node) ? "hot" : "filled");
    filled.setMinWidth(Math.max(1, Math.rint(share * BAR)));
    filled.setMaxWidth(filled.getMinWidth());
    HBox bar = new HBox(filled);
    bar.getStyleClass().add("bar");
    bar.setMinWidth(BAR);
    bar.setMaxWidth(BAR);
    String number =
        node.milliseconds().isPresent()
            ? PlanText.milliseconds(node.ownWeight())
            : PlanText.number(node.ownWeight());
    HBox box = new HBox(bar, words(number, "small"));
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("weight");
    return box;
  }

  private static Label words(String text, String... styles) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styles);
    if (text.length() > 40) {
      label.setTooltip(new Tooltip(text.replace("  ·  ", "\n")));
    }
    return label;
  }

  private static final class NodeCell extends TreeTableCell<PlanNode, PlanNode> {
    private final Function<PlanNode, Region> look;

    NodeCell(Function<PlanNode, Region> look) {
      this.look = look;
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable PlanNode node, boolean empty) {
      super.updateItem(node, empty);
      setGraphic(empty || node == null ? null : look.apply(node));
    }
  }
}
