/// Commands that change one property of a definition: an attribute, its documentation, a
/// referential action. Each is the smallest edit of the text; the lines around it stay as they are.
@NullMarked
package dev.crowfoot.editor.attribute;

import org.jspecify.annotations.NullMarked;
