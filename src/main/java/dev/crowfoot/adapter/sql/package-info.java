// SPDX-License-Identifier: Apache-2.0
/// SQL that people typed, sent as it is: one session with a database, what each statement came to,
/// and how the database would go about it.
@NullMarked
package dev.crowfoot.adapter.sql;

import org.jspecify.annotations.NullMarked;
