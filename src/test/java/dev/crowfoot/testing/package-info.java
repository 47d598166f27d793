/// What tests of several packages share: databases to run on.
@NullMarked
package dev.crowfoot.testing;

import org.jspecify.annotations.NullMarked;
