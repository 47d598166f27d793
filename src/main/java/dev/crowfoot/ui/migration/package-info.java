/// Migrating from the window: the review of changes, the run with its statements, the history with
/// its way back.
@NullMarked
package dev.crowfoot.ui.migration;

import org.jspecify.annotations.NullMarked;
