// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.DocumentChange.SourcesChange.Texts;
import dev.crowfoot.editor.History.Entry;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.model.Rename;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.text.TextChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Document START =
      Document.of(
          new Sources(
              List.of(
                  SourceText.of("a.prisma", "model A {\n  id Int @id\n}\n"),
                  SourceText.of("b.prisma", ""))));

  @Property
  void undoAndRedoGiveTheVeryDocumentsThatWereLeft(@ForAll("acts") List<Act> acts) {
    Whole expected = new Whole(START);
    History history = History.startingWith(START);
    for (Act act : acts) {
      history =
          switch (act) {
            case Act.Undo _ -> history.undo();
            case Act.Redo _ -> history.redo();
            case Act.Push push -> history.push(push.on(history.document()));
          };
      expected.follow(act);
      assertThat(history.document()).isEqualTo(expected.present.document());
      assertThat(history.present().title()).isEqualTo(expected.present.title());
      assertThat(history.past()).hasSameSizeAs(expected.past);
      assertThat(history.future()).hasSameSizeAs(expected.future);
    }
    while (history.canUndo()) {
      history = history.undo();
      expected.follow(new Act.Undo());
      assertThat(history.document()).isEqualTo(expected.present.document());
    }
    assertThat(history.document()).isEqualTo(START);
    while (history.canRedo()) {
      history = history.redo();
      expected.follow(new Act.Redo());
      assertThat(history.document()).isEqualTo(expected.present.document());
    }
  }

  @Test
  void aStepOfTypingHoldsNoMoreThanWhatWasTyped() {
    History history = History.startingWith(START);
    history = history.push(typed(history, "x", 1));
    history = history.push(typed(history, "xy", 1));
    history = history.push(typed(history, "xyz", 2));
    assertThat(history.past().stream().map(step -> step.change().sources()))
        .containsExactly(
            new Texts(
                Map.of("b.prisma", new TextChange(List.of(new TextChange.Part(0, "xy", ""))))),
            new Texts(
                Map.of("b.prisma", new TextChange(List.of(new TextChange.Part(2, "z", ""))))));
  }

  @Test
  void theOldestStepsAreForgotten() {
    History history = History.startingWith(START);
    for (int i = 0; i < History.LIMIT + 3; i++) {
      history = history.push(typed(history, "x".repeat(i + 1), i));
    }
    assertThat(history.past()).hasSize(History.LIMIT);
    while (history.canUndo()) {
      history = history.undo();
    }
    assertThat(history.document().sources().files().getLast().content()).isEqualTo("xxx");
  }

  private static Entry typed(History history, String content, int run) {
    Sources sources = history.document().sources().with(SourceText.of("b.prisma", content));
    return new Entry("Typing", history.document().withSources(sources), Optional.of("run " + run));
  }

  @Provide
  Arbitrary<List<Act>> acts() {
    Arbitrary<Act> texts =
        Arbitraries.strings()
            .withChars("ab\n")
            .ofMaxLength(6)
            .flatMap(
                text ->
                    Arbitraries.of("a.prisma", "b.prisma")
                        .flatMap(
                            path ->
                                Arbitraries.of("", "r", "s")
                                    .map(r -> new Act.Text(path, text, r))));
    Arbitrary<Act> cards =
        Arbitraries.of("A", "B")
            .flatMap(name -> Arbitraries.integers().between(0, 2).map(x -> new Act.Card(name, x)));
    Arbitrary<Act> renames =
        Arbitraries.integers().between(0, 2).map(count -> new Act.Renamed(count));
    Arbitrary<Act> files = Arbitraries.of(1, 2, 3).map(count -> new Act.Files(count));
    return Arbitraries.oneOf(
            List.of(
                texts,
                texts,
                cards,
                renames,
                files,
                Arbitraries.of(new Act.Undo(), new Act.Undo(), new Act.Redo())))
        .list()
        .ofMaxSize(30);
  }

  /// Something that is done to a history.
  sealed interface Act {
    record Undo() implements Act {}

    record Redo() implements Act {}

    /// A new step.
    sealed interface Push extends Act {
      Entry on(Document document);
    }

    record Text(String path, String content, String run) implements Push {
      @Override
      public Entry on(Document document) {
        Sources sources = document.sources();
        String known = sources.file(path).isPresent() ? path : sources.main().path();
        return new Entry(
            "Type",
            document.withSources(sources.with(SourceText.of(known, content))),
            Optional.of(run).filter(r -> !r.isEmpty()));
      }
    }

    /// Places a card, or takes it away.
    record Card(String name, int x) implements Push {
      @Override
      public Entry on(Document document) {
        Layout layout = document.layout();
        return new Entry(
            "Move",
            document.withLayout(
                x == 0 ? layout.without(name) : layout.with(Map.of(name, new CardPosition(x, -x)))),
            Optional.empty());
      }
    }

    record Renamed(int count) implements Push {
      @Override
      public Entry on(Document document) {
        return new Entry(
            "Rename",
            document.withRenames(
                List.<Rename>of(new Rename.OfModel("A", "B"), new Rename.OfEnum("C", "D"))
                    .subList(0, count)),
            Optional.empty());
      }
    }

    /// Other files than there were.
    record Files(int count) implements Push {
      @Override
      public Entry on(Document document) {
        List<SourceText> files = new ArrayList<>(START.sources().files());
        files.add(SourceText.of("c.prisma", "c"));
        return new Entry(
            "Reload", document.withSources(new Sources(files.subList(0, count))), Optional.empty());
      }
    }
  }

  /// The history as anybody would write it: whole documents before and after.
  private static final class Whole {
    private final List<Entry> past = new ArrayList<>();
    private final List<Entry> future = new ArrayList<>();
    private Entry present;

    private Whole(Document start) {
      present = new Entry("Open", start, Optional.empty());
    }

    private void follow(Act act) {
      switch (act) {
        case Act.Undo _ -> {
          if (!past.isEmpty()) {
            future.addFirst(present);
            present = ended(past.removeLast());
          }
        }
        case Act.Redo _ -> {
          if (!future.isEmpty()) {
            past.add(present);
            present = ended(future.removeFirst());
          }
        }
        case Act.Push push -> push(push.on(present.document()));
      }
    }

    private void push(Entry next) {
      if (!next.document().equals(present.document())) {
        if (next.merge().isEmpty() || !next.merge().equals(present.merge())) {
          past.add(present);
        }
        present = next;
        future.clear();
      }
    }

    private static Entry ended(Entry entry) {
      return new Entry(entry.title(), entry.document(), Optional.empty());
    }
  }
}
