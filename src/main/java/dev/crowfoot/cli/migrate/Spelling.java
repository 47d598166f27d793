// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import dev.crowfoot.model.Rename;

/// Spells a rename as `--rename` takes it.
final class Spelling {
  private Spelling() {}

  static String of(Rename rename) {
    return switch (rename) {
      case Rename.OfModel(var from, var to) -> from + "=" + to;
      case Rename.OfEnum(var from, var to) -> from + "=" + to;
      case Rename.OfField(var model, var from, var to) -> model + "." + from + "=" + to;
      case Rename.OfEnumValue(var owner, var from, var to) -> owner + "." + from + "=" + to;
    };
  }
}
