/// The classic Prisma schema language as text: lexer, lossless tree, error-tolerant parser, typed
/// views and the formatter.
///
/// Parsing never fails: it gives a tree whose text is the input, and the errors beside it.
@NullMarked
package dev.crowfoot.syntax;

import org.jspecify.annotations.NullMarked;
