// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.text.Span;
import dev.crowfoot.ui.code.NavigationViewModel.Use;
import dev.crowfoot.ui.code.NavigationViewModel.Uses;
import dev.crowfoot.ui.control.Prose;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// The places that name what the caret is on, to go to. The list has the id `code-uses`.
final class UseList {
  private static final double WIDTH = 560;
  private static final double LETTER = 7.2;

  private final SchemaArea area;
  private final NavigationViewModel navigation;
  private final CaretNote note;
  private final ListPopup<Use> popup;
  private final Prose title = new Prose("", "list-title", "muted", "small");
  private double widest;

  UseList(SchemaArea area, NavigationViewModel navigation, CaretNote note) {
    this.area = area;
    this.navigation = navigation;
    this.note = note;
    this.popup =
        new ListPopup<>(
            area,
            "code-uses",
            new UseLook(),
            use -> navigation.jump(use.place(), area.getCaretPosition()));
    popup.add(title, false);
    area.plainTextChanges().subscribe(_ -> popup.hide());
    area.caretPositionProperty().subscribe(_ -> popup.hide());
  }

  /// Lists the uses of what the caret is on.
  void showAtCaret() {
    navigation.usesAt(area.getCaretPosition(), this::show);
  }

  boolean isShown() {
    return popup.isShown();
  }

  boolean takes(KeyEvent event) {
    return popup.takes(event);
  }

  private void show(Optional<Uses> found) {
    List<Use> places = found.map(Uses::places).orElse(List.of());
    if (places.isEmpty()) {
      note.say("Nothing here has a name that is used.");
    }
    title.setWords(
        (places.size() == 1 ? "1 place names `" : places.size() + " places name `")
            + found.map(Uses::name).orElse("")
            + "`");
    widest = places.stream().mapToInt(use -> placeOf(use).length()).max().orElse(0) * LETTER;
    area.caretOnScreen().ifPresent(caret -> popup.show(caret, places, WIDTH));
  }

  private static String placeOf(Use use) {
    return use.place().path() + ":" + use.line();
  }

  private final class UseLook implements ListPopup.Look<Use> {
    @Override
    public Node row(Use use) {
      Label place = new Label(placeOf(use));
      place.getStyleClass().addAll("mono", "muted", "use-place");
      place.setPrefWidth(widest);
      place.setMinWidth(Region.USE_PREF_SIZE);
      HBox row = new HBox(place, line(use));
      row.getStyleClass().add("row");
      row.setAlignment(Pos.CENTER_LEFT);
      row.setFillHeight(false);
      return row;
    }

    private TextFlow line(Use use) {
      String text = use.text();
      Span word = use.word();
      TextFlow line =
          new TextFlow(
              part(text.substring(0, word.start()), "use-line"),
              part(text.substring(word.start(), word.end()), "use-word"),
              part(text.substring(word.end()), "use-line"));
      line.setMinWidth(Region.USE_PREF_SIZE); // one line, cut off where the list ends
      return line;
    }

    private Text part(String text, String style) {
      Text part = new Text(text);
      part.getStyleClass().add(style);
      return part;
    }

    @Override
    public String spoken(Use use) {
      return placeOf(use) + ", " + use.text();
    }
  }
}
