// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import java.util.List;

/// What the lines between the braces of a block are to the formatter.
sealed interface BlockItem {
  /// One blank line or more.
  record BlankLines() implements BlockItem {}

  /// Comments in lines directly below each other, laid out.
  record Comments(List<String> lines) implements BlockItem {}

  /// A line with a definition, or with what could not be read.
  ///
  /// @param first its first node
  /// @param isAlone whether nothing but one comment is behind that node
  /// @param comment the comment behind it with a space before it, or empty
  /// @param text the line as it stands, without its indentation
  record Line(SyntaxNode first, boolean isAlone, String comment, String text)
      implements BlockItem {}
}
