/// Files: reading text without guessing, writing it without losing any, and the formats of the
/// files that lie beside a schema. Uses the JDK's file system and Jackson.
@NullMarked
package dev.crowfoot.adapter.files;

import org.jspecify.annotations.NullMarked;
