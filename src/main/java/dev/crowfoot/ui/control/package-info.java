/// Small controls that several screens share: icons, a segmented switch, a side panel with a grip,
/// a floating sheet.
@NullMarked
package dev.crowfoot.ui.control;

import org.jspecify.annotations.NullMarked;
