// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.attribute;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.ReferentialAction;
import dev.crowfoot.syntax.Argument;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.List;
import java.util.Optional;

/// Says what happens to the rows of the child when their parent's row goes or its key changes:
/// `onDelete` or `onUpdate` of `@relation`.
///
/// @param field the relation field beside the foreign key
/// @param action empty for the language's default
public record SetReferentialAction(FieldId field, Event event, Optional<ReferentialAction> action)
    implements Command {
  public enum Event {
    DELETE("onDelete"),
    UPDATE("onUpdate");

    private final String word;

    Event(String word) {
      this.word = word;
    }

    /// The argument's name.
    public String word() {
      return word;
    }
  }

  @Override
  public String title() {
    return "Set " + event.word() + " of " + field.field();
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
                    .attribute("relation")
                    .map(a -> Edits.apply(snapshot, found.path(), edits(a))))
        .orElseThrow(
            () -> new CommandRefused("`" + field + "` has no `@relation` with a foreign key."));
  }

  private List<TextEdit> edits(Attribute relation) {
    Optional<Argument> present = relation.argument(event.word());
    if (present.isPresent()) {
      Span span = present.get().node().span();
      return List.of(
          action
              .map(a -> TextEdit.replace(span, event.word() + ": " + a.word()))
              .orElseGet(() -> TextEdit.delete(withComma(relation, span))));
    }
    if (action.isEmpty()) {
      return List.of();
    }
    Span arguments =
        relation
            .argumentsSpan()
            .orElseThrow(
                () -> new CommandRefused("`" + field + "` does not hold the foreign key."));
    String comma = relation.arguments().isEmpty() ? "" : ", ";
    int before = relation.arguments().isEmpty() ? arguments.start() + 1 : lastEnd(relation);
    return List.of(TextEdit.insert(before, comma + event.word() + ": " + action.get().word()));
  }

  private static int lastEnd(Attribute relation) {
    return relation.arguments().getLast().node().span().end();
  }

  /// The argument with the comma that ties it to its neighbours.
  private static Span withComma(Attribute relation, Span argument) {
    String text = relation.node().tokens().text();
    int start = argument.start();
    while (start > relation.span().start() && Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    if (text.charAt(start - 1) == ',') {
      return new Span(start - 1, argument.end());
    }
    int end = argument.end();
    while (end < relation.span().end()
        && (Character.isWhitespace(text.charAt(end)) || text.charAt(end) == ',')) {
      end++;
    }
    return new Span(argument.start(), end);
  }
}
