// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.saving;

import dev.crowfoot.editor.Document;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.ui.control.Sheets;
import dev.crowfoot.ui.saving.LineComparison.Kind;
import dev.crowfoot.ui.saving.LineComparison.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The files as they are on disk (left) and here (right), with the lines that only one of them has.
///
/// Ids: `comparison`, `comparison-lines`, `comparison-close`.
public final class ComparisonSheet extends VBox {
  public ComparisonSheet(Document disk, Document mine, Sheets sheets) {
    setId("comparison");
    getStyleClass().add("comparison");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("saving.css")).toExternalForm());
    Label title = new Label("On disk and here");
    title.getStyleClass().add("heading");
    ListView<Line> list = new ListView<>();
    list.setId("comparison-lines");
    list.setFixedCellSize(20);
    list.setCellFactory(_ -> new LineCell());
    list.getItems().setAll(lines(disk, mine));
    list.setFocusTraversable(false);
    HBox heads = new HBox(head("On disk"), head("Here"));
    VBox.setVgrow(list, Priority.ALWAYS);
    Button close = new Button("Close");
    close.setId("comparison-close");
    close.setDefaultButton(true);
    close.setOnAction(_ -> sheets.hide());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox answers = new HBox(space, close);
    getChildren().addAll(title, heads, list, answers);
  }

  private static Label head(String words) {
    Label label = new Label(words);
    label.getStyleClass().addAll("section-title", "head");
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    return label;
  }

  private static List<Line> lines(Document disk, Document mine) {
    List<Line> result = new ArrayList<>();
    for (SourceText here : mine.sources().files()) {
      Optional<SourceText> there = disk.sources().file(here.path());
      String left = there.map(SourceText::content).orElse("");
      if (!left.equals(here.content())) {
        if (mine.sources().files().size() > 1) {
          result.add(new Line(Kind.SAME, here.path(), here.path()));
        }
        result.addAll(LineComparison.of(left, here.content()));
      }
    }
    if (result.isEmpty()) {
      result.add(new Line(Kind.SAME, "Only the layout differs.", ""));
    }
    return result;
  }

  private static final class LineCell extends ListCell<Line> {
    private final Label left = side();
    private final Label right = side();
    private final HBox row = new HBox(left, right);

    LineCell() {
      row.setPrefWidth(1);
      left.prefWidthProperty().bind(row.widthProperty().divide(2));
      right.prefWidthProperty().bind(row.widthProperty().divide(2));
    }

    private static Label side() {
      Label label = new Label();
      label.getStyleClass().addAll("mono", "side");
      label.setMinWidth(0);
      label.setMaxHeight(Double.MAX_VALUE);
      return label;
    }

    @Override
    protected void updateItem(Line line, boolean empty) {
      super.updateItem(line, empty);
      left.getStyleClass().remove("gone");
      right.getStyleClass().remove("new");
      if (empty || line == null) {
        setGraphic(null);
        return;
      }
      left.setText(line.left().replace("\t", "  "));
      right.setText(line.right().replace("\t", "  "));
      switch (line.kind()) {
        case SAME -> {}
        case LEFT_ONLY -> left.getStyleClass().add("gone");
        case RIGHT_ONLY -> right.getStyleClass().add("new");
      }
      setGraphic(row);
    }
  }
}
