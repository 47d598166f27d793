// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.problems;

import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.diagnostic.Severity;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.control.Prose;
import dev.crowfoot.ui.control.ProseLine;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A row for each problem: a click goes to its place, its buttons apply its remedies. The list has
/// the id `problems-list`.
public final class ProblemsView extends StackPane {
  private static final double WIDEST_TOOLTIP = 420;

  private final ProblemsViewModel viewModel;
  private final Consumer<Place> goTo;

  public ProblemsView(ProblemsViewModel viewModel, Consumer<Place> goTo) {
    this.viewModel = viewModel;
    this.goTo = goTo;
    getStyleClass().add("problems");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("problems.css")).toExternalForm());

    ListView<Diagnostic> list = new ListView<>(viewModel.problems());
    list.setId("problems-list");
    list.setFixedCellSize(28);
    list.setPlaceholder(nothing());
    list.setCellFactory(_ -> new ProblemCell());
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            visit(list.getSelectionModel().getSelectedItem());
          }
        });
    getChildren().add(list);
  }

  private void visit(Diagnostic problem) {
    if (problem != null) {
      goTo.accept(ProblemsViewModel.placeOf(problem));
    }
  }

  private static VBox nothing() {
    Label words = new Label("No problems. The schema is valid.");
    words.getStyleClass().add("muted");
    VBox box = new VBox(Icons.of(Feather.CHECK_CIRCLE, "icon-success"), words);
    box.getStyleClass().add("empty-state");
    return box;
  }

  private final class ProblemCell extends ListCell<Diagnostic> {
    private final FontIcon icon = new FontIcon();
    private final ProseLine message = new ProseLine();
    private final Prose whole = new Prose("");
    private final Label code = new Label();
    private final Label place = new Label();
    private final HBox fixes = new HBox();
    private final HBox row;

    ProblemCell() {
      code.getStyleClass().addAll("mono", "muted");
      place.getStyleClass().addAll("mono", "muted");
      code.setMinWidth(Region.USE_PREF_SIZE);
      place.setMinWidth(Region.USE_PREF_SIZE);
      fixes.getStyleClass().add("fixes");
      fixes.setMinWidth(Region.USE_PREF_SIZE);
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      whole.setMaxWidth(WIDEST_TOOLTIP);
      Tooltip tooltip = new Tooltip();
      tooltip.setGraphic(whole);
      Tooltip.install(message, tooltip);
      row = new HBox(icon, code, message, fixes, space, place);
      row.getStyleClass().add("problem");
      row.setAlignment(Pos.CENTER_LEFT);
      row.setMinWidth(0);
      row.setPrefWidth(1);
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      setOnMouseClicked(
          event -> {
            if (event.getButton() == MouseButton.PRIMARY && !isEmpty()) {
              visit(getItem());
            }
          });
    }

    @Override
    protected void updateItem(Diagnostic problem, boolean empty) {
      super.updateItem(problem, empty);
      if (empty || problem == null) {
        setGraphic(null);
        return;
      }
      icon.setIconCode(icon(problem.severity()));
      icon.getStyleClass().removeAll("icon-danger", "icon-warning", "icon-accent");
      icon.getStyleClass().add(colour(problem.severity()));
      message.setWords(problem.message());
      whole.setWords(problem.message());
      code.setText(problem.code().id());
      place.setText(viewModel.describe(ProblemsViewModel.placeOf(problem)));
      fixes.getChildren().setAll(buttons(problem.fixes()));
      setGraphic(row);
    }

    /// One remedy is a button, several are a menu, so that the message keeps its room.
    private List<Node> buttons(List<Fix> remedies) {
      if (remedies.isEmpty()) {
        return List.of();
      }
      boolean single = remedies.size() == 1;
      String title = single ? remedies.getFirst().title() : remedies.size() + " remedies";
      HBox words =
          new HBox(
              Icons.of(Feather.TOOL, "icon-small", "icon-accent"), new Prose(title, "accent-text"));
      words.getStyleClass().add("words");
      words.setFillHeight(false);
      Button button = new Button();
      button.setGraphic(words);
      button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      button.setAccessibleText(title);
      button.getStyleClass().addAll("link", "fix");
      button.setFocusTraversable(false);
      button.setOnAction(
          _ -> {
            if (single) {
              viewModel.apply(remedies.getFirst());
            } else {
              menu(remedies).show(button, Side.BOTTOM, 0, 0);
            }
          });
      return List.of(button);
    }

    private ContextMenu menu(List<Fix> remedies) {
      ContextMenu menu = new ContextMenu();
      for (Fix fix : remedies) {
        MenuItem item = new CustomMenuItem(new Prose(fix.title()));
        item.setOnAction(_ -> viewModel.apply(fix));
        menu.getItems().add(item);
      }
      return menu;
    }

    private static Feather icon(Severity severity) {
      return switch (severity) {
        case ERROR -> Feather.X_CIRCLE;
        case WARNING -> Feather.ALERT_TRIANGLE;
        case INFO -> Feather.INFO;
      };
    }

    private static String colour(Severity severity) {
      return switch (severity) {
        case ERROR -> "icon-danger";
        case WARNING -> "icon-warning";
        case INFO -> "icon-accent";
      };
    }
  }
}
