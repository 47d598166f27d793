// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.studio;

import dev.crowfoot.editor.History;
import dev.crowfoot.ui.connection.ConnectionState;
import dev.crowfoot.ui.control.Hues;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.control.Segmented;
import dev.crowfoot.ui.studio.StudioViewModel.Centre;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bar at the top, 44 px high: the project, the views, the history, the review of changes, the
/// database and the search.
///
/// Ids: `project-name`, `project-dirty`, `view-model`, `view-split`, `view-code`, `view-data`,
/// `view-sql`, `toolbar-undo`, `toolbar-redo`, `toolbar-review`, `connection-chip`,
/// `toolbar-search`, `toolbar-theme`.
final class Toolbar extends HBox {
  private final StudioViewModel studio;

  Toolbar(StudioViewModel studio, StudioActions actions) {
    this.studio = studio;
    setId("toolbar");
    getStyleClass().add("toolbar");
    setFillHeight(false);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren()
        .addAll(
            project(actions),
            views(),
            history(),
            space,
            search(actions),
            review(),
            connection(actions),
            Icons.button(
                "toolbar-theme",
                Feather.MOON,
                "Light or dark (Ctrl+Shift+D)",
                actions::changeTheme));
  }

  private HBox project(StudioActions actions) {
    Button name = new Button(studio.projectName());
    name.setId("project-name");
    name.getStyleClass().addAll("flat", "project-name");
    name.setTooltip(new Tooltip("Open another project"));
    name.setOnAction(_ -> actions.showStart());
    name.setFocusTraversable(false);
    Circle dot = new Circle(4);
    dot.setId("project-dirty");
    dot.getStyleClass().add("dirty-dot");
    dot.visibleProperty().bind(studio.workspace().dirtyProperty());
    Tooltip.install(dot, new Tooltip("Not saved yet (Ctrl+S saves)"));
    HBox box = new HBox(name, dot);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("project");
    HBox.setHgrow(box, Priority.SOMETIMES);
    return box;
  }

  private Segmented<Centre> views() {
    return new Segmented<>(studio.centreProperty())
        .with("view-model", "Model", Centre.MODEL, "The diagram (Ctrl+1)")
        .with("view-split", "Split", Centre.SPLIT, "Code and diagram (Ctrl+2)")
        .with("view-code", "Code", Centre.CODE, "The schema's text (Ctrl+3)")
        .with("view-data", "Data", Centre.DATA, "The rows of the tables (Ctrl+4)")
        .with("view-sql", "SQL", Centre.SQL, "SQL of your own (Ctrl+5)");
  }

  private HBox history() {
    ObservableValue<History> history = studio.workspace().historyProperty();
    Button undo =
        Icons.button(
            "toolbar-undo", Feather.CORNER_UP_LEFT, "Undo", () -> studio.workspace().undo());
    undo.disableProperty().bind(history.map(h -> !h.canUndo()));
    undo.getTooltip()
        .textProperty()
        .bind(
            history.map(
                h -> h.canUndo() ? "Undo " + lower(h.present().title()) + " (Ctrl+Z)" : "Undo"));
    Button redo =
        Icons.button(
            "toolbar-redo", Feather.CORNER_UP_RIGHT, "Redo", () -> studio.workspace().redo());
    redo.disableProperty().bind(history.map(h -> !h.canRedo()));
    redo.getTooltip()
        .textProperty()
        .bind(
            history.map(
                h ->
                    h.canRedo()
                        ? "Redo " + lower(h.future().getFirst().title()) + " (Ctrl+Shift+Z)"
                        : "Redo"));
    HBox box = new HBox(undo, redo);
    box.getStyleClass().add("history");
    box.setMinWidth(USE_PREF_SIZE);
    return box;
  }

  private Button search(StudioActions actions) {
    Label keys = new Label("Ctrl+K");
    keys.getStyleClass().add("keys");
    Label words = new Label("Search or run", Icons.of(Feather.SEARCH, "icon-small"));
    words.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox content = new HBox(words, space, keys);
    content.setAlignment(Pos.CENTER_LEFT);
    Button search = new Button("", content);
    content.prefWidthProperty().bind(search.widthProperty().subtract(18));
    search.setId("toolbar-search");
    search.getStyleClass().add("search");
    search.setFocusTraversable(false);
    search.setAccessibleText("Search or run");
    search.setOnAction(_ -> actions.search());
    return search;
  }

  private Button review() {
    Label count = new Label();
    count.getStyleClass().addAll("chip", "count");
    count.textProperty().bind(studio.pendingChangesProperty().asString());
    Button review = new Button("Review changes");
    review.setId("toolbar-review");
    review.getStyleClass().add("review");
    review.setMinWidth(USE_PREF_SIZE);
    review.setFocusTraversable(false);
    review.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
    review.setTooltip(new Tooltip("What the database lacks, and the way there (Ctrl+Shift+M)"));
    review.setOnAction(_ -> studio.reviewingProperty().set(!studio.reviewingProperty().get()));
    studio
        .pendingChangesProperty()
        .subscribe(
            changes -> {
              boolean some = changes.intValue() > 0;
              review.setGraphic(some ? count : null);
              review.getStyleClass().remove("accent");
              if (some) {
                review.getStyleClass().add("accent");
              }
            });
    return review;
  }

  private Button connection(StudioActions actions) {
    Circle light = new Circle(4);
    light.getStyleClass().add("light");
    Circle hue = new Circle(4);
    FontIcon lock = Icons.of(Feather.LOCK, "icon-small");
    HBox signs = new HBox(4, light, hue, lock);
    signs.setAlignment(Pos.CENTER);
    studio
        .connectionMarkProperty()
        .subscribe(
            mark -> {
              hue.getStyleClass().setAll(mark.hue().map(Hues::styleClass).stream().toList());
              shown(hue, mark.hue().isPresent());
              shown(lock, mark.readOnly());
            });
    Button chip = new Button("", signs);
    chip.setId("connection-chip");
    chip.getStyleClass().add("connection");
    chip.setFocusTraversable(false);
    chip.textProperty().bind(studio.connectionProperty().map(ConnectionState::words));
    chip.setTooltip(new Tooltip());
    chip.getTooltip()
        .textProperty()
        .bind(
            studio
                .connectionProperty()
                .map(state -> state.sentence() + ". Click to change or choose another."));
    chip.setOnAction(_ -> actions.editConnection());
    studio
        .connectionProperty()
        .subscribe(
            state -> {
              light.pseudoClassStateChanged(
                  PseudoClass.getPseudoClass("ready"), state instanceof ConnectionState.Ready);
              light.pseudoClassStateChanged(
                  PseudoClass.getPseudoClass("failed"), state instanceof ConnectionState.Failed);
            });
    return chip;
  }

  private static void shown(Node node, boolean is) {
    node.setVisible(is);
    node.setManaged(is);
  }

  private static String lower(String title) {
    return title.isEmpty() ? title : Character.toLowerCase(title.charAt(0)) + title.substring(1);
  }
}
