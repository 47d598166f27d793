/// What the pointer is doing on the canvas, as states and one step function from state and input to
/// state and effects. Knows no window toolkit.
@NullMarked
package dev.crowfoot.editor.gesture;

import org.jspecify.annotations.NullMarked;
