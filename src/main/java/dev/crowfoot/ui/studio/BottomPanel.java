// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.studio;

import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.studio.StudioViewModel.BottomTab;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// The panel below the centre, with a tab for each list.
///
/// Ids: `tab-problems`, `tab-plan`, `bottom-close`.
final class BottomPanel extends BorderPane {
  BottomPanel(StudioViewModel studio, Map<BottomTab, Node> contents) {
    setId("bottom-panel");
    getStyleClass().add("bottom-panel");
    Label count = new Label();
    count.getStyleClass().add("chip");
    count.textProperty().bind(Bindings.size(studio.problems().problems()).asString());
    ToggleButton problems = tab(studio, "tab-problems", "Problems", BottomTab.PROBLEMS);
    problems
        .graphicProperty()
        .bind(
            Bindings.when(Bindings.isNotEmpty(studio.problems().problems()))
                .then(count)
                .otherwise((Label) null));
    problems.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox tabs =
        new HBox(
            problems,
            tab(studio, "tab-plan", "Migration plan", BottomTab.PLAN),
            space,
            Icons.button(
                "bottom-close",
                Feather.X,
                "Close (Ctrl+J)",
                () -> studio.bottomShownProperty().set(false)));
    tabs.getStyleClass().add("tabs");
    setTop(tabs);
    studio.bottomTabProperty().subscribe(tab -> setCenter(contents.get(tab)));
  }

  private static ToggleButton tab(StudioViewModel studio, String id, String words, BottomTab tab) {
    ToggleButton button = new ToggleButton(words);
    button.setId(id);
    button.getStyleClass().add("tab-button");
    button.setFocusTraversable(false);
    button.setOnAction(
        _ -> {
          studio.bottomTabProperty().set(tab);
          button.setSelected(true);
        });
    studio.bottomTabProperty().subscribe(now -> button.setSelected(now == tab));
    return button;
  }
}
