/// Pictures of the diagram in files: SVG, PNG and PDF, with the program's own fonts and colours.
/// Needs neither a display nor fonts of the machine.
@NullMarked
package dev.crowfoot.adapter.picture;

import org.jspecify.annotations.NullMarked;
