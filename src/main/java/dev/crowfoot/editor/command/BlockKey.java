// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

/// What a model can have over several of its fields.
public enum BlockKey {
  ID("id"),
  UNIQUE("unique"),
  INDEX("index");

  private final String word;

  BlockKey(String word) {
    this.word = word;
  }

  /// The attribute's name, without `@@`.
  public String word() {
    return word;
  }
}
