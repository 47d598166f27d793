/// Source text and positions in it: spans, the line index and text edits. Knows no language.
@NullMarked
package dev.crowfoot.text;

import org.jspecify.annotations.NullMarked;
