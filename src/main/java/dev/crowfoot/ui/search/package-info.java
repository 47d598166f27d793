/// The search for tables, columns and commands: Ctrl+K.
@NullMarked
package dev.crowfoot.ui.search;

import org.jspecify.annotations.NullMarked;
