// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.console;

import dev.crowfoot.sql.SqlStatement;
import dev.crowfoot.text.Span;
import java.util.Collection;
import java.util.Optional;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.util.UndoUtils;

/// The text area of the console. Only lines in view are coloured; a bar in the gutter shows which
/// statement the caret means.
final class SqlArea extends CodeArea {
  private static final PseudoClass MEANT = PseudoClass.getPseudoClass("meant");
  private static final double DIGIT = 8;

  private final ConsoleViewModel console;
  private boolean isWaiting;
  private int digits;

  SqlArea(ConsoleViewModel console) {
    this.console = console;
    setId("console-text");
    getStyleClass().addAll("schema-area", "sql-area");
    setAccessibleText("SQL");
    setWrapText(false);
    setUndoManager(UndoUtils.plainTextUndoManager(this));
    updateGutter();
    plainTextChanges()
        .subscribe(
            _ -> {
              console.typed(getText());
              updateGutter();
              paintLater();
            });
    getVisibleParagraphs().addChangeObserver(_ -> paintLater());
    caretPositionProperty().subscribe(_ -> paintLater());
    console.statementsProperty().subscribe(_ -> paintLater());
    console.faultProperty().subscribe(_ -> paintLater());
  }

  /// What is selected; empty at the caret.
  Span selection() {
    return new Span(getSelection().getStart(), getSelection().getEnd());
  }

  /// Where the caret is on the screen; empty when it is scrolled out of sight.
  Optional<Bounds> caretOnScreen() {
    return allParToVisibleParIndex(getCurrentParagraph()).flatMap(_ -> getCaretBounds());
  }

  /// Replaces all of it; undo leads back.
  void put(String text) {
    replaceText(text);
    moveTo(0);
    requestFollowCaret();
  }

  /// Puts a statement at the end, on lines of its own, with the caret behind it.
  void append(String sql) {
    String before = getText().stripTrailing();
    String end = sql.stripTrailing().endsWith(";") ? "\n" : ";\n";
    replaceText(before + (before.isEmpty() ? "" : "\n\n") + sql.strip() + end);
    moveTo(getLength() - end.length());
    requestFollowCaret();
    requestFocus();
  }

  /// Brings a place into view with the caret there.
  void goTo(int offset) {
    moveTo(Math.min(offset, getLength()));
    requestFollowCaret();
    requestFocus();
  }

  /// Makes comments of the lines that are selected, or statements of them again.
  void toggleComment() {
    int first = getCaretSelectionBind().getStartParagraphIndex();
    int last = getCaretSelectionBind().getEndParagraphIndex();
    boolean all = true;
    for (int line = first; line <= last; line++) {
      String text = getParagraph(line).getText().strip();
      all &= text.isEmpty() || text.startsWith("--");
    }
    for (int line = first; line <= last; line++) {
      String text = getParagraph(line).getText();
      int at = getAbsolutePosition(line, 0);
      if (all && !text.isBlank()) {
        int dashes = text.indexOf("--");
        int blank = text.startsWith("-- ", dashes) ? 3 : 2;
        deleteText(at + dashes, at + dashes + blank);
      } else if (!all) {
        insertText(at, "-- ");
      }
    }
  }

  private void updateGutter() {
    int wanted = Math.max(2, Integer.toString(getParagraphs().size()).length());
    if (wanted != digits) {
      digits = wanted;
      setParagraphGraphicFactory(this::gutter);
    }
  }

  private Node gutter(int line) {
    Text number = new Text(Integer.toString(line + 1));
    number.getStyleClass().add("line-number");
    Region bar = new Region();
    bar.getStyleClass().add("statement-bar");
    HBox gutter = new HBox(number, bar);
    gutter.getStyleClass().add("gutter");
    gutter.setAlignment(Pos.CENTER_RIGHT);
    gutter.setMinWidth(16 + digits * DIGIT + 10);
    gutter.setMaxHeight(Double.MAX_VALUE);
    gutter.pseudoClassStateChanged(MEANT, isMeant(line));
    return gutter;
  }

  private boolean isMeant(int line) {
    Optional<SqlStatement> meant = console.statementsProperty().get().at(getCaretPosition());
    if (meant.isEmpty() || meant.get().span().end() > getLength()) {
      return false;
    }
    int first = offsetToPosition(meant.get().span().start(), Bias.Forward).getMajor();
    int last = offsetToPosition(meant.get().span().end(), Bias.Backward).getMajor();
    return first <= line && line <= last;
  }

  /// Colours what can be seen, once, after all changes of this pulse.
  private void paintLater() {
    if (!isWaiting) {
      isWaiting = true;
      Platform.runLater(
          () -> {
            isWaiting = false;
            paint();
          });
    }
  }

  private void paint() {
    int visible = getVisibleParagraphs().size();
    if (visible == 0 || console.statementsProperty().get().text().length() != getLength()) {
      return;
    }
    SqlStyles styles =
        new SqlStyles(
            console.statementsProperty().get(), console.provider(), console.faultProperty().get());
    int first = visibleParToAllParIndex(0);
    for (int line = first; line < Math.min(getParagraphs().size(), first + visible); line++) {
      colour(line, styles);
      Node gutter = getParagraphGraphic(line);
      if (gutter != null) {
        gutter.pseudoClassStateChanged(MEANT, isMeant(line));
      }
    }
  }

  private void colour(int line, SqlStyles styles) {
    int start = getAbsolutePosition(line, 0);
    int length = getParagraphLength(line);
    if (length > 0) {
      StyleSpans<Collection<String>> wanted = styles.of(Span.at(start, length));
      if (!wanted.equals(getStyleSpans(line))) {
        setStyleSpans(line, 0, wanted);
      }
    }
  }
}
