// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.Name;

/// Checks how the names of models, enums, their fields and values are spelled. The grammar allows
/// more, as do datasources, generators, and the fields of composite types.
final class NameChecks {
  private NameChecks() {}

  /// The name of a block.
  static void check(Location<? extends Block> block, Findings findings) {
    block.declaration().name().ifPresent(name -> check(name, block, findings));
  }

  /// M144
  ///
  /// @param name of a block, or of a field or value in it
  ///
  ///   ```prisma
  ///   model 2ndUser { … }
  ///   enum Role { super-admin }
  ///   ```
  static void check(Name name, Location<? extends Block> block, Findings findings) {
    char first = name.firstCharacter();
    boolean digit = first >= '0' && first <= '9';
    if (!digit && !name.contains('-')) {
      return;
    }
    String attribute =
        block.declaration().name().filter(name::equals).isPresent() ? "@@map" : "@map";
    findings.add(
        Code.INVALID_NAME,
        block.path(),
        name.span(),
        "`"
            + name.text()
            + (digit ? "` begins with a digit. " : "` contains `-`. ")
            + "Choose another name, and keep this one for the database with `"
            + attribute
            + "(\""
            + name.text()
            + "\")`.");
  }
}
