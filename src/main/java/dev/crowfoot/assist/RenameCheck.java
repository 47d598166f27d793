// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.model.FieldId;
import java.util.Optional;

/// Whether a symbol can be named anew.
public final class RenameCheck {
  private RenameCheck() {}

  /// Why `name` cannot be the new name of the symbol, as a sentence for the user; empty when it can
  /// be. The name it has is always fine.
  public static Optional<String> problem(Analysis analysis, Symbol symbol, String name) {
    if (symbol.isRenamable() && symbol.word().equals(name)) {
      return Optional.empty();
    }
    return switch (symbol) {
      case Symbol.Definition _ -> Naming.problemOfDefinition(analysis, name);
      case Symbol.Field(FieldId id) ->
          Declarations.of(analysis)
              .model(id.model())
              .flatMap(found -> Naming.problemOfField(found.declaration(), name));
      case Symbol.EnumValue(FieldId id) ->
          Declarations.of(analysis)
              .enumType(id.model())
              .flatMap(found -> Naming.problemOfEnumValue(found.declaration(), name));
      case Symbol.RelationName relation ->
          Optional.of(
              "`"
                  + relation.name()
                  + "` names a relation. Change it at both ends by hand; of a many-to-many relation"
                  + " that renames its table.");
      case Symbol.Word word ->
          Optional.of("`" + word.word() + "` is a word of the language and keeps its name.");
    };
  }
}
