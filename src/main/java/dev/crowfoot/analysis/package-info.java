/// From syntax to meaning: resolves names, builds the model and reports what is wrong with it. No
/// database is known here beyond the words of the language. One file per pass, one function per
/// check.
@NullMarked
package dev.crowfoot.analysis;

import org.jspecify.annotations.NullMarked;
