/// Rows, through MyBatis: a query engine that is typed by the model.
///
/// 1. [dev.crowfoot.adapter.rows.query] says what is wanted, checked against the schema.
/// 2. MyBatis Dynamic SQL turns that into a statement: names quoted by the dialect, every value
///    bound.
/// 3. MyBatis runs it; one type handler reads each row whole.
/// 4. [dev.crowfoot.adapter.rows.value] turns what the database keeps into exact values and back.
@NullMarked
package dev.crowfoot.adapter.rows;

import org.jspecify.annotations.NullMarked;
