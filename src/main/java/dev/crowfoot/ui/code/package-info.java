/// The code view: the schema's text with colours, problems and line numbers, on the same workspace
/// as the canvas.
@NullMarked
package dev.crowfoot.ui.code;

import org.jspecify.annotations.NullMarked;
