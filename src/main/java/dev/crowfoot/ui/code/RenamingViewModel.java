// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.assist.Occurrence;
import dev.crowfoot.assist.RenameCheck;
import dev.crowfoot.assist.Symbol;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.command.RenameEnum;
import dev.crowfoot.editor.command.RenameEnumValue;
import dev.crowfoot.editor.command.RenameField;
import dev.crowfoot.editor.command.RenameModel;
import dev.crowfoot.editor.command.RenameRelation;
import dev.crowfoot.text.Span;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.Optional;

/// Renames what the text names, by the very commands of the canvas: in every file, as one undo
/// step, and known to the next migration as a rename.
final class RenamingViewModel {
  private final CodeViewModel code;
  private final WorkspaceViewModel workspace;

  /// A name under way to another.
  ///
  /// @param span of what is shown
  record Renaming(Symbol symbol, String name, Span span) {}

  RenamingViewModel(CodeViewModel code, WorkspaceViewModel workspace) {
    this.code = code;
    this.workspace = workspace;
  }

  /// The name that a caret touches, when people can choose it.
  Optional<Renaming> at(int offset) {
    NewestText text = code.newest();
    return Occurrence.at(text.analysis(), text.path(), text.text().toContent(offset))
        .filter(o -> o.symbol().isRenamable())
        .map(o -> renaming(text, o));
  }

  /// Why a name will not do; empty when it will.
  Optional<String> problem(Renaming renaming, String name) {
    return name.equals(renaming.name())
        ? Optional.empty()
        : RenameCheck.problem(code.newest().analysis(), renaming.symbol(), name);
  }

  /// @return why not; empty when it was done
  Optional<String> rename(Renaming renaming, String name) {
    if (name.equals(renaming.name())) {
      return Optional.empty();
    }
    Optional<String> problem = problem(renaming, name);
    if (problem.isPresent()) {
      return problem;
    }
    return workspace.execute(command(renaming.symbol(), name))
        ? Optional.empty()
        : Optional.of(workspace.messageProperty().get());
  }

  private static Renaming renaming(NewestText text, Occurrence found) {
    Span span = text.text().toShown(found.place().span());
    return new Renaming(
        found.symbol(), text.text().shown().substring(span.start(), span.end()), span);
  }

  private Command command(Symbol symbol, String name) {
    return switch (symbol) {
      case Symbol.Definition(String from) ->
          code.newest().analysis().sourceMap().enumOf(from).isPresent()
              ? new RenameEnum(from, name)
              : new RenameModel(from, name);
      case Symbol.Field(var id) -> new RenameField(id, name);
      case Symbol.EnumValue(var id) -> new RenameEnumValue(id, name);
      case Symbol.RelationName relation -> new RenameRelation(relation, name);
      case Symbol.Word _ -> throw new IllegalArgumentException("nobody names " + symbol);
    };
  }
}
