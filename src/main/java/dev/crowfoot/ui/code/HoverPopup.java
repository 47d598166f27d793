// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.assist.Hover;
import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.diagnostic.Severity;
import dev.crowfoot.text.Span;
import dev.crowfoot.ui.code.HoverViewModel.Explanation;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.control.Prose;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.fxmisc.richtext.event.MouseOverTextEvent;
import org.kordamp.ikonli.feather.Feather;

/// What there is to say about the word under the pointer: problems and their remedies first, then
/// what it means. It stays while the pointer is on the word or on the popup. Its content has the id
/// `code-hover`.
final class HoverPopup {
  private static final Duration BEFORE = Duration.ofMillis(300);
  private static final javafx.util.Duration AFTER = javafx.util.Duration.millis(250);
  private static final double WIDEST = 460;

  private final SchemaArea area;
  private final HoverViewModel viewModel;
  private final CaretNote note;
  private final BooleanSupplier isBusy;
  private final VBox content = new VBox();
  private final TextPopup popup;
  private final PauseTransition leaving = new PauseTransition(AFTER);
  private Optional<Span> place = Optional.empty();

  /// @param isBusy whether something else is open that it must not cover
  HoverPopup(SchemaArea area, HoverViewModel viewModel, CaretNote note, BooleanSupplier isBusy) {
    this.area = area;
    this.viewModel = viewModel;
    this.note = note;
    this.isBusy = isBusy;
    content.setId("code-hover");
    content.getStyleClass().add("hover");
    content.setMaxWidth(WIDEST);
    popup = new TextPopup(area, content);
    leaving.setOnFinished(_ -> hide());
    content.addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> leaving.stop());
    content.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> leaving.playFromStart());
    area.setMouseOverTextDelay(BEFORE);
    area.addEventHandler(
        MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN,
        event -> explain(event.getCharacterIndex(), this::show));
    area.addEventFilter(MouseEvent.MOUSE_MOVED, this::moved);
    area.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> leaving.playFromStart());
    area.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> hide());
    area.addEventFilter(ScrollEvent.SCROLL, _ -> hide());
    area.addEventFilter(KeyEvent.KEY_PRESSED, _ -> hide());
    area.plainTextChanges().subscribe(_ -> hide());
  }

  /// Explains what the caret is on.
  void showAtCaret() {
    explain(
        area.getCaretPosition(),
        found -> {
          show(found);
          if (found.isEmpty()) {
            note.say("There is nothing to explain here.");
          }
        });
  }

  private void explain(int offset, Consumer<Optional<Explanation>> found) {
    boolean isShown = place.filter(span -> span.touches(offset)).isPresent();
    if (!isBusy.getAsBoolean() && !isShown) {
      viewModel.explain(offset, found);
    }
  }

  private void moved(MouseEvent event) {
    viewModel.forget();
    if (place.isPresent()) {
      OptionalInt at = area.hit(event.getX(), event.getY()).getCharacterIndex();
      if (at.isPresent() && place.get().touches(at.getAsInt())) {
        leaving.stop();
      } else if (leaving.getStatus() != javafx.animation.Animation.Status.RUNNING) {
        leaving.playFromStart();
      }
    }
  }

  private void show(Optional<Explanation> explanation) {
    Optional<Bounds> word =
        explanation.flatMap(
            e -> area.getCharacterBoundsOnScreen(e.place().start(), e.place().end()));
    if (explanation.isEmpty() || word.isEmpty()) {
      hide();
      return;
    }
    leaving.stop();
    place = Optional.of(explanation.get().place());
    fill(explanation.get());
    popup.show(word.get());
  }

  private void hide() {
    viewModel.forget();
    leaving.stop();
    place = Optional.empty();
    popup.hide();
  }

  private void fill(Explanation explanation) {
    content.getChildren().clear();
    explanation.problems().forEach(problem -> content.getChildren().add(row(problem)));
    if (!explanation.remedies().isEmpty()) {
      content.getChildren().add(remedies(explanation.remedies()));
    }
    if (!explanation.problems().isEmpty() && explanation.meaning().isPresent()) {
      Region line = new Region();
      line.getStyleClass().add("line");
      content.getChildren().add(line);
    }
    explanation.meaning().ifPresent(this::explain);
  }

  private static Node row(Diagnostic problem) {
    boolean isError = problem.severity() == Severity.ERROR;
    Prose message = new Prose(problem.message());
    message.setMaxWidth(WIDEST - 48);
    HBox row =
        new HBox(
            Icons.of(
                isError ? Feather.X_CIRCLE : Feather.ALERT_TRIANGLE,
                "icon-small",
                isError ? "icon-danger" : "icon-warning"),
            message);
    row.getStyleClass().add("problem");
    return row;
  }

  private Node remedies(List<Fix> fixes) {
    VBox list = new VBox();
    list.getStyleClass().add("remedies");
    for (Fix fix : fixes) {
      Button button = new Button();
      button.setGraphic(new Prose(fix.title(), "accent-text"));
      button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      button.setAccessibleText(fix.title());
      button.getStyleClass().addAll("link", "remedy");
      button.setFocusTraversable(false);
      button.setOnAction(
          _ -> {
            hide();
            viewModel.apply(fix);
            area.requestFocus();
          });
      list.getChildren().add(button);
    }
    return list;
  }

  private void explain(Hover meaning) {
    VBox lines = new VBox();
    lines.getStyleClass().add("signature");
    meaning.signature().lines().forEach(line -> lines.getChildren().add(coloured(line)));
    content.getChildren().add(lines);
    for (String paragraph : meaning.documentation().split("\n\n")) {
      if (!paragraph.isBlank()) {
        Prose prose = new Prose(paragraph);
        prose.setMaxWidth(WIDEST - 24);
        content.getChildren().add(prose);
      }
    }
  }

  /// A line as the editor would show it. `User.email` is there a field `email`.
  private static TextFlow coloured(String line) {
    TextFlow flow = new TextFlow();
    flow.setMaxWidth(WIDEST - 24);
    int owner = line.indexOf('.') + 1;
    boolean isOwned = owner > 0 && line.substring(0, owner).matches("\\w+\\.");
    if (isOwned) {
      flow.getChildren().add(part(line.substring(0, owner), "punctuation"));
    }
    String rest = isOwned ? line.substring(owner) : line;
    for (Highlighting.Run run : Highlighting.of(rest)) {
      flow.getChildren().add(part(rest.substring(run.start(), run.end()), run.style()));
    }
    return flow;
  }

  private static Text part(String words, String style) {
    Text part = new Text(words);
    part.getStyleClass().addAll("code-word", style);
    return part;
  }
}
