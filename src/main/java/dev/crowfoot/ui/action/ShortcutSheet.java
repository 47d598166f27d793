// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.action;

import dev.crowfoot.ui.control.Icons;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// All keys, and what the mouse does, with a field that looks among them. Made of the very things
/// that the keys and menus stand for.
///
/// Ids: `shortcuts`, `shortcuts-filter`, `shortcuts-list`.
public final class ShortcutSheet extends VBox {
  private static final double PAGE = 0.3;

  /// A line: a name, and the ways to it of which each does the same.
  record Line(String place, String title, Set<String> ways) {
    boolean isAbout(String words) {
      String all = (place + " " + title + " " + String.join(" ", ways)).toLowerCase(Locale.ROOT);
      return Arrays.stream(words.toLowerCase(Locale.ROOT).strip().split("\\s+", -1))
          .allMatch(all::contains);
    }
  }

  private final List<Line> lines;
  private final VBox list = new VBox();
  private final ScrollPane scroll = new ScrollPane(list);

  public ShortcutSheet(List<? extends Shortcut> shortcuts) {
    this.lines = lines(shortcuts);
    setId("shortcuts");
    getStyleClass().add("shortcut-sheet");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("shortcuts.css")).toExternalForm());
    TextField filter = new TextField();
    filter.setId("shortcuts-filter");
    filter.setPromptText("Keyboard shortcuts");
    filter.setAccessibleText("Look among the keyboard shortcuts");
    filter.textProperty().subscribe(this::show);
    filter.addEventFilter(KeyEvent.KEY_PRESSED, this::turn);
    HBox.setHgrow(filter, Priority.ALWAYS);
    HBox top = new HBox(Icons.of(Feather.COMMAND), filter);
    top.getStyleClass().add("top");
    top.setAlignment(Pos.CENTER_LEFT);
    list.setId("shortcuts-list");
    list.getStyleClass().add("shortcut-list");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(top, scroll);
    Platform.runLater(filter::requestFocus);
  }

  /// Those of one name stand in one line, and what has no key has none.
  static List<Line> lines(List<? extends Shortcut> shortcuts) {
    Map<String, Line> result = new LinkedHashMap<>();
    for (Action.Place place : Action.Place.values()) {
      for (Shortcut shortcut : shortcuts) {
        if (shortcut.place() == place && !shortcut.keys().isEmpty()) {
          result
              .computeIfAbsent(
                  place + shortcut.title(),
                  _ -> new Line(place.title(), shortcut.title(), new LinkedHashSet<>()))
              .ways()
              .add(shortcut.keyWords());
        }
      }
    }
    List<Line> all = new ArrayList<>(result.values());
    all.addAll(withMouse());
    return List.copyOf(all);
  }

  private static List<Line> withMouse() {
    return List.of(
        mouse("Draw a relation", "Drag from the side of a row to a table or a row"),
        mouse("… one to one", "Alt while dragging"),
        mouse("… many to many", "Shift while dragging"),
        mouse("Move a row", "Drag its sign at the left"),
        mouse("Move tables without guides", "Ctrl while dragging"),
        mouse("Select several", "Drag a frame, or Shift and click"),
        mouse("New table, edit a name or type", "Double click"),
        mouse("Pan", "Wheel, middle button, or Space and drag"),
        mouse("Zoom", "Ctrl and wheel, or pinch"));
  }

  private static Line mouse(String title, String way) {
    return new Line("Mouse", title, Set.of(way));
  }

  private void turn(KeyEvent event) {
    double by =
        switch (event.getCode()) {
          case PAGE_DOWN -> PAGE;
          case PAGE_UP -> -PAGE;
          case DOWN -> PAGE / 4;
          case UP -> -PAGE / 4;
          default -> 0;
        };
    if (by != 0) {
      scroll.setVvalue(Math.clamp(scroll.getVvalue() + by, 0, 1));
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      event.consume();
    }
  }

  private void show(String words) {
    list.getChildren().clear();
    String place = "";
    for (Line line : lines.stream().filter(l -> l.isAbout(words)).toList()) {
      if (!line.place().equals(place)) {
        place = line.place();
        Label heading = new Label(place);
        heading.getStyleClass().add("section-title");
        list.getChildren().add(heading);
      }
      list.getChildren().add(row(line));
    }
    if (list.getChildren().isEmpty()) {
      Label nothing = new Label("No shortcut is about that.");
      nothing.getStyleClass().add("muted");
      list.getChildren().add(nothing);
    }
    scroll.setVvalue(0);
  }

  private static Node row(Line line) {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row = new HBox(new Label(line.title()), space);
    boolean keys = !line.place().equals("Mouse");
    for (String way : line.ways()) {
      Label label = new Label(way);
      label.getStyleClass().add(keys ? "key" : "muted");
      row.getChildren().add(label);
    }
    row.getStyleClass().add("shortcut");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
