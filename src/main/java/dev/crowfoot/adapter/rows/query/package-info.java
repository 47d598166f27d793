/// What can be asked of rows and written to them, in the words of Prisma's client: immutable
/// arguments, read from JSON with every problem found at once. Nothing here knows SQL.
@NullMarked
package dev.crowfoot.adapter.rows.query;

import org.jspecify.annotations.NullMarked;
