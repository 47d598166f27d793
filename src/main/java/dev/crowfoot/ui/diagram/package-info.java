/// The canvas: paints the draw list, feeds mouse and keys to the gestures, and edits in place.
@NullMarked
package dev.crowfoot.ui.diagram;

import org.jspecify.annotations.NullMarked;
