/// Points and boxes of the canvas, in world units: one pixel at 100 %.
@NullMarked
package dev.crowfoot.editor.geometry;

import org.jspecify.annotations.NullMarked;
