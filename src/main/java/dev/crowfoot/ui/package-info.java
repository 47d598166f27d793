/// The application: its window, what lies in it, and what happens when it opens and closes.
@NullMarked
package dev.crowfoot.ui;

import org.jspecify.annotations.NullMarked;
