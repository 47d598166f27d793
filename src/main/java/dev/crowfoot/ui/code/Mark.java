// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.text.Span;

/// A place of what is shown that stands out for now: a bracket and its partner, the other places
/// that name what is under the caret.
///
/// @param style its style class
record Mark(Span span, String style) {
  /// Whether it shares a character with a line.
  boolean isIn(Span line) {
    return span.start() < line.end() && span.end() > line.start();
  }
}
