/// How a whole schema should look: missing ends of relations are written, then every file is laid
/// out.
@NullMarked
package dev.crowfoot.format;

import org.jspecify.annotations.NullMarked;
