/// JDBC: database URLs in the forms people have them, connections, and the inspection of a live
/// database into a [dev.crowfoot.catalog.Catalog].
@NullMarked
package dev.crowfoot.adapter.jdbc;

import org.jspecify.annotations.NullMarked;
