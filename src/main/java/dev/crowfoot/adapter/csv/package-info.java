/// Tables as CSV, read and written record by record by Jackson's CSV module. An empty cell without
/// quotes is no value; an empty one in quotes is an empty text.
@NullMarked
package dev.crowfoot.adapter.csv;

import org.jspecify.annotations.NullMarked;
