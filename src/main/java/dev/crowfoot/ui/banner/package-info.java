/// Messages that lie across the window until they are answered: a file changed on disk, a folder
/// that cannot be written to.
@NullMarked
package dev.crowfoot.ui.banner;

import org.jspecify.annotations.NullMarked;
