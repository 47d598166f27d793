/// Source code for other tools from the model. One class per target.
@NullMarked
package dev.crowfoot.generate;

import org.jspecify.annotations.NullMarked;
