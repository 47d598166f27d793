/// The window of an open project: toolbar, sidebar, centre, inspector, bottom panel and status bar
/// around one [dev.crowfoot.ui.workspace.WorkspaceViewModel].
@NullMarked
package dev.crowfoot.ui.studio;

import org.jspecify.annotations.NullMarked;
