// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.console;

import dev.crowfoot.sql.SqlCompletion;
import dev.crowfoot.ui.code.ListPopup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.fxmisc.richtext.model.PlainTextChange;

/// The entries beside the caret. They come while a word is typed, behind a dot, and behind a blank
/// where a table or a condition follows; Escape sends them away for the word. The list has the id
/// `console-completions`.
final class SqlCompletionPopup {
  private static final double LETTER = 7.2;

  /// Behind these a blank asks for entries.
  private static final Set<String> OPENING =
      Set.of("FROM", "JOIN", "INTO", "UPDATE", "ON", "WHERE", "TABLE", "BY", "SET");

  private final SqlArea area;
  private final ConsoleViewModel console;
  private final ListPopup<SqlCompletion> popup;
  private boolean isLooking;
  private boolean typed;
  private boolean dismissed;
  private boolean choosing;

  SqlCompletionPopup(SqlArea area, ConsoleViewModel console) {
    this.area = area;
    this.console = console;
    this.popup = new ListPopup<>(area, "console-completions", new Look(), this::choose);
    area.plainTextChanges().subscribe(this::changed);
    area.caretPositionProperty().subscribe(_ -> later());
  }

  /// Shows what there is for the caret.
  void request() {
    dismissed = false;
    show(true);
  }

  boolean takes(KeyEvent event) {
    if (popup.isShown() && event.getCode() == KeyCode.ESCAPE) {
      dismissed = true;
    }
    return popup.takes(event);
  }

  private void changed(PlainTextChange change) {
    boolean letter = change.getInserted().length() == 1 && change.getRemoved().isEmpty();
    typed = letter || (popup.isShown() && change.getRemoved().length() == 1);
    later();
  }

  /// The caret moves after the text has changed.
  private void later() {
    if (!isLooking && !choosing) {
      isLooking = true;
      Platform.runLater(
          () -> {
            isLooking = false;
            look();
          });
    }
  }

  private void look() {
    boolean wanted = typed && area.isFocused();
    typed = false;
    char last = lastCharacter();
    boolean word = Character.isLetterOrDigit(last) || last == '_';
    dismissed = dismissed && word;
    boolean asks = word || last == '.' || last == '"' || (last == ' ' && isBehindOpening());
    if (wanted && asks && !dismissed) {
      show(false);
    } else {
      popup.hide();
    }
  }

  private char lastCharacter() {
    int column = area.getCaretColumn();
    return column == 0
        ? '\n'
        : area.getParagraph(area.getCurrentParagraph()).getText().charAt(column - 1);
  }

  private boolean isBehindOpening() {
    String line =
        area.getParagraph(area.getCurrentParagraph())
            .getText()
            .substring(0, area.getCaretColumn())
            .stripTrailing();
    String word = line.substring(line.lastIndexOf(' ') + 1);
    return OPENING.contains(word.toUpperCase(Locale.ROOT));
  }

  /// @param all also entries that change nothing
  private void show(boolean all) {
    List<SqlCompletion> entries = console.completions(area.getCaretPosition());
    boolean isThere = entries.size() == 1 && isTyped(entries.getFirst());
    if (entries.isEmpty() || (isThere && !all)) {
      popup.hide();
      return;
    }
    int longest =
        entries.stream().mapToInt(e -> e.label().length() + e.detail().length()).max().orElse(0);
    place(entries.getFirst())
        .ifPresent(
            place -> popup.show(place, entries, Math.clamp(longest * LETTER + 72, 260, 640)));
  }

  private boolean isTyped(SqlCompletion entry) {
    return area.getText(entry.replaced().start(), entry.replaced().end())
        .equals(entry.replacement());
  }

  /// Below the beginning of the word, so that the list stays where it is while one types.
  private Optional<Bounds> place(SqlCompletion entry) {
    int start = entry.replaced().start();
    return area.caretOnScreen()
        .map(caret -> area.getCharacterBoundsOnScreen(start, start).orElse(caret));
  }

  private void choose(SqlCompletion entry) {
    choosing = true;
    area.replaceText(entry.replaced().start(), entry.replaced().end(), entry.replacement());
    area.moveTo(entry.replaced().start() + entry.replacement().length() - entry.caretBack());
    area.requestFollowCaret();
    choosing = false;
    typed = false;
  }

  private static final class Look implements ListPopup.Look<SqlCompletion> {
    @Override
    public Node row(SqlCompletion entry) {
      Label kind = new Label(letter(entry.kind()));
      kind.getStyleClass().addAll("kind", style(entry.kind()));
      Label label = new Label(entry.label());
      label.getStyleClass().add("mono");
      label.setMinWidth(0);
      Label detail = new Label(entry.detail());
      detail.getStyleClass().addAll("mono", "muted", "detail");
      detail.setMinWidth(0);
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      HBox row = new HBox(kind, label, space, detail);
      row.getStyleClass().add("row");
      row.setAlignment(Pos.CENTER_LEFT);
      return row;
    }

    @Override
    public String spoken(SqlCompletion entry) {
      return entry.label() + (entry.detail().isEmpty() ? "" : ", " + entry.detail());
    }

    private static String letter(SqlCompletion.Kind kind) {
      return switch (kind) {
        case JOIN -> "r";
        case COLUMN -> "c";
        case TABLE -> "T";
        case VIEW -> "V";
        case KEYWORD -> "k";
        case FUNCTION -> "ƒ";
      };
    }

    /// Those of the code's completion, which has the same colours.
    private static String style(SqlCompletion.Kind kind) {
      return switch (kind) {
        case JOIN -> "relation";
        case COLUMN -> "field";
        case TABLE -> "model";
        case VIEW -> "view";
        case KEYWORD -> "keyword";
        case FUNCTION -> "function";
      };
    }
  }
}
