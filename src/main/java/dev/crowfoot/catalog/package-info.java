/// What a database holds, in SQL's words, as immutable values. Comes from two sides: a model
/// written for one database, and an inspection of a live one; a diff compares the two.
///
/// Names are the database's own, unquoted, with their case. An inspection writes its catalog as
/// follows, and then has it aligned with the wanted one (`Dialect.aligned`), which takes the
/// spelling of everything that means the same.
///
/// - **What belongs in it**: the tables people made, and beside them, as [Extra], whatever else
///   they made that a schema cannot say: views among it. Not the bookkeeping of SQLite
///   (`sqlite_%`), Liquibase (`databasechangelog`, `databasechangeloglock`, in any case), Crowfoot
///   (`crowfoot_definitions`) or Prisma (`_prisma_migrations`). Not the index behind a primary key.
///   A unique constraint of PostgreSQL and its index are one unique index under their common name.
/// - **Schemas**: a name carries its schema only where the schema file says `@@schema`, that is,
///   when the datasource lists `schemas`. Otherwise only the connection's own schema is read, and
///   names carry none.
/// - **Types**: as Prisma's migrations spell them.
/// - **Defaults**: see [ColumnDefault]. A column that counts by itself (a sequence of its own or
///   identity on PostgreSQL; `AUTOINCREMENT` on SQLite) has none.
/// - **Nullable**: list columns are, when the database says so; SQLite's `INTEGER PRIMARY KEY` is
///   not.
/// - **Index methods** in lower case; operator classes only where they are not the type's own;
///   predicates as the database returns them.
/// - **Names SQLite forgets**: the primary key has none; a foreign key gets the one Prisma would
///   give it, `TABLE_COLUMNS_fkey`.
@NullMarked
package dev.crowfoot.catalog;

import org.jspecify.annotations.NullMarked;
