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
import dev.crowfoot.syntax.SettingsDecl;
import dev.crowfoot.syntax.SyntaxTree;
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

  /// Why there is nothing to name anew where a caret is, as a sentence.
  String refusalAt(int offset) {
    NewestText text = code.newest();
    int at = text.text().toContent(offset);
    return Occurrence.at(text.analysis(), text.path(), at)
        .flatMap(o -> RenameCheck.problem(text.analysis(), o.symbol(), ""))
        .or(() -> refusalOfSettings(text, at))
        .orElse("There is no name here to be changed.");
  }

  /// Datasources and generators have names that nothing refers to.
  private static Optional<String> refusalOfSettings(NewestText text, int at) {
    SyntaxTree tree = text.analysis().trees().get(text.path());
    if (tree == null) {
      return Optional.empty();
    }
    return tree.blocks().stream()
        .filter(SettingsDecl.class::isInstance)
        .flatMap(block -> block.name().stream())
        .filter(name -> name.span().touches(at))
        .map(name -> "Nothing refers to `" + name.text() + "`. Change it in the text.")
        .findFirst();
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
