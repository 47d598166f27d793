/// What can be done, said once: the keys, the menus, the search and the sheet of shortcuts all read
/// the same list, so that none of them can go stale.
@NullMarked
package dev.crowfoot.ui.action;

import org.jspecify.annotations.NullMarked;
