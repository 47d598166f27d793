/// Finds places for cards: layered layout by ELK inside each community of related tables, packed to
/// the window's proportion; and a place beside its neighbours for a card that is new.
@NullMarked
package dev.crowfoot.editor.arrange;

import org.jspecify.annotations.NullMarked;
