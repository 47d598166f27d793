/// The list of what is wrong with the schema, and the remedies.
@NullMarked
package dev.crowfoot.ui.problems;

import org.jspecify.annotations.NullMarked;
