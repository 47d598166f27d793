// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.paint;

/// What each tint looks like, which the theme says.
@FunctionalInterface
public interface Palette {
  Colour of(Tint tint);
}
