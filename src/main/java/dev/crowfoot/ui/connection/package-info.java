/// The connection to the project's database: its state, and the sheet that changes it.
@NullMarked
package dev.crowfoot.ui.connection;

import org.jspecify.annotations.NullMarked;
