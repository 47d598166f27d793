/// Findings about a user's text or plan: a stable code, a severity, a place, a message and fixes;
/// and their plain-text rendering, which the command line and the window share.
@NullMarked
package dev.crowfoot.diagnostic;

import org.jspecify.annotations.NullMarked;
