/// The one way out of the UI thread and back.
@NullMarked
package dev.crowfoot.ui.background;

import org.jspecify.annotations.NullMarked;
