// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.gesture;

import dev.crowfoot.editor.geometry.Point;

/// A thin line that shows what a dragged card is in line with, or which gaps are equal.
///
/// @param gap whether it spans a gap, else it runs along edges or middles
public record Guide(Point from, Point to, boolean gap) {}
