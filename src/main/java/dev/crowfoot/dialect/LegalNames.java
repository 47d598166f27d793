// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.model.EnumValue;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Gives things of a database names that the schema language allows, each once. What cannot keep
/// its name is mapped.
final class LegalNames {
  private static final Set<String> RESERVED =
      Set.of(
          "String",
          "Boolean",
          "Int",
          "BigInt",
          "Float",
          "Decimal",
          "DateTime",
          "Json",
          "Bytes",
          "Unsupported",
          "model",
          "enum",
          "view",
          "type",
          "datasource",
          "generator");

  private final Set<String> taken = new HashSet<>();

  LegalNames(List<String> alreadyTaken) {
    taken.addAll(alreadyTaken);
  }

  /// A name as near to the wanted one as may be.
  String give(String wanted) {
    String legal = legal(wanted);
    String name = legal;
    for (int n = 2; taken.contains(name); n++) {
      name = legal + "_" + n;
    }
    taken.add(name);
    return name;
  }

  boolean isFree(String name) {
    return !taken.contains(name);
  }

  /// The values of an enum, by their names in the database; those that are known keep theirs.
  static List<EnumValue> enumValues(List<EnumValue> known, Collection<String> databaseNames) {
    LegalNames names = new LegalNames(known.stream().map(EnumValue::name).toList());
    return databaseNames.stream()
        .map(
            v -> {
              Optional<EnumValue> own =
                  known.stream().filter(e -> e.databaseName().equals(v)).findFirst();
              String value = own.map(EnumValue::name).orElseGet(() -> names.give(v));
              return new EnumValue(
                  value, mapped(value, v), own.map(EnumValue::documentation).orElse(""));
            })
        .toList();
  }

  static String legal(String wanted) {
    String word = wanted.replaceAll("[^A-Za-z0-9_]", "_").replaceAll("^[^A-Za-z]+", "");
    return word.isEmpty() ? "unnamed" : RESERVED.contains(word) ? word + "_" : word;
  }

  /// What `@map` must say.
  static Optional<String> mapped(String name, String databaseName) {
    return name.equals(databaseName) ? Optional.empty() : Optional.of(databaseName);
  }
}
