// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.paint;

import dev.crowfoot.editor.Hue;
import java.util.Locale;

/// The colours of the canvas. `diagram.css` gives each its value: `CARD_BG` is `-diagram-card-bg`.
public enum Tint {
  CANVAS_BG,
  CANVAS_DOT,
  CARD_BG,
  CARD_BORDER,
  CARD_BORDER_BOTTOM,
  CARD_RULE,
  CARD_KEY_TINT,
  CARD_ROW_HOVER,
  CARD_ROW_SELECTED,
  CARD_PORT,
  CARD_BAR,
  CARD_BAR_STRONG,
  SELECTION,
  SELECTION_GLOW,
  MARQUEE,
  NAME,
  TYPE,
  PK,
  FK,
  UNIQUE,
  ENUM,
  EDGE,
  EDGE_ACTIVE,
  DANGER,
  ON_DANGER,
  TABLE_STRIP,
  VIEW_STRIP,
  ENUM_STRIP,
  TYPE_STRIP,
  AREA_BLUE,
  AREA_GREEN,
  AREA_PURPLE,
  AREA_ORANGE,
  AREA_PINK,
  AREA_TEAL,
  AREA_YELLOW,
  AREA_GREY,
  MINIMAP_BG,
  MINIMAP_CARD,
  CHANGE_ADD,
  CHANGE_ALTER,
  CHANGE_DROP;

  /// The colour of an area or a note.
  public static Tint of(Hue hue) {
    return switch (hue) {
      case BLUE -> AREA_BLUE;
      case GREEN -> AREA_GREEN;
      case PURPLE -> AREA_PURPLE;
      case ORANGE -> AREA_ORANGE;
      case PINK -> AREA_PINK;
      case TEAL -> AREA_TEAL;
      case YELLOW -> AREA_YELLOW;
      case GREY -> AREA_GREY;
    };
  }

  /// What style sheets call it.
  public String property() {
    return "-diagram-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
