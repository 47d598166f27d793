// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.assist.Naming;
import dev.crowfoot.editor.Command.CommandRefused;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.ModelDecl;
import java.util.Optional;

/// Refuses names that nothing can have, or that something has already.
final class LegalNames {
  private LegalNames() {}

  /// Refuses a name that a model or enum cannot have.
  static void checkBlock(Snapshot snapshot, String name) {
    refuse(Naming.problemOfDefinition(snapshot.analysis(), name));
  }

  static void checkField(ModelDecl model, String name) {
    refuse(Naming.problemOfField(model, name));
  }

  static void checkEnumValue(EnumDecl type, String name) {
    refuse(Naming.problemOfEnumValue(type, name));
  }

  static void checkForm(String name) {
    refuse(Naming.problemOfForm(name));
  }

  private static void refuse(Optional<String> problem) {
    problem.ifPresent(
        sentence -> {
          throw new CommandRefused(sentence);
        });
  }
}
