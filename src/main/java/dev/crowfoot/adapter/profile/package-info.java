/// The connections of a project as its people wrote them down: no secret is in them, only where
/// each secret is kept.
@NullMarked
package dev.crowfoot.adapter.profile;

import org.jspecify.annotations.NullMarked;
