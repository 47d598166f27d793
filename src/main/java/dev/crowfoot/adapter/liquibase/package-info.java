/// Liquibase: applying changelogs, taking them back, and the history they leave in a database.
///
/// What Liquibase is used for, and what not, was measured: order, checksums, history, lock and
/// rollback are its own; its comparison of databases and its way of rebuilding SQLite tables lose
/// data and are not used.
@NullMarked
package dev.crowfoot.adapter.liquibase;

import org.jspecify.annotations.NullMarked;
