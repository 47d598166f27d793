/// The sheets that bring rows in from files, write them out, and make some up. All of it is done in
/// the background, tells how far it is and can be cancelled.
@NullMarked
package dev.crowfoot.ui.transfer;

import org.jspecify.annotations.NullMarked;
