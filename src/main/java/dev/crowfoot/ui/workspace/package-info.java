/// The open project as observable state: what canvas, code, inspector and the other views all watch
/// and change.
@NullMarked
package dev.crowfoot.ui.workspace;

import org.jspecify.annotations.NullMarked;
