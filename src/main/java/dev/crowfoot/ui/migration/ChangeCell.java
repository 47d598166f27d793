// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.app.migrations.ChangeTree;
import dev.crowfoot.app.migrations.ChangeTree.Kind;
import dev.crowfoot.diff.Severity;
import dev.crowfoot.ui.control.Icons;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A row of the tree of changes: whether it is taken, its sign, what it is, how bad it is.
final class ChangeCell extends TreeCell<ChangeRow> {
  private final ChoiceViewModel choice;
  private final CheckBox check = new CheckBox();
  private final Label words = new Label();
  private final Label pill = new Label();
  private final HBox row = new HBox(8);
  private boolean showing;

  ChangeCell(ChoiceViewModel choice) {
    this.choice = choice;
    getStyleClass().add("change-cell");
    setPrefWidth(0);
    check.getStyleClass().add("change-check");
    check.setFocusTraversable(false);
    check.setMinWidth(Region.USE_PREF_SIZE);
    check
        .selectedProperty()
        .addListener(
            (_, _, taken) -> {
              if (!showing && getItem() != null) {
                choice.choose(getItem().items(), taken);
              }
            });
    words.setMaxWidth(Double.MAX_VALUE);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    row.setAlignment(Pos.CENTER_LEFT);
  }

  @Override
  protected void updateItem(ChangeRow item, boolean empty) {
    super.updateItem(item, empty);
    setText(null);
    if (empty || item == null) {
      setGraphic(null);
      setTooltip(null);
      return;
    }
    long taken = item.items().stream().filter(choice::isTaken).count();
    showing = true;
    check.setAllowIndeterminate(false);
    check.setIndeterminate(taken > 0 && taken < item.items().size());
    check.setSelected(taken == item.items().size());
    check.setAccessibleText("Take " + item.words());
    showing = false;
    words.setText(item.words());
    words.getStyleClass().removeAll("semibold", "muted");
    if (item instanceof ChangeRow.OfGroup) {
      words.getStyleClass().add("semibold");
    }
    if (taken == 0) {
      words.getStyleClass().add("muted");
    }
    show(pill, item.severity());
    row.getChildren().setAll(check, icon(item.kind()), words, pill);
    setGraphic(row);
    setAccessibleText(spoken(item, taken));
    setTooltip(new Tooltip(tooltip(item)));
  }

  /// Everything that the row shows, in words.
  private String spoken(ChangeRow item, long taken) {
    String does =
        switch (item.kind()) {
          case ADD -> "new: ";
          case DROP -> "dropped: ";
          case RENAME -> "";
          case ALTER -> "changed: ";
        };
    String part = taken == 0 ? "left out" : taken < item.items().size() ? "taken in part" : "taken";
    return String.join(", ", does + item.words(), pill.getText(), part);
  }

  private static String tooltip(ChangeRow item) {
    return item.items().stream()
        .map(ChangeTree.Item::line)
        .limit(12)
        .collect(Collectors.joining("\n"));
  }

  /// Sign by form and colour: what comes, goes, changes, or is called otherwise.
  static FontIcon icon(Kind kind) {
    FontIcon icon =
        switch (kind) {
          case ADD -> Icons.of(Feather.PLUS, "change-add");
          case DROP -> Icons.of(Feather.MINUS, "change-drop");
          case RENAME -> Icons.of(Feather.EDIT_2, "change-rename");
          case ALTER -> Icons.of(Feather.ACTIVITY, "change-alter");
        };
    icon.getStyleClass().add("icon-small");
    return icon;
  }

  /// Says how bad something is, in words and in colour.
  static void show(Label pill, Severity severity) {
    pill.setText(
        switch (severity) {
          case SAFE -> "safe";
          case LOCKS -> "locks table";
          case MAY_FAIL -> "may fail";
          case DESTROYS_DATA -> "destroys data";
        });
    pill.getStyleClass().setAll("label", "chip", styleOf(severity));
    pill.setMinWidth(Region.USE_PREF_SIZE);
  }

  private static String styleOf(Severity severity) {
    return switch (severity) {
      case SAFE -> "success";
      case LOCKS, MAY_FAIL -> "warning";
      case DESTROYS_DATA -> "danger";
    };
  }
}
