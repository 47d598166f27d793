// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import java.nio.charset.StandardCharsets;
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
    if (name.getBytes(StandardCharsets.UTF_8).length <= bytes) {
      return name;
    }
    StringBuilder kept = new StringBuilder();
    int used = 0;
    for (int codePoint : name.codePoints().toArray()) {
      String character = Character.toString(codePoint);
      used += character.getBytes(StandardCharsets.UTF_8).length;
      if (used > bytes) {
        break;
      }
      kept.append(character);
    }
    return kept.toString();
  }
}
