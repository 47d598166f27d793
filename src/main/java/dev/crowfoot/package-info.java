/// The way in: decides between the window and the command line, and introduces them to each other.
@NullMarked
package dev.crowfoot;

import org.jspecify.annotations.NullMarked;
