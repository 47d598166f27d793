/// The verdict on a schema: what the language says of it, and what the chosen database cannot do.
/// One file per subject, one function per check.
@NullMarked
package dev.crowfoot.validation;

import org.jspecify.annotations.NullMarked;
