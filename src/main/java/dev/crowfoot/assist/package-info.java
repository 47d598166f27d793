/// Help while a schema is read and written: completion, hover, where things are declared and used,
/// and how a file is laid out. Pure questions to an analysis: no editor, no window, and no text is
/// too broken to be asked about.
@NullMarked
package dev.crowfoot.assist;

import org.jspecify.annotations.NullMarked;
