// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.inspector;

import dev.crowfoot.ui.control.Icons;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A form under a heading: what it is about, and what kind of thing that is.
final class Page {
  private Page() {}

  static Pane of(Feather icon, String title, String kind, Form form) {
    Label name = new Label(title);
    name.setId("inspector-title");
    name.getStyleClass().add("heading");
    Label what = new Label(kind);
    what.getStyleClass().addAll("muted", "small");
    VBox words = new VBox(name);
    if (!kind.isEmpty()) {
      words.getChildren().add(what);
    }
    words.setAlignment(Pos.CENTER_LEFT);
    HBox head = new HBox(Icons.of(icon), words);
    head.getStyleClass().add("head");
    Splice.line(head, icon, title, kind);
    VBox page = new VBox(head, form);
    page.getStyleClass().add("page");
    return page;
  }
}
