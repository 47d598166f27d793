// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.syntax.Argument;
import dev.crowfoot.syntax.Expression;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/// A function that can stand in `@default(…)`, with the arguments it takes.
public enum DefaultFunction {
  AUTOINCREMENT("autoincrement", "no arguments", List::isEmpty),
  NOW("now", "no arguments", List::isEmpty),
  UUID("uuid", "no argument, `4` or `7`", arguments -> isNoneOr(arguments, 4, 7)),
  CUID("cuid", "no argument, `1` or `2`", arguments -> isNoneOr(arguments, 1, 2)),
  ULID("ulid", "no arguments", List::isEmpty),
  NANOID("nanoid", "no argument, or a length from 2 to 255", DefaultFunction::isNoneOrLength),
  DBGENERATED("dbgenerated", "an expression in SQL, in quotes", DefaultFunction::isNoneOrText),
  AUTO("auto", "no arguments", List::isEmpty);

  private final String word;
  private final String takesWhat;

  @SuppressWarnings("ImmutableEnumChecker") // the predicates keep nothing
  private final Predicate<List<Argument>> takes;

  DefaultFunction(String word, String takesWhat, Predicate<List<Argument>> takes) {
    this.word = word;
    this.takesWhat = takesWhat;
    this.takes = takes;
  }

  /// As the file writes it, without brackets.
  public String word() {
    return word;
  }

  static Optional<DefaultFunction> named(String word) {
    return Arrays.stream(values()).filter(f -> f.word.equals(word)).findFirst();
  }

  /// What may stand in its brackets, as it follows "takes".
  String takesWhat() {
    return takesWhat;
  }

  boolean takes(List<Argument> arguments) {
    return takes.test(arguments);
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
