/// Keeping window and disk in step: saving, and noticing what others write.
@NullMarked
package dev.crowfoot.ui.saving;

import org.jspecify.annotations.NullMarked;
