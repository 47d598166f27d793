// SPDX-License-Identifier: Apache-2.0
/// SQL as people type it: its words, where its statements begin and end, what could stand at the
/// caret, and what a statement is about to do. Knows no database; sends nothing.
@NullMarked
package dev.crowfoot.sql;

import org.jspecify.annotations.NullMarked;
