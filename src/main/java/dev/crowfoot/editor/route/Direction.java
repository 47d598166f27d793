// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.route;

/// Where a line runs.
enum Direction {
  LEFT,
  RIGHT,
  UP,
  DOWN;

  boolean isLevel() {
    return this == LEFT || this == RIGHT;
  }
}
