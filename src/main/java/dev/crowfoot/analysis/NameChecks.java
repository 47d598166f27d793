// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.EnumValueDecl;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.syntax.NodeKind;

/// Checks how the names of models, enums, their fields and values are spelled. The grammar allows
/// more, as do datasources, generators, and the fields of composite types.
final class NameChecks {
  private NameChecks() {}

  static void check(CheckedSchema schema, Findings findings) {
    for (Location<Block> block : schema.definitions().byName().values()) {
      block.declaration().name().ifPresent(name -> check(name, block, findings));
      switch (block.declaration()) {
        case ModelDecl model when model.kind() != NodeKind.COMPOSITE_TYPE -> {
          for (FieldDecl field : model.fields()) {
            check(field.name(), block, findings);
          }
        }
        case EnumDecl type -> {
          for (EnumValueDecl value : type.values()) {
            check(value.name(), block, findings);
          }
        }
        default -> {}
      }
    }
  }

  /// M144
  ///
  /// ```prisma
  /// model 2ndUser { … }
  /// enum Role { super-admin }
  /// ```
  private static void check(Name name, Location<Block> block, Findings findings) {
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
