/// What a database holds, in SQL's words, as immutable values. Comes from two sides: a model
/// written for one database, and an inspection of a live one; a diff compares the two.
///
/// Names are the database's own, unquoted, with their case. Types are spelled as the database's
/// catalog spells them.
@NullMarked
package dev.crowfoot.catalog;

import org.jspecify.annotations.NullMarked;
