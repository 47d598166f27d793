/// The meaning of a schema, in Prisma's words, as immutable values. No spans, no database, no text:
/// two files that mean the same give equal models.
///
/// ## Glossary
///
/// - **name**: what the file calls a model, field, enum or value.
/// - **mapped name**: what `@map` or `@@map` says, when it is there.
/// - **database name**: the mapped name, else the name. What the table or column is really called.
/// - **model**: a `model` or `view` block. **Enum**: an `enum` block. **Composite type**: a `type`
///   block (MongoDB).
/// - **field**: a line of a model. *Scalar fields* are stored in a column, *relation fields* are
///   not.
/// - **relation**: the pair of relation fields that belong together, resolved. Its *child* side
///   holds the foreign key, its *parent* side is referred to. A many-to-many relation has neither;
///   its table is implicit.
/// - **opposite field**: the relation field at the other end.
@NullMarked
package dev.crowfoot.model;

import org.jspecify.annotations.NullMarked;
