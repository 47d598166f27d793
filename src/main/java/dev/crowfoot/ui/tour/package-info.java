/// The tour: plays the whole flow in the real window by mouse and keyboard, checks each step
/// against the files and the database, and takes a picture of it.
@NullMarked
package dev.crowfoot.ui.tour;

import org.jspecify.annotations.NullMarked;
