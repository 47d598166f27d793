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

  /// Something to do.
  ///
  /// @param detail the keys, or the words of the command line, that do the same
  record OfCommand(String title, String detail, Runnable action) implements Hit {}
}
