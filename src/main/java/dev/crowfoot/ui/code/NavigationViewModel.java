// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.assist.Occurrence;
import dev.crowfoot.assist.Place;
import dev.crowfoot.assist.References;
import dev.crowfoot.assist.Symbol;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Span;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.control.Trail;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Ways through the text: from a use to the declaration, to all other uses, and back.
final class NavigationViewModel {
  private final CodeViewModel code;
  private final Asker uses;
  private final Asker links;
  private final Trail<Spot> trail = new Trail<>();

  /// A place that names a symbol, and its line.
  ///
  /// @param line counted from 1
  /// @param text of the line, without the blanks around it
  /// @param word of the symbol in that text
  record Use(Place place, int line, String text, Span word) {}

  /// A symbol, as people call it, and all places that name it.
  record Uses(String name, List<Use> places) {}

  NavigationViewModel(CodeViewModel code, Background background) {
    this.code = code;
    this.uses = new Asker(code, background);
    this.links = new Asker(code, background);
  }

  /// Where the symbol that a caret touches is declared; empty when it is there already, or when
  /// there is none.
  Optional<Place> definitionAt(int offset) {
    return definition(code.newest(), offset);
  }

  /// Finds the word that is a link to somewhere, as a place of what is shown.
  void linkAt(int offset, Consumer<Optional<Span>> found) {
    links.ask(
        text ->
            definition(text, offset)
                .flatMap(_ -> occurrence(text, offset))
                .map(o -> text.text().toShown(o.place().span())),
        found);
  }

  void forgetLink() {
    links.forget();
  }

  /// Finds every place that names what a caret touches.
  void usesAt(int offset, Consumer<Optional<Uses>> found) {
    uses.ask(text -> occurrence(text, offset).map(o -> uses(text.analysis(), o.symbol())), found);
  }

  /// Goes to a place and remembers the one that is left.
  ///
  /// @param caret where the caret is
  void jump(Place place, int caret) {
    leave(caret);
    code.show(place.path(), place.span());
    code.targetProperty().get().ifPresent(shown -> code.caretAt(shown.start()));
  }

  /// Somebody is about to show another place.
  void leave(int caret) {
    trail.leave(here(caret));
  }

  /// @return whether there was somewhere to go back to
  boolean back(int caret) {
    return trail.back(here(caret)).map(this::go).orElse(false);
  }

  /// @return whether there was somewhere to go forward to
  boolean forward(int caret) {
    return trail.forward(here(caret)).map(this::go).orElse(false);
  }

  private boolean go(Spot spot) {
    code.showSpot(spot);
    return true;
  }

  private Spot here(int caret) {
    return new Spot(code.pathProperty().get(), caret);
  }

  private static Optional<Occurrence> occurrence(NewestText text, int offset) {
    return Occurrence.at(text.analysis(), text.path(), text.text().toContent(offset));
  }

  private static Optional<Place> definition(NewestText text, int offset) {
    return occurrence(text, offset)
        .filter(o -> !o.place().isDeclaration())
        .flatMap(o -> References.definition(text.analysis(), o.symbol()))
        .filter(
            place ->
                !place.path().equals(text.path())
                    || !place.span().touches(text.text().toContent(offset)));
  }

  private static Uses uses(Analysis analysis, Symbol symbol) {
    return new Uses(
        nameOf(symbol),
        References.of(analysis, symbol).stream()
            .flatMap(
                place -> analysis.sources().file(place.path()).map(f -> use(place, f)).stream())
            .toList());
  }

  private static Use use(Place place, SourceText file) {
    int line = file.position(place.span().start()).line();
    int start = file.lines().lineStart(line);
    int end = line < file.lines().lineCount() ? file.lines().lineStart(line + 1) : file.length();
    String whole = file.slice(new Span(start, end));
    String text = whole.strip();
    int indentation = whole.length() - whole.stripLeading().length();
    int word = place.span().start() - start - indentation;
    return new Use(place, line, text, Span.at(word, place.span().length()));
  }

  private static String nameOf(Symbol symbol) {
    return switch (symbol) {
      case Symbol.Definition(String name) -> name;
      case Symbol.Field(var id) -> id.model() + "." + id.field();
      case Symbol.EnumValue(var id) -> id.model() + "." + id.field();
      case Symbol.RelationName relation -> relation.name();
      case Symbol.Word word -> word.name();
    };
  }
}
