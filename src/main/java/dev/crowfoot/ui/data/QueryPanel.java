// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.control.Prose;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What is asked, as the arguments of `findMany`, which can be edited, and as the SQL that is sent.
final class QueryPanel extends BorderPane {
  private final QueryViewModel query;

  QueryPanel(QueryViewModel query, Runnable close) {
    this.query = query;
    setId("data-query-panel");
    getStyleClass().addAll("data-panel", "review-panel");
    Label title = new Label("Query");
    title.getStyleClass().add("heading");
    HBox head =
        new HBox(title, space(), Icons.button("data-query-close", Feather.X, "Close (Esc)", close));
    head.getStyleClass().add("panel-head");
    TextArea arguments = area("data-query-text", true);
    arguments.textProperty().bindBidirectional(query.textProperty());
    TextArea sql = area("data-query-sql", false);
    sql.textProperty().bind(query.sqlProperty());
    Prose problem = new Prose("", "danger-text", "small");
    problem.setId("data-query-problem");
    query.problemProperty().subscribe(problem::setWords);
    problem.visibleProperty().bind(query.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    VBox body = new VBox(caption("findMany"), arguments, problem, caption("SQL"), sql);
    body.getStyleClass().add("review-body");
    VBox.setVgrow(arguments, Priority.ALWAYS);
    VBox.setVgrow(sql, Priority.ALWAYS);
    Button copy = new Button("Copy the SQL");
    copy.setId("data-copy-sql");
    copy.setOnAction(_ -> GridKeys.toClipboard(query.sqlProperty().get()));
    Button apply = new Button("Apply");
    apply.setId("data-query-apply");
    apply.getStyleClass().add("accent");
    apply.setOnAction(_ -> query.apply());
    Button cancel = new Button("Close");
    cancel.setCancelButton(true);
    cancel.setOnAction(_ -> close.run());
    HBox foot = new HBox(copy, space(), cancel, apply);
    foot.getStyleClass().add("panel-foot");
    setTop(head);
    setCenter(body);
    setBottom(foot);
    query.show();
  }

  /// The rows are others now.
  void showAgain() {
    query.show();
  }

  private static TextArea area(String id, boolean editable) {
    TextArea area = new TextArea();
    area.setId(id);
    area.getStyleClass().addAll("mono", "sql");
    area.setEditable(editable);
    area.setWrapText(true);
    return area;
  }

  private static Label caption(String words) {
    Label caption = new Label(words);
    caption.getStyleClass().addAll("muted", "small");
    return caption;
  }

  private static Region space() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }
}
