// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.value;

/// A value of a `Json` field as JSON text, so that no digit of a number is lost.
public record JsonText(String text) {
  @Override
  public String toString() {
    return text;
  }
}
