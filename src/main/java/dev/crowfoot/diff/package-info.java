/// What differs between two catalogs, as a list of changes, and the hazards of making them.
@NullMarked
package dev.crowfoot.diff;

import org.jspecify.annotations.NullMarked;
