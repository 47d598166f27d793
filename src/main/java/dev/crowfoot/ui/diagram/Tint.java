// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import java.util.Locale;

/// The colours of the canvas. `diagram.css` gives each its value: `CARD_BG` is `-diagram-card-bg`.
enum Tint {
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
  MINIMAP_BG,
  MINIMAP_CARD,
  CHANGE_ADD,
  CHANGE_ALTER,
  CHANGE_DROP;

  String property() {
    return "-diagram-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
