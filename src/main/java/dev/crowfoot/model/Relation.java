// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

import java.util.List;
import java.util.Optional;

/// A relation with both ends known.
public sealed interface Relation {
  /// The name in `@relation("name")`, else Prisma's own: both model names in alphabetical order
  /// joined by `To`.
  String name();

  /// The field that it is declared at: no two relations have the same.
  FieldId owner();

  /// Whether a field is one of its ends.
  boolean hasField(FieldId field);

  /// Whether a model is at one of its ends.
  boolean touches(String model);

  /// One-to-many or one-to-one: the child's rows hold the key of a parent row.
  ///
  /// @param child the relation field beside the foreign key, such as `Post.author`
  /// @param parent its opposite, such as `User.posts`
  /// @param fields the child's foreign-key fields, such as `authorId`
  /// @param references the parent's fields they refer to
  /// @param parentArity [Arity#LIST] for one-to-many, [Arity#OPTIONAL] for one-to-one
  /// @param required whether every child row must have a parent: all its foreign-key fields are
  ///   required
  /// @param onDelete as written, else Prisma's default: Restrict when required, else SetNull
  /// @param onUpdate as written, else Cascade
  /// @param mappedName the foreign key's name when `map:` gives one
  record ForeignKeyRelation(
      String name,
      FieldId child,
      FieldId parent,
      List<String> fields,
      List<String> references,
      Arity parentArity,
      boolean required,
      ReferentialAction onDelete,
      ReferentialAction onUpdate,
      Optional<String> mappedName)
      implements Relation {
    public ForeignKeyRelation {
      fields = List.copyOf(fields);
      references = List.copyOf(references);
    }

    @Override
    public FieldId owner() {
      return child;
    }

    @Override
    public boolean hasField(FieldId field) {
      return child.equals(field) || parent.equals(field);
    }

    @Override
    public boolean touches(String model) {
      return child.model().equals(model) || parent.model().equals(model);
    }

    public boolean isOneToOne() {
      return parentArity != Arity.LIST;
    }

    public boolean isSelfRelation() {
      return child.model().equals(parent.model());
    }
  }

  /// Implicit many-to-many: lists at both ends and a table `_name` with columns `A` and `B`, which
  /// nobody declares.
  ///
  /// @param a the end whose model comes first in the alphabet; column `A` refers to it
  /// @param b the other end
  record ManyToMany(String name, FieldId a, FieldId b) implements Relation {
    @Override
    public FieldId owner() {
      return a;
    }

    @Override
    public boolean hasField(FieldId field) {
      return a.equals(field) || b.equals(field);
    }

    @Override
    public boolean touches(String model) {
      return a.model().equals(model) || b.model().equals(model);
    }

    /// The implicit table's name.
    public String tableName() {
      return "_" + name;
    }
  }
}
