// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.syntax.Argument;
import dev.crowfoot.syntax.Expression;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// A function that can stand in `@default(…)`, with the arguments it takes.
public enum DefaultFunction {
  AUTOINCREMENT("autoincrement", "no arguments"),
  NOW("now", "no arguments"),
  UUID("uuid", "no argument, `4` or `7`"),
  CUID("cuid", "no argument, `1` or `2`"),
  ULID("ulid", "no arguments"),
  NANOID("nanoid", "no argument, or a length from 2 to 255"),
  DBGENERATED("dbgenerated", "an expression in SQL, in quotes"),
  AUTO("auto", "no arguments");

  private static final Map<String, DefaultFunction> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(DefaultFunction::word, f -> f));

  private final String word;
  private final String takesWhat;

  DefaultFunction(String word, String takesWhat) {
    this.word = word;
    this.takesWhat = takesWhat;
  }

  /// As the file writes it, without brackets.
  public String word() {
    return word;
  }

  static Optional<DefaultFunction> named(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }

  /// What may stand in its brackets, as it follows "takes".
  String takesWhat() {
    return takesWhat;
  }

  boolean takes(List<Argument> arguments) {
    return switch (this) {
      case AUTOINCREMENT, NOW, ULID, AUTO -> arguments.isEmpty();
      case UUID -> isNoneOr(arguments, 4, 7);
      case CUID -> isNoneOr(arguments, 1, 2);
      case NANOID -> isNoneOrLength(arguments);
      case DBGENERATED -> isNoneOrText(arguments);
    };
  }

  private static boolean isNoneOr(List<Argument> arguments, int... versions) {
    return arguments.isEmpty()
        || (arguments.size() == 1
            && Arrays.stream(versions).anyMatch(v -> number(arguments).equals(OptionalInt.of(v))));
  }

  private static boolean isNoneOrLength(List<Argument> arguments) {
    return arguments.isEmpty()
        || (arguments.size() == 1
            && number(arguments).isPresent()
            && number(arguments).getAsInt() >= 2
            && number(arguments).getAsInt() <= 255);
  }

  private static boolean isNoneOrText(List<Argument> arguments) {
    return arguments.isEmpty()
        || (arguments.size() == 1
            && arguments
                .getFirst()
                .value()
                .flatMap(Expression::stringValue)
                .filter(text -> !text.isEmpty())
                .isPresent());
  }

  private static OptionalInt number(List<Argument> arguments) {
    return arguments.getFirst().value().map(Numbers::integer).orElse(OptionalInt.empty());
  }
}
