/// The rows of a model: a grid that filters, sorts and pages in the database, cells edited in
/// place, a form for new rows, and a review of the exact SQL before anything is committed.
@NullMarked
package dev.crowfoot.ui.data;

import org.jspecify.annotations.NullMarked;
