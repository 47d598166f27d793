/// What is selected, in all its properties, and the edits of each.
@NullMarked
package dev.crowfoot.ui.inspector;

import org.jspecify.annotations.NullMarked;
