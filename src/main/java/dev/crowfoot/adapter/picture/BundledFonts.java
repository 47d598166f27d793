// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.picture;

import dev.crowfoot.editor.scene.TextMeasure;

/// Text widths in the fonts that come with the program, as the window measures them.
public final class BundledFonts implements TextMeasure {
  @Override
  public double width(String text, TextStyle style) {
    return Typeface.of(style).width(text) * style.size();
  }
}
