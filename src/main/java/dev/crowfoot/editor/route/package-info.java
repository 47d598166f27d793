/// Finds the way of a relation's line between two cards: orthogonal, round every other card, in
/// lanes beside the lines that go the same way.
@NullMarked
package dev.crowfoot.editor.route;

import org.jspecify.annotations.NullMarked;
