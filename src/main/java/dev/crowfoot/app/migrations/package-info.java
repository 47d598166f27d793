/// The use cases of migrating: reviewing what differs, writing a migration, applying it, taking it
/// back, and saying where a database stands.
@NullMarked
package dev.crowfoot.app.migrations;

import org.jspecify.annotations.NullMarked;
