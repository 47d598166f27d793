// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.data.RowDetails.Back;
import dev.crowfoot.ui.data.RowDetails.Details;
import dev.crowfoot.ui.data.RowDetails.Entry;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// The row where somebody is, all its fields one below the other, and the rows of other models that
/// belong to it. It follows as somebody goes on.
final class RowPanel extends BorderPane {
  private final DataViewModel rows;
  private final RowDetails details;
  private final Label title = new Label();
  private final VBox lines = new VBox();
  private Subscription following = Subscription.EMPTY;
  private long shown = -1;

  RowPanel(DataViewModel rows, Runnable close) {
    this.rows = rows;
    this.details = rows.newDetails();
    setId("data-row-panel");
    getStyleClass().addAll("data-panel", "row-panel");
    title.getStyleClass().add("heading");
    title.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head =
        new HBox(title, space, Icons.button("data-row-close", Feather.X, "Close (Space)", close));
    head.getStyleClass().add("panel-head");
    lines.getStyleClass().add("form-lines");
    ScrollPane scroll = new ScrollPane(lines);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setTop(head);
    setCenter(scroll);
    sceneProperty()
        .subscribe(
            scene -> {
              following.unsubscribe();
              following = scene == null ? Subscription.EMPTY : follow();
            });
  }

  private Subscription follow() {
    return Subscription.combine(
        rows.selection().revisionProperty().subscribe(_ -> selected()),
        rows.lines().revisionProperty().subscribe(_ -> load()));
  }

  private void selected() {
    if (rows.selection().lead().filter(cell -> cell.line() == shown).isEmpty()) {
      load();
    }
  }

  private void load() {
    shown = rows.selection().lead().map(GridSelection.Cell::line).orElse(-1L);
    details.load(this::show, why -> lines.getChildren().setAll(new FailureBox(why)));
  }

  private void show(Details of) {
    title.setText(of.model().name() + "  " + of.key());
    lines.getChildren().setAll(of.fields().stream().map(this::line).toList());
    if (!of.back().isEmpty()) {
      Label caption = new Label("Belonging rows");
      caption.getStyleClass().addAll("muted", "small");
      lines.getChildren().add(caption);
      of.back().forEach(back -> lines.getChildren().add(back(back)));
    }
  }

  private Node line(Entry entry) {
    Label name = new Label(entry.field().name());
    name.getStyleClass().add("field-name");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label type = new Label(entry.field().type().word() + entry.field().arity().suffix());
    type.getStyleClass().addAll("mono", "muted");
    HBox head = new HBox(name, space, type);
    head.setAlignment(Pos.BASELINE_LEFT);
    VBox line = new VBox(head, ValueView.of(entry.content()));
    entry
        .link()
        .ifPresent(
            target -> line.getChildren().add(jump("Go to the " + target.model().name(), target)));
    line.getStyleClass().add("form-line");
    line.setId("data-row-" + entry.field().name());
    return line;
  }

  private Node back(Back back) {
    String count = back.count() < 0 ? "" : String.format(Locale.ROOT, "%,d", back.count());
    Label name = new Label(back.relation().name());
    name.getStyleClass().add("field-name");
    Label number = new Label(count);
    number.getStyleClass().add("muted");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox line = new HBox(Icons.of(Feather.LINK_2, "icon-small", "icon-link"), name, number, space);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("back-line");
    line.setId("data-back-" + back.relation().name());
    back.target()
        .filter(_ -> back.count() != 0)
        .ifPresent(target -> line.getChildren().add(jump("Show", target)));
    return line;
  }

  private Hyperlink jump(String words, Links.Target target) {
    Hyperlink link = new Hyperlink(words);
    link.getStyleClass().add("small");
    link.setOnAction(_ -> rows.links().jump(target));
    return link;
  }
}
