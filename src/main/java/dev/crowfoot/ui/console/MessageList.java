// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.console;

import dev.crowfoot.adapter.sql.Outcome;
import dev.crowfoot.ui.control.Icons;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A line for each statement that ran: what it was, what came of it and how long it took; below one
/// that was refused, why. Id: `console-messages`.
final class MessageList extends ListView<Outcome> {
  private static final int MOST = 160;

  private final IntConsumer goTo;

  /// @param goTo told of an offset of the text to go to
  MessageList(List<Outcome> outcomes, IntConsumer goTo) {
    this.goTo = goTo;
    setId("console-messages");
    getStyleClass().add("message-list");
    setAccessibleText("What the statements came to");
    setCellFactory(_ -> new Line());
    getItems().setAll(outcomes);
    scrollTo(outcomes.size() - 1);
  }

  private final class Line extends ListCell<Outcome> {
    Line() {
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Outcome outcome, boolean empty) {
      super.updateItem(outcome, empty);
      setGraphic(empty || outcome == null ? null : lines(outcome));
    }
  }

  private VBox lines(Outcome outcome) {
    Label sql = new Label(outcome.statement().headline(MOST));
    sql.getStyleClass().add("mono");
    sql.setMinWidth(0);
    HBox.setHgrow(sql, Priority.SOMETIMES);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label words = new Label(outcome.words() + " · " + Durations.words(outcome.took()));
    words.getStyleClass().addAll("muted", "small");
    words.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = new HBox(mark(outcome), sql, space, words);
    head.getStyleClass().add("message-head");
    head.setAlignment(Pos.CENTER_LEFT);
    VBox lines = new VBox(head);
    lines.getStyleClass().add("message");
    switch (outcome) {
      case Outcome.Refused refused -> addRefusal(lines, refused);
      case Outcome.Rows rows -> rows.notices().forEach(n -> add(lines, n, "muted"));
      case Outcome.Done done -> done.notices().forEach(n -> add(lines, n, "muted"));
    }
    return lines;
  }

  private static Region box(Label label) {
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    HBox box = new HBox(label);
    box.getStyleClass().add("message-detail");
    return box;
  }

  private static void add(VBox lines, String words, String style) {
    Label label = new Label(words.strip());
    label.getStyleClass().addAll("small", style);
    lines.getChildren().add(box(label));
  }

  private void addRefusal(VBox lines, Outcome.Refused refused) {
    if (refused.cancelled()) {
      return;
    }
    Label message = new Label(refused.message().strip());
    message.getStyleClass().add("danger-text");
    lines.getChildren().add(box(message));
    if (!refused.advice().isEmpty()) {
      add(lines, refused.advice(), "muted");
    }
    OptionalInt at = refused.at();
    if (at.isPresent()) {
      Hyperlink link = new Hyperlink("Go to the place");
      link.setId("console-go-to-fault");
      link.getStyleClass().add("small");
      link.setOnAction(_ -> goTo.accept(refused.statement().start() + at.getAsInt()));
      HBox box = new HBox(link);
      box.getStyleClass().add("message-detail");
      lines.getChildren().add(box);
    }
  }

  private static Region mark(Outcome outcome) {
    HBox mark =
        new HBox(
            switch (outcome) {
              case Outcome.Rows _, Outcome.Done _ ->
                  Icons.of(Feather.CHECK, "icon-small", "icon-success");
              case Outcome.Refused refused ->
                  refused.cancelled()
                      ? Icons.of(Feather.SLASH, "icon-small")
                      : Icons.of(Feather.X_CIRCLE, "icon-small", "icon-danger");
            });
    mark.setAlignment(Pos.CENTER);
    return mark;
  }
}
