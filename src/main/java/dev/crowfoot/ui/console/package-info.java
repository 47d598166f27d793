// SPDX-License-Identifier: Apache-2.0
/// The console: SQL as people type it on top, what it came to below.
@NullMarked
package dev.crowfoot.ui.console;

import org.jspecify.annotations.NullMarked;
