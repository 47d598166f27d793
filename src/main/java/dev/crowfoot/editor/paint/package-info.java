/// How the draw list looks: which shapes, in which colours, at which zoom. The shapes go to a
/// [Paper], be it the window's canvas or a file, so that a picture is what the screen shows.
@NullMarked
package dev.crowfoot.editor.paint;

import org.jspecify.annotations.NullMarked;
