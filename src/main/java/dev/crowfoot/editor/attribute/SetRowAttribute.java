// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.attribute;

import dev.crowfoot.analysis.SourceMap;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.editor.command.SetDefault;
import dev.crowfoot.editor.command.SetId;
import dev.crowfoot.editor.command.SetUnique;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.List;
import java.util.Optional;

/// Gives a field or an enum value an attribute, changes it, or takes it away.
///
/// ```
/// new SetRowAttribute(email, "unique", "unique")           // email String @unique
/// new SetRowAttribute(email, "db.", "db.VarChar(191)")     // in the place of any other @db.…
/// new SetRowAttribute(email, "default", "")                // takes @default(…) away
/// ```
///
/// @param name the attribute's name without `@`; with a dot at its end, all that begin so
/// @param written the attribute without `@`; empty for none
public record SetRowAttribute(FieldId row, String name, String written) implements Command {
  @Override
  public String title() {
    return (written.isEmpty() ? "Remove @" : "Set @") + strippedName() + " of " + row.field();
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    SourceMap map = snapshot.analysis().sourceMap();
    Optional<Command> known = map.fieldOf(row).isPresent() ? known() : Optional.empty();
    if (known.isPresent()) {
      return known.get().applyTo(snapshot);
    }
    return map.fieldOf(row)
        .map(
            field ->
                Edits.apply(
                    snapshot,
                    field.path(),
                    edit(field.declaration().attributes(), field.declaration().span())))
        .or(
            () ->
                map.enumValueOf(row)
                    .map(
                        value ->
                            Edits.apply(
                                snapshot,
                                value.path(),
                                edit(
                                    value.declaration().attributes(), value.declaration().span()))))
        .orElseThrow(() -> new CommandRefused("`" + row + "` is not there any more."));
  }

  /// The command that knows more about an attribute than how it is written: what depends on it, and
  /// what it fits.
  private Optional<Command> known() {
    boolean isThere = !written.isEmpty();
    if (name.equals("id") && (!isThere || written.equals("id"))) {
      return Optional.of(new SetId(row, isThere));
    }
    if (name.equals("unique") && (!isThere || written.equals("unique"))) {
      return Optional.of(new SetUnique(row, isThere));
    }
    if (name.equals("default") && (!isThere || written.endsWith(")"))) {
      return Optional.of(
          new SetDefault(
              row,
              isThere
                  ? Optional.of(written.substring(written.indexOf('(') + 1, written.length() - 1))
                  : Optional.empty()));
    }
    return Optional.empty();
  }

  private List<TextEdit> edit(List<Attribute> attributes, Span line) {
    Optional<Attribute> present = attributes.stream().filter(this::isMeant).findFirst();
    if (present.isEmpty()) {
      return written.isEmpty() ? List.of() : List.of(TextEdit.insert(line.end(), " @" + written));
    }
    Span span = present.get().span();
    return List.of(
        written.isEmpty()
            ? TextEdit.delete(new Span(blanksBefore(present.get(), line), span.end()))
            : TextEdit.replace(span, "@" + written));
  }

  /// Where the blanks before an attribute begin.
  private static int blanksBefore(Attribute attribute, Span line) {
    String text = attribute.node().tokens().text();
    int start = attribute.span().start();
    while (start > line.start()
        && (text.charAt(start - 1) == ' ' || text.charAt(start - 1) == '\t')) {
      start--;
    }
    return start;
  }

  private boolean isMeant(Attribute attribute) {
    String found = attribute.name().map(Name::text).orElse("");
    return name.endsWith(".") ? found.startsWith(name) : found.equals(name);
  }

  private String strippedName() {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
