// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

/// A value of an inserted row that is known only when another one has been inserted: its key.
///
/// @param change the change that inserts the other row, counted from 0; it comes before
/// @param field the other row's field
public record FromInsert(int change, String field) {}
