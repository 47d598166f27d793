// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Command.CommandRefused;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;

/// A schema, a command, and what must come of it.
final class CommandCase {
  private CommandCase() {}

  static Snapshot schema(String text) {
    Snapshot snapshot = Snapshot.of(Document.of(Sources.of(SourceText.of("schema.prisma", text))));
    assertThat(snapshot.analysis().diagnostics()).isEmpty();
    return snapshot;
  }

  /// The text after a command, which must have left no error.
  static String after(Snapshot before, Command command) {
    return text(applied(before, command));
  }

  static Document applied(Snapshot before, Command command) {
    Document after = command.applyTo(before);
    assertThat(Snapshot.of(after).analysis().diagnostics()).isEmpty();
    return after;
  }

  static String text(Document document) {
    return document.sources().main().content();
  }

  static void assertRefused(Snapshot before, Command command, String sentence) {
    assertThatThrownBy(() -> command.applyTo(before))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining(sentence);
  }
}
