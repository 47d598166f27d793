// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.assist.Completion;
import dev.crowfoot.assist.Completions;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.code.CodeKeys.Keyed;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// When entries are offered at the caret, and which. Asked for by keyboard there are always some,
/// if there are any; while somebody types they come and go by themselves, until they are sent away
/// for the word that is being typed.
final class CompletionViewModel {
  /// What asks for entries by itself.
  private static final String OPENING = "@.([:\"";

  /// Behind these a blank asks for entries: the name of a field, and what a value follows.
  private static final Pattern VALUE_FOLLOWS = Pattern.compile("\\s*\\w+\\s|.*[:=,]\\s");

  private final CodeViewModel code;
  private final Asker asker;
  private final ReadOnlyObjectWrapper<Optional<Offer>> offer =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private boolean dismissed;

  /// Entries for a caret.
  ///
  /// @param word what choosing one replaces, of what was shown when they were asked for
  record Offer(NewestText text, int caret, Span word, List<Completion> entries) {}

  CompletionViewModel(CodeViewModel code, Background background) {
    this.code = code;
    this.asker = new Asker(code, background);
  }

  /// The entries to be shown now.
  ReadOnlyObjectProperty<Optional<Offer>> offerProperty() {
    return offer.getReadOnlyProperty();
  }

  /// Somebody asks for entries.
  ///
  /// @param nothing told when there are none
  void request(int caret, Runnable nothing) {
    dismissed = false;
    ask(caret, false, nothing);
  }

  /// Something was typed before the caret.
  ///
  /// @param line up to the caret
  void typed(String line, int caret) {
    char last = line.isEmpty() ? '\n' : line.charAt(line.length() - 1);
    boolean isWord = isWord(last);
    dismissed = dismissed && isWord;
    if (dismissed) {
      return;
    }
    boolean asks = isWord || opens(line) || (last == ' ' && VALUE_FOLLOWS.matcher(line).matches());
    if (asks || (isOffering() && last != '\n')) {
      ask(caret, true, () -> {});
    } else {
      close();
    }
  }

  /// Something was deleted before the caret.
  void deleted(int caret) {
    if (isOffering()) {
      if (caret < offer.get().orElseThrow().word().start()) {
        close();
      } else {
        ask(caret, true, () -> {});
      }
    }
  }

  /// The caret moved without typing: entries stay only for the word they are for.
  void movedTo(int caret) {
    boolean stays = offer.get().filter(o -> o.word().touches(caret)).isPresent();
    if (!stays) {
      dismissed = false;
      close();
    }
  }

  /// The entries are not wanted for this word.
  void dismiss() {
    dismissed = true;
    close();
  }

  void close() {
    asker.forget();
    offer.set(Optional.empty());
  }

  /// What choosing an entry does to what is shown. Letters typed since the entries were asked for
  /// belong to the word it replaces.
  Keyed choose(Completion entry) {
    Offer from = offer.get().orElseThrow();
    close();
    CodeText before = from.text().text();
    int typedSince = code.textProperty().get().shown().length() - before.shown().length();
    Span replaced = before.toShown(entry.edit().span());
    CodeText after = CodeText.of(TextEdit.applyAll(before.content(), List.of(entry.edit())));
    int kept = before.shown().length() - replaced.length();
    Span inserted = Span.at(replaced.start(), after.shown().length() - kept);
    return new Keyed(
        TextEdit.replace(
            new Span(replaced.start(), replaced.end() + Math.max(0, typedSince)),
            after.shown().substring(inserted.start(), inserted.end())),
        after.toShown(entry.selection()));
  }

  /// Whether a line ends with what asks for entries by itself.
  boolean opens(String line) {
    return !line.isEmpty() && OPENING.indexOf(line.charAt(line.length() - 1)) >= 0;
  }

  private boolean isOffering() {
    return offer.get().isPresent();
  }

  private void ask(int caret, boolean byItself, Runnable nothing) {
    asker.ask(
        text -> {
          List<Completion> entries =
              Completions.at(text.analysis(), text.path(), text.text().toContent(caret));
          return entries.isEmpty() || (byItself && isThere(entries.getFirst(), text))
              ? Optional.<Offer>empty()
              : Optional.of(
                  new Offer(
                      text, caret, text.text().toShown(entries.getFirst().edit().span()), entries));
        },
        found -> {
          offer.set(found);
          if (found.isEmpty()) {
            nothing.run();
          }
        });
  }

  /// Whether choosing an entry would change nothing: it has been typed to the end.
  private static boolean isThere(Completion entry, NewestText text) {
    Span replaced = entry.edit().span();
    return text.text()
        .content()
        .substring(replaced.start(), replaced.end())
        .equals(entry.edit().replacement());
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
