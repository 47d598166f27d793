/// The sheet that writes the diagram into a file, and the copy of it as a picture.
@NullMarked
package dev.crowfoot.ui.export;

import org.jspecify.annotations.NullMarked;
