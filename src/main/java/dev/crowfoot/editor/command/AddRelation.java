// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import java.util.Optional;

/// Draws a relation: writes the foreign key, the relation field beside it and its opposite.
///
/// ```prisma
/// model Post {
///   authorId Int                                                      // the key, typed as User.id
///   author   User @relation(fields: [authorId], references: [id])
///
///   @@index([authorId])
/// }
///
/// model User {
///   posts Post[]
/// }
/// ```
///
/// A self relation is optional, for its first row has nobody to refer to.
///
/// @param child the model whose rows will hold the key; for many-to-many just one of the two
/// @param parent the model referred to
/// @param childField a stored field to hold the key; empty to add one
/// @param parentField a unique field to refer to; empty for the model's key
public record AddRelation(
    Kind kind,
    String child,
    String parent,
    Optional<String> childField,
    Optional<String> parentField)
    implements Command {
  /// How many rows meet at each end.
  public enum Kind {
    ONE_TO_MANY,
    ONE_TO_ONE,
    MANY_TO_MANY
  }

  @Override
  public String title() {
    return "Relate " + child + " to " + parent;
  }

  /// What will be written, in a few words, such as `Post.userId Int → User.id`.
  ///
  /// @throws CommandRefused when it cannot be drawn
  public String preview(Snapshot snapshot) {
    return kind == Kind.MANY_TO_MANY
        ? ManyToManyPlan.of(snapshot, child, parent).preview()
        : ForeignKeyPlan.of(snapshot, this).preview();
  }

  /// The relation field that will stand in `child`: what to select afterwards.
  ///
  /// @throws CommandRefused when it cannot be drawn
  public FieldId edge(Snapshot snapshot) {
    return kind == Kind.MANY_TO_MANY
        ? ManyToManyPlan.of(snapshot, child, parent).edge()
        : ForeignKeyPlan.of(snapshot, this).edge();
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    return kind == Kind.MANY_TO_MANY
        ? ManyToManyPlan.of(snapshot, child, parent).applyTo(snapshot)
        : ForeignKeyPlan.of(snapshot, this).applyTo(snapshot);
  }
}
