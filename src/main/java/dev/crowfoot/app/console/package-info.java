// SPDX-License-Identifier: Apache-2.0
/// The console: people's own SQL against the project's database, for the window and the command
/// line alike.
@NullMarked
package dev.crowfoot.app.console;

import org.jspecify.annotations.NullMarked;
