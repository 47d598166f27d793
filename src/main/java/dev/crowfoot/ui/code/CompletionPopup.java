// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.assist.Completion;
import dev.crowfoot.ui.code.CompletionViewModel.Offer;
import dev.crowfoot.ui.control.Prose;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.fxmisc.richtext.model.PlainTextChange;

/// The entries beside the caret, with what the selected one means below them. The list has the id
/// `code-completions`.
final class CompletionPopup {
  private static final double LETTER = 7.2;

  private final SchemaArea area;
  private final CompletionViewModel viewModel;
  private final CaretNote note;
  private final ListPopup<Completion> popup;
  private final Prose documentation = new Prose("", "small", "muted");
  private boolean hasChanged;
  private boolean hasTyped;
  private boolean isLooking;

  CompletionPopup(SchemaArea area, CompletionViewModel viewModel, CaretNote note) {
    this.area = area;
    this.note = note;
    this.viewModel = viewModel;
    this.popup = new ListPopup<>(area, "code-completions", new EntryLook(), this::choose);
    documentation.getStyleClass().add("documentation");
    popup.add(documentation, true);
    popup.selectedProperty().subscribe(this::document);
    popup.setOnHidden(viewModel::close);
    viewModel.offerProperty().subscribe(this::show);
    area.plainTextChanges().subscribe(this::changed);
    area.caretPositionProperty().subscribe(_ -> later());
    area.addEventFilter(ScrollEvent.SCROLL, _ -> viewModel.close());
  }

  /// Ctrl+Space.
  void request() {
    viewModel.request(area.getCaretPosition(), () -> note.say("Nothing fits in here."));
  }

  boolean isShown() {
    return popup.isShown();
  }

  boolean takes(KeyEvent event) {
    if (popup.isShown() && event.getCode() == KeyCode.ESCAPE) {
      viewModel.dismiss();
      return true;
    }
    return popup.takes(event);
  }

  private void choose(Completion entry) {
    area.apply(viewModel.choose(entry));
    hasTyped = viewModel.opens(lineToCaret()); // goes on with what stands in its brackets
  }

  private void changed(PlainTextChange change) {
    if (!area.isUpdating()) {
      hasChanged = true;
      hasTyped = !change.getInserted().isEmpty() && change.getInserted().length() <= 2;
      later();
    }
  }

  /// Looks at the text when the key stroke is over: the caret moves after the text has changed.
  private void later() {
    if (!isLooking) {
      isLooking = true;
      Platform.runLater(this::look);
    }
  }

  private String lineToCaret() {
    return area.getParagraph(area.getCurrentParagraph())
        .getText()
        .substring(0, area.getCaretColumn());
  }

  private void look() {
    isLooking = false;
    int caret = area.getCaretPosition();
    if (!hasChanged) {
      viewModel.movedTo(caret);
    } else if (hasTyped) {
      viewModel.typed(lineToCaret(), caret);
    } else {
      viewModel.deleted(caret);
    }
    hasChanged = false;
    hasTyped = false;
  }

  private void show(Optional<Offer> offer) {
    Optional<Bounds> place = offer.flatMap(this::placeOf);
    if (offer.isEmpty() || place.isEmpty() || !area.isFocused()) {
      popup.hide();
      return;
    }
    boolean documented = offer.get().entries().stream().anyMatch(e -> !e.documentation().isEmpty());
    documentation.setVisible(documented);
    documentation.setManaged(documented);
    int longest =
        offer.get().entries().stream()
            .mapToInt(e -> e.label().length() + e.detail().length())
            .max()
            .orElse(0);
    popup.show(place.get(), offer.get().entries(), Math.clamp(longest * LETTER + 72, 260, 600));
  }

  /// Below the beginning of the word, so that the list stays where it is while one types.
  private Optional<Bounds> placeOf(Offer offer) {
    int start = Math.min(offer.word().start(), area.getCaretPosition());
    int line = area.getCaretPosition() - area.getCaretColumn();
    return area.caretOnScreen()
        .map(
            caret ->
                start < line ? caret : area.getCharacterBoundsOnScreen(start, start).orElse(caret));
  }

  private void document(Completion entry) {
    documentation.setWords(entry == null ? "" : entry.documentation());
  }

  private static final class EntryLook implements ListPopup.Look<Completion> {
    @Override
    public Node row(Completion entry) {
      Label kind = new Label(letter(entry.kind()));
      kind.getStyleClass()
          .addAll("kind", entry.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      Label label = new Label(entry.label());
      label.getStyleClass().add("mono");
      Label detail = new Label(entry.detail());
      detail.getStyleClass().addAll("mono", "muted", "detail");
      label.setMinWidth(Region.USE_PREF_SIZE);
      detail.setMinWidth(0);
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      HBox row = new HBox(kind, label, space, detail);
      row.getStyleClass().add("row");
      row.setAlignment(Pos.CENTER_LEFT);
      return row;
    }

    @Override
    public String spoken(Completion entry) {
      return entry.label() + (entry.detail().isEmpty() ? "" : ", " + entry.detail());
    }

    private static String letter(Completion.Kind kind) {
      return switch (kind) {
        case KEYWORD -> "k";
        case SCALAR -> "S";
        case MODEL -> "M";
        case VIEW -> "V";
        case COMPOSITE_TYPE -> "T";
        case ENUM -> "E";
        case ENUM_VALUE -> "v";
        case FIELD -> "f";
        case RELATION -> "r";
        case ATTRIBUTE -> "@";
        case ARGUMENT -> ":";
        case FUNCTION -> "ƒ";
        case NATIVE_TYPE -> "n";
        case SETTING -> "=";
        case VALUE -> "•";
      };
    }
  }
}
