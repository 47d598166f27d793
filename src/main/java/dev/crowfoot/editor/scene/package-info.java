/// The draw list of the canvas: cards with their rows, relations with their ends, all in world
/// units. Painting, hit-testing, the minimap and exports read the same list.
@NullMarked
package dev.crowfoot.editor.scene;

import org.jspecify.annotations.NullMarked;
