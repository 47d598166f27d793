// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.ui.code.CodeProblems.FileProblems;
import java.util.HashMap;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A tab for each file of the schema, with a dot where a file has errors or warnings. Tabs beyond
/// the edge are scrolled to by the wheel; the chosen one is always in sight.
final class CodeTabs extends ScrollPane {
  private final CodeViewModel viewModel;
  private final HBox tabs = new HBox();
  private final Map<String, ToggleButton> byPath = new HashMap<>();

  CodeTabs(CodeViewModel viewModel) {
    this.viewModel = viewModel;
    getStyleClass().add("code-tabs");
    setContent(tabs);
    setFitToHeight(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setVbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    addEventFilter(ScrollEvent.SCROLL, this::scroll);
    viewModel.paths().addListener((ListChangeListener<String>) _ -> makeTabs());
    makeTabs();
    viewModel.pathProperty().subscribe(this::select);
    viewModel.problems().byFileProperty().subscribe(_ -> markAll());
    tabs.layoutBoundsProperty().addListener(_ -> select(viewModel.pathProperty().get()));
  }

  private void makeTabs() {
    byPath.clear();
    ToggleGroup group = new ToggleGroup();
    for (String path : viewModel.paths()) {
      ToggleButton tab = new ToggleButton(path);
      tab.setMnemonicParsing(false);
      tab.setToggleGroup(group);
      tab.setFocusTraversable(false);
      tab.setMinWidth(USE_PREF_SIZE);
      tab.setContentDisplay(ContentDisplay.RIGHT);
      tab.getStyleClass().add("code-tab");
      tab.setOnAction(_ -> viewModel.open(path));
      byPath.put(path, tab);
    }
    tabs.getChildren().setAll(viewModel.paths().stream().map(byPath::get).toList());
    markAll();
    select(viewModel.pathProperty().get());
  }

  private void select(String path) {
    ToggleButton tab = byPath.get(path);
    if (tab != null) {
      tab.setSelected(true);
      Bounds bounds = tab.getBoundsInParent();
      double hidden = tabs.getWidth() - getViewportBounds().getWidth();
      if (hidden > 0) {
        double from = getHvalue() * hidden;
        double seen =
            Math.clamp(
                from,
                bounds.getMaxX() - getViewportBounds().getWidth(),
                Math.max(bounds.getMinX(), bounds.getMaxX() - getViewportBounds().getWidth()));
        setHvalue(seen / hidden);
      }
    }
  }

  private void markAll() {
    byPath.forEach((path, tab) -> mark(tab, path));
  }

  private void mark(ToggleButton tab, String path) {
    FileProblems problems =
        viewModel.problems().byFileProperty().get().getOrDefault(path, FileProblems.NONE);
    if (problems.equals(FileProblems.NONE)) {
      tab.setGraphic(null);
      tab.setTooltip(null);
      tab.setAccessibleText(path);
    } else {
      Region dot = new Region();
      dot.getStyleClass().addAll("problem-mark", problems.errors() > 0 ? "error" : "warning");
      tab.setGraphic(dot);
      tab.setTooltip(new Tooltip(problems.words()));
      tab.setAccessibleText(path + ", " + problems.words());
    }
  }

  private void scroll(ScrollEvent event) {
    double hidden = tabs.getWidth() - getViewportBounds().getWidth();
    if (hidden > 0) {
      double by = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
      setHvalue(Math.clamp(getHvalue() - by / hidden, 0, 1));
      event.consume();
    }
  }
}
