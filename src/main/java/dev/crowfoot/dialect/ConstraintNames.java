// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import java.util.List;

/// The names Prisma gives to keys and indexes that the schema leaves unnamed, cut so that they fit.
///
/// @param longestName in bytes
public record ConstraintNames(int longestName) {
  /// `User_pkey`
  public String primaryKey(String table) {
    return fit(table, "_pkey");
  }

  /// `User_email_key`
  public String uniqueKey(String table, List<String> columns) {
    return fit(table + "_" + String.join("_", columns), "_key");
  }

  /// `Post_authorId_idx`
  public String index(String table, List<String> columns) {
    return fit(table + "_" + String.join("_", columns), "_idx");
  }

  /// `Post_authorId_fkey`, named after the table that holds it.
  public String foreignKey(String table, List<String> columns) {
    return fit(table + "_" + String.join("_", columns), "_fkey");
  }

  /// As much of `stem` as fits before `suffix`, never half a character.
  String fit(String stem, String suffix) {
    return fit(stem, longestName - suffix.length()) + suffix;
  }

  /// The longest beginning of a name that has at most so many bytes.
  static String fit(String name, int bytes) {
    int used = 0;
    int index = 0;
    while (index < name.length()) {
      int codePoint = name.codePointAt(index);
      used += bytesOf(codePoint);
      if (used > bytes) {
        return name.substring(0, index);
      }
      index += Character.charCount(codePoint);
    }
    return name;
  }

  /// How long a character is in UTF-8. No bytes are made: names are many and few are too long.
  private static int bytesOf(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
