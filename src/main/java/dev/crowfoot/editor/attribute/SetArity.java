// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.attribute;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.text.TextEdit;
import java.util.List;
import java.util.Locale;

/// Makes a field required, optional or a list: what follows its type.
public record SetArity(FieldId field, Arity arity) implements Command {
  @Override
  public String title() {
    return "Make " + field.field() + " " + arity.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    return snapshot
        .analysis()
        .sourceMap()
        .fieldOf(field)
        .flatMap(
            found ->
                found
                    .declaration()
                    .type()
                    .map(
                        type ->
                            Edits.apply(
                                snapshot,
                                found.path(),
                                List.of(TextEdit.replace(type.suffixSpan(), arity.suffix())))))
        .orElseThrow(() -> new CommandRefused("`" + field + "` is not there any more."));
  }
}
