// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tools.jackson.databind.JsonNode;

/// A value as a whole: text that wraps, JSON as a tree, bytes as a picture and in hex.
final class ValueView {
  private static final int LONG = 120;
  private static final int MOST_LINES = 12;
  private static final int MOST_ITEMS = 2000;
  private static final double LINE_HEIGHT = 24;
  private static final double WIDTH = 280;

  private ValueView() {}

  static Node of(ValueContent content) {
    return switch (content) {
      case ValueContent.Nothing() -> label("NULL", "null-word");
      case ValueContent.Text(String text) when text.isEmpty() -> emptyText();
      case ValueContent.Text(String text) ->
          text.length() > LONG || text.indexOf('\n') >= 0 ? area(text) : label(text, "row-value");
      case ValueContent.Tree(JsonNode json) -> tree(json);
      case ValueContent.Binary binary -> binary(binary);
    };
  }

  private static Region emptyText() {
    Region box = new Region();
    box.getStyleClass().add("empty-text");
    return box;
  }

  private static Label label(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add(style);
    return label;
  }

  private static TextArea area(String text) {
    TextArea area = new TextArea(text);
    area.setEditable(false);
    area.setWrapText(true);
    long lines = text.lines().mapToLong(line -> 1 + line.length() / 40).sum();
    area.setPrefRowCount(Math.clamp(lines, 2, MOST_LINES));
    return area;
  }

  private static VBox binary(ValueContent.Binary binary) {
    VBox box = new VBox(label(binary.size() + " bytes", "muted"));
    box.getStyleClass().add("form-line");
    binary
        .picture()
        .ifPresent(
            picture -> {
              ImageView view = new ImageView(picture);
              view.setPreserveRatio(true);
              view.setFitWidth(Math.min(WIDTH, picture.getWidth()));
              box.getChildren().add(view);
            });
    TextArea hex = area(binary.hex());
    hex.getStyleClass().add("mono");
    hex.setWrapText(false);
    box.getChildren().add(hex);
    return box;
  }

  private static TreeView<String> tree(JsonNode json) {
    int[] left = {MOST_ITEMS};
    TreeItem<String> root = item("", json, left);
    root.setExpanded(true);
    TreeView<String> tree = new TreeView<>(root);
    tree.setShowRoot(!json.isContainer());
    tree.setFixedCellSize(LINE_HEIGHT);
    tree.getStyleClass().add("json-tree");
    int lines = json.isContainer() ? root.getChildren().size() : 1;
    tree.setPrefHeight(LINE_HEIGHT * Math.clamp(lines, 1, MOST_LINES) + 4);
    tree.setMinHeight(Region.USE_PREF_SIZE);
    tree.expandedItemCountProperty()
        .addListener(
            (_, _, count) ->
                tree.setPrefHeight(
                    LINE_HEIGHT
                            * Math.clamp(
                                count.intValue() - (tree.isShowRoot() ? 0 : 1), 1, MOST_LINES)
                        + 4));
    return tree;
  }

  private static TreeItem<String> item(String name, JsonNode json, int[] left) {
    String before = name.isEmpty() ? "" : name + ": ";
    TreeItem<String> item =
        new TreeItem<>(
            json.isContainer()
                ? before + (json.isArray() ? "[" + json.size() + "]" : "{" + json.size() + "}")
                : before + json);
    int index = 0;
    for (Map.Entry<String, JsonNode> property : json.properties()) {
      add(item, property.getKey(), property.getValue(), left);
    }
    if (json.isArray()) {
      for (JsonNode child : json) {
        add(item, String.valueOf(index++), child, left);
      }
    }
    return item;
  }

  private static void add(TreeItem<String> parent, String name, JsonNode child, int[] left) {
    if (left[0] > 0) {
      left[0]--;
      parent.getChildren().add(item(name, child, left));
    } else if (left[0] == 0) {
      left[0]--;
      parent.getChildren().add(new TreeItem<>("…"));
    }
  }
}
