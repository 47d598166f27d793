/// Commands that change what a schema declares: models, fields, enums and relations. Each is a set
/// of minimal text edits that keeps comments, order and line ends, and is refused with a sentence
/// where it cannot be done.
@NullMarked
package dev.crowfoot.editor.command;

import org.jspecify.annotations.NullMarked;
