// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.model.CompositeType;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Schema;
import java.util.Locale;
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
        || LegalNames.isWordOfTheLanguage(name);
  }

  static String free(String wanted, Predicate<String> taken) {
    String name = wanted;
    for (int i = 2; taken.test(name); i++) {
      name = wanted + i;
    }
    return name;
  }

  static String lowerFirst(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  static String upperFirst(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /// More than one, in simple English: `posts`, `categories`, `boxes`.
  static String plural(String name) {
    int end = name.length() - 1;
    char last = name.charAt(end);
    if (last == 'y' && end > 0 && "aeiou".indexOf(name.charAt(end - 1)) < 0) {
      return name.substring(0, end) + "ies";
    }
    return name.matches(".*(ss|x|z|ch|sh)") ? name + "es" : last == 's' ? name : name + "s";
  }
}
