// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.Insertion;
import dev.crowfoot.text.TextEdit;
import java.util.Optional;

/// Gives a field a default, or takes it away.
///
/// @param expression as between the brackets of `@default(…)`, such as `now()`, `"DE"` or `0`
public record SetDefault(FieldId field, Optional<String> expression) implements Command {
  @Override
  public String title() {
    return (expression.isPresent() ? "Set" : "Remove") + " @default of " + field.field();
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Location<FieldDecl> found = Declared.field(snapshot, field);
    ScalarField meaning =
        Declared.meaning(snapshot, field.model())
            .scalarField(field.field())
            .orElseThrow(() -> new CommandRefused("`" + field + "` is not stored in a column."));
    SchemaEdit edit = SchemaEdit.of(snapshot);
    Optional<Attribute> present = found.declaration().attribute("default");
    if (expression.isEmpty()) {
      edit.addAll(found.path(), FieldAttributes.without(found.declaration(), "default"));
      return edit.apply();
    }
    String written = "@default(" + expression.get().strip() + ")";
    edit.add(
        found.path(),
        present
            .map(attribute -> TextEdit.replace(attribute.span(), written))
            .orElseGet(() -> behindKeys(found.declaration(), written)));
    Document changed = edit.apply();
    checkFit(snapshot.next(changed), meaning);
    return changed;
  }

  /// Behind `@id` and `@unique`, before the rest.
  private static TextEdit behindKeys(FieldDecl field, String attribute) {
    return field
        .attribute("id")
        .or(() -> field.attribute("unique"))
        .map(key -> TextEdit.insert(key.span().end(), " " + attribute))
        .orElseGet(
            () ->
                field.attributes().isEmpty()
                    ? Insertion.attribute(field, attribute)
                    : FieldAttributes.inFront(field, attribute));
  }

  private void checkFit(Snapshot changed, ScalarField meaning) {
    boolean fits =
        Declared.field(changed, field)
            .declaration()
            .attribute("default")
            .filter(a -> FittingAttributes.fits(a, meaning.type(), meaning.arity(), true, changed))
            .isPresent();
    if (!fits) {
      boolean isText = meaning.type() == FieldType.Scalar.STRING;
      throw new CommandRefused(
          "`"
              + expression.orElse("")
              + "` is no default of a `"
              + meaning.type().word()
              + meaning.arity().suffix()
              + "`."
              + (isText ? " Write texts in quotes, such as `\"abc\"`." : ""));
    }
  }
}
