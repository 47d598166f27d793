// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Relation;
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
      case Symbol.RelationName relation -> problem(analysis, relation, name);
      case Symbol.Word word ->
          Optional.of("`" + word.word() + "` is a word of the language and keeps its name.");
    };
  }

  private static Optional<String> problem(
      Analysis analysis, Symbol.RelationName relation, String name) {
    if (name.isBlank()) {
      return Optional.of("Write a name.");
    }
    if (name.chars().anyMatch(c -> c == '"' || c == '\\' || c < ' ')) {
      return Optional.of("The name of a relation is a text without quotes and backslashes.");
    }
    if (!References.of(analysis, new Symbol.RelationName(name, relation.one(), relation.other()))
        .isEmpty()) {
      return Optional.of(
          "There is a relation `"
              + name
              + "` between `"
              + relation.one()
              + "` and `"
              + relation.other()
              + "` already. Choose another name.");
    }
    boolean hasTable =
        analysis.schema().relations().stream()
            .anyMatch(
                r ->
                    r instanceof Relation.ManyToMany
                        && r.name().equals(relation.name())
                        && r.touches(relation.one())
                        && r.touches(relation.other()));
    return hasTable
        ? Optional.of(
            "The table of this many-to-many relation is called after it, and would be made anew"
                + " without its rows. Keep the name, or declare the table as a model first.")
        : Optional.empty();
  }
}
