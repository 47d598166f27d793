// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.gesture;

/// The keys that are held while the pointer acts.
///
/// @param control Ctrl, or Command on macOS
public record Keys(boolean shift, boolean alt, boolean control, boolean space) {
  public static final Keys NONE = new Keys(false, false, false, false);
}
