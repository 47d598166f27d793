// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.assist.Completion;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import dev.crowfoot.ui.Workspaces;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionViewModelTest {
  private final WorkspaceViewModel workspace = Workspaces.of("model User {\n  id Int @id\n  \n}\n");
  private final CodeViewModel code = new CodeViewModel(workspace);
  private final Deque<Runnable> work = new ArrayDeque<>();
  private final CompletionViewModel direct = new CompletionViewModel(code, Background.direct());
  private final CompletionViewModel slow =
      new CompletionViewModel(
          code,
          new Background(
              work::add,
              Runnable::run,
              bug -> {
                throw new AssertionError(bug);
              }));

  @Test
  void aBlankBehindAFieldsNameAsksForItsType() {
    type(direct, "name");
    direct.close();
    type(direct, " ");
    assertThat(labels(direct)).contains("String", "Int");
    type(direct, "Str");
    assertThat(labels(direct)).startsWith("String");
  }

  @Test
  void whatIsTypedToTheEndIsNotOfferedByItself() {
    type(direct, "name String");
    assertThat(labels(direct)).isEmpty();
    direct.request(caret(), () -> {});
    assertThat(labels(direct)).startsWith("String");
  }

  @Test
  void sentAwayItStaysAwayForTheWord() {
    type(direct, "name St");
    assertThat(labels(direct)).isNotEmpty();
    direct.dismiss();
    type(direct, "r");
    assertThat(labels(direct)).isEmpty();
    type(direct, "ing @");
    assertThat(labels(direct)).isNotEmpty();
  }

  @Test
  void theCaretLeavingTheWordEndsIt() {
    type(direct, "name St");
    direct.movedTo(caret() - 1);
    assertThat(labels(direct)).isNotEmpty();
    direct.movedTo(caret() - 3);
    assertThat(labels(direct)).isEmpty();
  }

  @Test
  void anAnswerAboutAnOlderTextIsDropped() {
    type(slow, "name S");
    Runnable first = work.removeLast();
    code.typed(TextEdit.insert(0, "// late\n"));
    first.run();
    assertThat(labels(slow)).isEmpty();
  }

  @Test
  void lettersTypedWhileTheListIsOldBelongToTheWord() {
    type(slow, "name S");
    work.removeLast().run();
    List<Completion> old = entries(slow);
    code.typed(TextEdit.insert(caret(), "tr"));
    CodeKeys.Keyed chosen = slow.choose(old.getFirst());
    code.typed(chosen.edit());
    assertThat(Workspaces.text(workspace)).contains("  name String\n}");
    assertThat(chosen.selection().start())
        .isEqualTo(code.textProperty().get().shown().indexOf("String") + 6);
  }

  @Test
  void windowsLineEndsChangeNothingForTheCaret() {
    WorkspaceViewModel other = Workspaces.of("model User {\r\n  id Int @id\r\n  x S\r\n}\r\n");
    CodeViewModel shown = new CodeViewModel(other);
    CompletionViewModel completion = new CompletionViewModel(shown, Background.direct());
    int caret = shown.textProperty().get().shown().indexOf("x S") + 3;
    completion.request(caret, () -> {});
    CodeKeys.Keyed chosen = completion.choose(entries(completion).getFirst());
    assertThat(chosen.edit()).isEqualTo(TextEdit.replace(new Span(caret - 1, caret), "String"));
    assertThat(chosen.selection()).isEqualTo(new Span(caret + 5, caret + 5));
  }

  /// Types at the end of the line before the closing brace.
  private void type(CompletionViewModel completion, String text) {
    for (int i = 0; i < text.length(); i++) {
      code.typed(TextEdit.insert(caret(), text.substring(i, i + 1)));
      String shown = code.textProperty().get().shown();
      int caret = caret();
      completion.typed(shown.substring(shown.lastIndexOf('\n', caret - 1) + 1, caret), caret);
    }
  }

  private int caret() {
    return code.textProperty().get().shown().indexOf("\n}");
  }

  private static List<Completion> entries(CompletionViewModel completion) {
    return completion
        .offerProperty()
        .get()
        .map(CompletionViewModel.Offer::entries)
        .orElse(List.of());
  }

  private static List<String> labels(CompletionViewModel completion) {
    return entries(completion).stream().map(Completion::label).toList();
  }
}
