/// Fonts, colours and the basic look of every control. `tokens.css` names the colours; all other
/// style sheets use those names.
@NullMarked
package dev.crowfoot.ui.theme;

import org.jspecify.annotations.NullMarked;
