/// What each database can do, as data; the schema checks that only one of them makes; and the one
/// place that writes a model as that database's catalog and quotes its names.
@NullMarked
package dev.crowfoot.dialect;

import org.jspecify.annotations.NullMarked;
