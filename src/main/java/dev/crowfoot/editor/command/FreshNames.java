// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.assist.Naming;
import dev.crowfoot.model.CompositeType;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Schema;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Names that nothing else has yet: the wanted one, else that with a number.
public final class FreshNames {
  private FreshNames() {}

  /// For a model, view or enum, which share one space of names.
  public static String model(Schema schema, String wanted) {
    return free(wanted, name -> isTaken(schema, name));
  }

  /// For a field of `model`.
  public static String field(Model model, String wanted) {
    return free(wanted, name -> model.field(name).isPresent());
  }

  /// For a value of `type`.
  public static String enumValue(EnumType type, String wanted) {
    return free(wanted, name -> type.value(name).isPresent());
  }

  /// Whether a model, view, enum or composite type cannot be called so.
  static boolean isTaken(Schema schema, String name) {
    return Stream.of(
                schema.models().stream().map(Model::name),
                schema.enums().stream().map(EnumType::name),
                schema.compositeTypes().stream().map(CompositeType::name))
            .flatMap(names -> names)
            .anyMatch(name::equals)
        || Naming.isWordOfTheLanguage(name);
  }

  static String free(String wanted, Predicate<String> taken) {
    String name = wanted;
    for (int i = 2; taken.test(name); i++) {
      name = wanted + i;
    }
    return name;
  }
}
