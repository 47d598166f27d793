/// The connections of a project: which there are, what each needs to be opened, and what may be
/// changed through it.
@NullMarked
package dev.crowfoot.app.connections;

import org.jspecify.annotations.NullMarked;
