// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.EnumValueDecl;
import dev.crowfoot.syntax.FieldDecl;

/// Where something of the model stands in the text: a file and the declaration in it, which knows
/// its spans.
///
/// @param <D> the kind of declaration
public record Location<D>(String path, D declaration) {
  /// Where a model, enum or composite type stands.
  public static Location<Block> ofBlock(String path, Block block) {
    return new Location<>(path, block);
  }

  static Location<FieldDecl> ofField(String path, FieldDecl field) {
    return new Location<>(path, field);
  }

  static Location<EnumValueDecl> ofValue(String path, EnumValueDecl value) {
    return new Location<>(path, value);
  }
}
