/// The page before a project is open.
@NullMarked
package dev.crowfoot.ui.start;

import org.jspecify.annotations.NullMarked;
