// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.ui.control.Icons;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.kordamp.ikonli.feather.Feather;

/// Shows SQL or YAML to be read, with a little colour.
final class StatementArea extends StackPane {
  private static final Pattern PARTS =
      Pattern.compile(
          "(?<added>(?m:^\\+ .*))|(?<removed>(?m:^\u2212 .*))|(?<comment>--[^\\n]*|^\\s*#[^\\n]*)|(?<string>'(?:[^']|'')*')|(?<name>\"(?:[^\"]|\"\")*\")"
              + "|(?<keyword>\\b(?:CREATE|TABLE|ALTER|DROP|RENAME|COLUMN|TO|ADD|CONSTRAINT|PRIMARY|KEY"
              + "|FOREIGN|REFERENCES|UNIQUE|INDEX|ON|DELETE|UPDATE|CASCADE|SET|NULL|NOT|DEFAULT|INSERT"
              + "|INTO|SELECT|FROM|WHERE|TYPE|AS|ENUM|VALUE|USING|PRAGMA|AUTOINCREMENT|RESTRICT|VALUES"
              + "|IN|AND|OR|SCHEMA|ACTION|NO|OFF)\\b)"
              + "|(?<key>(?m:^[ \\t-]*[A-Za-z]+(?=:)))|(?<number>\\b\\d+\\b)");
  private static final List<String> KINDS =
      List.of("added", "removed", "comment", "string", "name", "keyword", "key", "number");
  private static final int LONGEST = 200_000;
  private static final double LINE = 17;

  private final CodeArea area = new CodeArea();
  private FoldedText shown = new FoldedText("");

  StatementArea(String id) {
    setId(id);
    getStyleClass().add("statement-area");
    area.setEditable(false);
    area.setAccessibleText("Statements");
    area.addEventHandler(KeyEvent.KEY_PRESSED, this::foldByKey);
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::leave);
    area.getStyleClass().add("statements");
    getChildren().add(new VirtualizedScrollPane<>(area));
  }

  void show(String text) {
    if (!area.getText().equals(text)) {
      area.replaceText(text);
      if (!text.isEmpty() && text.length() < LONGEST) {
        area.setStyleSpans(0, coloured(text));
      }
      area.moveTo(0);
      area.requestFollowCaret();
    }
  }

  /// Brings a text into view, if it is there.
  void reveal(String part) {
    int at = area.getText().indexOf(part);
    if (at >= 0) {
      area.moveTo(at);
      area.requestFollowCaret();
    }
  }

  /// As high as its lines, up to a height.
  void fit(double width, double most) {
    setPrefSize(width, Math.min(most, 24 + LINE * area.getParagraphs().size()));
  }

  String text() {
    return area.getText();
  }

  /// Tab writes nothing here, so it goes on to the next control.
  private void leave(KeyEvent event) {
    if (event.getCode() == KeyCode.TAB) {
      area.requestFocusTraversal(
          event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
      event.consume();
    }
  }

  /// Enter or Space on the head of a part does what its mark does.
  private void foldByKey(KeyEvent event) {
    boolean fold = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
    int line = area.getCurrentParagraph();
    if (fold && shown.mark(line).isPresent()) {
      shown.toggle(line);
      refold(shown);
      area.moveTo(line, 0);
      event.consume();
    }
  }

  /// Shows a text of which parts can be folded: a mark beside the head of each does it.
  void show(FoldedText folds) {
    shown = folds;
    area.setParagraphGraphicFactory(line -> mark(folds, line));
    show(folds.text());
  }

  private Node mark(FoldedText folds, int line) {
    OptionalInt mark = folds.mark(line);
    StackPane room = new StackPane();
    room.getStyleClass().add("fold-mark");
    if (mark.isPresent()) {
      boolean folded = mark.getAsInt() == 1;
      room.getChildren()
          .setAll(Icons.of(folded ? Feather.CHEVRON_RIGHT : Feather.CHEVRON_DOWN, "icon-small"));
      room.getStyleClass().add("foldable");
      room.setOnMouseClicked(
          _ -> {
            folds.toggle(line);
            refold(folds);
          });
    }
    return room;
  }

  /// Shows what was folded or opened, where it was.
  void refold(FoldedText folds) {
    double at = area.getEstimatedScrollY();
    show(folds);
    Platform.runLater(() -> area.scrollYToPixel(at));
  }

  private static StyleSpans<Collection<String>> coloured(String text) {
    StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
    Matcher part = PARTS.matcher(text);
    int end = 0;
    while (part.find()) {
      spans.add(List.of(), part.start() - end);
      spans.add(List.of(kind(part)), part.end() - part.start());
      end = part.end();
    }
    spans.add(List.of(), text.length() - end);
    return spans.create();
  }

  private static String kind(Matcher part) {
    return KINDS.stream().filter(k -> part.group(k) != null).findFirst().orElse("comment");
  }
}
