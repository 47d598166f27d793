// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.assist.Brackets;
import dev.crowfoot.assist.Occurrence;
import dev.crowfoot.assist.Place;
import dev.crowfoot.assist.References;
import dev.crowfoot.assist.Symbol;
import dev.crowfoot.syntax.SyntaxTree;
import dev.crowfoot.ui.background.Background;
import java.util.List;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// What stands out because of where the caret is: a bracket and its partner at once, and when the
/// caret rests, the other places that name what it is on.
final class CaretMarks {
  private static final Duration REST = Duration.millis(150);

  private final SchemaArea area;
  private final CodeViewModel viewModel;
  private final Asker brackets;
  private final Asker names;
  private final PauseTransition rest = new PauseTransition(REST);

  CaretMarks(SchemaArea area, CodeViewModel viewModel, Background background) {
    this.area = area;
    this.viewModel = viewModel;
    this.brackets = new Asker(viewModel, background);
    this.names = new Asker(viewModel, background);
    rest.setOnFinished(_ -> markNames());
    area.caretPositionProperty().subscribe(_ -> moved());
    viewModel.analysedProperty().subscribe(_ -> moved());
  }

  private void moved() {
    int offset = area.getCaretPosition();
    area.painter().mark(names, List.of());
    names.forget();
    rest.playFromStart();
    if (!viewModel.isAnalysed()) {
      area.painter()
          .mark(brackets, List.of()); // until it is, nobody reads a large file at each key stroke
      return;
    }
    brackets.ask(
        text -> {
          SyntaxTree tree = text.analysis().trees().get(text.path());
          return tree == null ? List.<Mark>of() : bracketsAt(tree, text, offset);
        },
        found -> area.painter().mark(brackets, found));
  }

  private void markNames() {
    if (!viewModel.isAnalysed()) {
      return;
    }
    int offset = area.getCaretPosition();
    names.ask(text -> namesAt(text, offset), found -> area.painter().mark(names, found));
  }

  private static List<Mark> bracketsAt(SyntaxTree tree, NewestText text, int offset) {
    int at = text.text().toContent(offset);
    return Brackets.at(tree, at).stream()
        .filter(pair -> pair.opening().touches(at) || pair.closing().touches(at))
        .flatMap(pair -> Stream.of(pair.opening(), pair.closing()))
        .map(span -> new Mark(text.text().toShown(span), "bracket"))
        .toList();
  }

  /// The places in the file that is shown, when there is more than one.
  private static List<Mark> namesAt(NewestText text, int offset) {
    List<Mark> places =
        Occurrence.at(text.analysis(), text.path(), text.text().toContent(offset))
            .map(Occurrence::symbol)
            .filter(symbol -> !(symbol instanceof Symbol.Word))
            .map(symbol -> References.of(text.analysis(), symbol))
            .orElse(List.of())
            .stream()
            .filter(place -> place.path().equals(text.path()))
            .map(Place::span)
            .map(span -> new Mark(text.text().toShown(span), "same-name"))
            .toList();
    return places.size() > 1 ? places : List.of();
  }
}
