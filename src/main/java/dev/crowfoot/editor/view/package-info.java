/// Commands about what the canvas shows and how: views, areas, notes, hidden and locked cards. None
/// of them touches the text.
@NullMarked
package dev.crowfoot.editor.view;

import org.jspecify.annotations.NullMarked;
