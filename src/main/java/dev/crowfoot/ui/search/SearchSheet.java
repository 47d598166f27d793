// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.search;

import dev.crowfoot.ui.control.Icons;
import java.util.Objects;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A field and the list of what it finds. Up and Down choose and give a look, Enter or a click goes
/// there, Ctrl+Enter opens its rows; Tab on a table asks for its columns.
///
/// Ids: `search-field`, `search-hits`.
public final class SearchSheet extends VBox {
  private static final double ROW = 32;
  private static final int MOST_ROWS = 10;

  private final TextField field = new TextField();
  private final ListView<Hit> list;
  private final SearchViewModel viewModel;
  private final Outcome outcome;

  /// What becomes of a search.
  public interface Outcome {
    /// Something is looked at, and may not be what was looked for.
    void look(Hit hit);

    /// Something was chosen.
    void choose(Hit hit);

    /// The rows of something are wanted.
    void openData(Hit hit);
  }

  /// @param prompt what the field asks for
  public SearchSheet(SearchViewModel viewModel, String prompt, Outcome outcome) {
    this.viewModel = viewModel;
    this.outcome = outcome;
    setId("search");
    getStyleClass().add("search-sheet");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("search.css")).toExternalForm());
    field.setId("search-field");
    field.setPromptText(prompt);
    field.textProperty().bindBidirectional(viewModel.queryProperty());
    HBox.setHgrow(field, Priority.ALWAYS);
    HBox top = new HBox(Icons.of(Feather.SEARCH), field);
    top.getStyleClass().add("top");
    top.setAlignment(Pos.CENTER_LEFT);

    list = new ListView<>(viewModel.hits());
    list.setId("search-hits");
    list.setFixedCellSize(ROW);
    list.setFocusTraversable(false);
    list.prefHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> 16 + ROW * Math.clamp(viewModel.hits().size(), 1, MOST_ROWS),
                viewModel.hits()));
    list.setCellFactory(_ -> new HitCell());
    Label nothing = new Label("Nothing is called that.");
    nothing.getStyleClass().add("muted");
    list.setPlaceholder(nothing);
    getChildren().addAll(top, list);

    field.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
    viewModel.queryProperty().addListener((_, _, _) -> list.getSelectionModel().selectFirst());
    list.getSelectionModel().selectFirst();
    Platform.runLater(field::requestFocus);
  }

  private void steer(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> move(1, event);
      case UP -> move(-1, event);
      case PAGE_DOWN -> move(8, event);
      case PAGE_UP -> move(-8, event);
      case ENTER -> {
        choose(list.getSelectionModel().getSelectedItem(), event.isShortcutDown());
        event.consume();
      }
      case TAB -> {
        Hit hit = list.getSelectionModel().getSelectedItem();
        if (hit != null && viewModel.narrowTo(hit)) {
          field.end();
        }
        event.consume();
      }
      default -> {}
    }
  }

  private void move(int by, KeyEvent event) {
    int last = list.getItems().size() - 1;
    if (last >= 0) {
      int to = Math.clamp((long) list.getSelectionModel().getSelectedIndex() + by, 0, last);
      list.getSelectionModel().select(to);
      list.scrollTo(Math.max(0, to - 6));
      outcome.look(list.getItems().get(to));
    }
    event.consume();
  }

  private void choose(Hit hit, boolean data) {
    if (hit != null) {
      if (data) {
        outcome.openData(hit);
      } else {
        outcome.choose(hit);
      }
    }
  }

  private final class HitCell extends ListCell<Hit> {
    private final FontIcon icon = Icons.of(Feather.GRID, "icon-small");
    private final Label title = new Label();
    private final Label detail = new Label();
    private final HBox row;

    HitCell() {
      detail.getStyleClass().addAll("muted", "small");
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      row = new HBox(icon, title, space, detail);
      row.getStyleClass().add("hit");
      row.setAlignment(Pos.CENTER_LEFT);
      row.setPrefWidth(1);
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      setOnMouseClicked(event -> choose(getItem(), event.isShortcutDown()));
    }

    @Override
    protected void updateItem(Hit hit, boolean empty) {
      super.updateItem(hit, empty);
      if (empty || hit == null) {
        setGraphic(null);
        return;
      }
      icon.setIconCode(icon(hit));
      title.setText(hit.title());
      detail.setText(hit.detail());
      setGraphic(row);
    }

    private static Feather icon(Hit hit) {
      return switch (hit) {
        case Hit.OfCommand _ -> Feather.CHEVRON_RIGHT;
        case Hit.OfView _ -> Feather.LAYERS;
        case Hit.OfArea _ -> Feather.SQUARE;
        case Hit.OfSchema schema when schema.detail().equals("Enum") -> Feather.LIST;
        case Hit.OfSchema schema when schema.title().contains(".") -> Feather.MINUS;
        case Hit.OfSchema _ -> Feather.GRID;
      };
    }
  }
}
