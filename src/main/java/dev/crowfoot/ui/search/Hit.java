// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.search;

import dev.crowfoot.editor.Selection;

/// Something the search can lead to.
public sealed interface Hit {
  /// What it is called.
  String title();

  /// The faint words at the right.
  String detail();

  /// A card or a row of one.
  ///
  /// @param card the card it lies on
  record OfSchema(String title, String detail, String card, Selection selection) implements Hit {}

  /// A view of the canvas.
  ///
  /// @param view its name, that of the view of all tables among them
  record OfView(String title, String detail, String view) implements Hit {}

  /// An area of the canvas.
  record OfArea(String title, String detail) implements Hit {}

  /// Something to do.
  ///
  /// @param detail the keys, or the words of the command line, that do the same
  record OfCommand(String title, String detail, Runnable action) implements Hit {}
}
