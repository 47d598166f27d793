// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor;

import java.util.Collection;
import java.util.Collections;

/// The colours that areas and notes can have. What each looks like is the theme's to say.
public enum Hue {
  BLUE,
  GREEN,
  PURPLE,
  ORANGE,
  PINK,
  TEAL,
  YELLOW,
  GREY;

  /// The one that the fewest of some others have, so that new areas differ.
  public static Hue rarest(Collection<Hue> taken) {
    Hue rarest = BLUE;
    for (Hue hue : values()) {
      if (Collections.frequency(taken, hue) < Collections.frequency(taken, rarest)) {
        rarest = hue;
      }
    }
    return rarest;
  }
}
