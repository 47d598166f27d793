/// The tree of tables, enums and their rows.
@NullMarked
package dev.crowfoot.ui.sidebar;

import org.jspecify.annotations.NullMarked;
