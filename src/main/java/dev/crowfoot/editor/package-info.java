/// The state of an open schema and everything that can be done to it: documents, commands, undo
/// history, layout, the draw list and gestures. Plain values; no window toolkit.
@NullMarked
package dev.crowfoot.editor;

import org.jspecify.annotations.NullMarked;
