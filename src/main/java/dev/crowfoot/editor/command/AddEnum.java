// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.syntax.Insertion;
import dev.crowfoot.text.SourceText;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Declares an enum behind everything else of the main file.
///
/// @param values at least one
public record AddEnum(String name, List<String> values, Optional<CardPosition> position)
    implements Command {
  public AddEnum {
    values = List.copyOf(values);
  }

  @Override
  public String title() {
    return "Add enum " + name;
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    LegalNames.checkBlock(snapshot, name);
    if (values.isEmpty()) {
      throw new CommandRefused("An enum needs at least one value.");
    }
    values.forEach(LegalNames::checkForm);
    if (new HashSet<>(values).size() < values.size()) {
      throw new CommandRefused("The values of an enum differ from each other.");
    }
    SourceText file = snapshot.document().sources().main();
    String block = "enum " + name + " {\n  " + String.join("\n  ", values) + "\n}";
    Document added =
        SchemaEdit.of(snapshot)
            .add(
                file.path(),
                Insertion.block(
                    Objects.requireNonNull(snapshot.analysis().trees().get(file.path())), block))
            .apply();
    return position
        .map(at -> added.withLayout(added.layout().with(Map.of(name, at))))
        .orElse(added);
  }
}
