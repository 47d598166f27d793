// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.model.FieldId;
import java.util.Optional;

/// What a word of the text stands for.
public sealed interface Symbol {
  /// A model, view, composite type or enum.
  record Definition(String name) implements Symbol {}

  /// A field of a model, view or composite type.
  record Field(FieldId id) implements Symbol {}

  /// A value of an enum.
  ///
  /// @param id names the enum and the value
  record EnumValue(FieldId id) implements Symbol {}

  /// The name in `@relation("name")`, which both ends of a relation share.
  ///
  /// @param one the model that comes first in the alphabet
  record RelationName(String name, String one, String other) implements Symbol {
    /// Of the relation between two models, in any order.
    public static RelationName between(String name, String model, String target) {
      return model.compareTo(target) <= 0
          ? new RelationName(name, model, target)
          : new RelationName(name, target, model);
    }
  }

  /// A word of the language, not of the schema.
  ///
  /// @param name as written, with what it belongs to where it means something only there:
  ///   `@relation.onDelete`, `datasource.provider`
  record Word(WordKind kind, String name) implements Symbol {}

  /// What kinds of words the language has.
  enum WordKind {
    /// `model`
    KEYWORD,
    /// `String`
    SCALAR,
    /// `@id`, `@@index`
    ATTRIBUTE,
    /// `@relation.onDelete`
    ARGUMENT,
    /// `autoincrement`
    FUNCTION,
    /// `VarChar`
    NATIVE_TYPE,
    /// `datasource.provider`
    SETTING,
    /// `Cascade`, `Desc`, `Gin`, `JsonbPathOps`, `postgresql`: what an argument or setting takes
    VALUE
  }

  /// What a caret at `offset` of a file touches.
  static Optional<Symbol> at(Analysis analysis, String path, int offset) {
    return Occurrence.at(analysis, path, offset).map(Occurrence::symbol);
  }

  /// What the text has where it names the symbol, but for signs and escapes.
  default String word() {
    return switch (this) {
      case Definition(String name) -> name;
      case Field(FieldId id) -> id.field();
      case EnumValue(FieldId id) -> id.field();
      case RelationName relation -> relation.name();
      case Word word ->
          switch (word.kind()) {
            case ATTRIBUTE, ARGUMENT, SETTING ->
                word.name().substring(word.name().lastIndexOf('.') + 1).replace("@", "");
            case KEYWORD, SCALAR, FUNCTION, NATIVE_TYPE, VALUE -> word.name();
          };
    };
  }

  /// Whether people name it and can name it anew.
  default boolean isRenamable() {
    return switch (this) {
      case Definition _, Field _, EnumValue _, RelationName _ -> true;
      case Word _ -> false;
    };
  }
}
