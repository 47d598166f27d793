// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.model.DefaultValue;
import dev.crowfoot.syntax.Argument;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.Expression;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads `@default(…)`.
final class DefaultReader {
  private DefaultReader() {}

  /// Empty where the value is missing or a function nobody knows; checks report that.
  static Optional<DefaultValue> read(Attribute attribute) {
    return attribute.valueOrUnnamed("value").flatMap(DefaultReader::value);
  }

  static Optional<DefaultValue> value(Expression expression) {
    return switch (expression) {
      case Expression.StringLiteral text -> Optional.of(new DefaultValue.Text(text.value()));
      case Expression.NumberLiteral number ->
          Optional.of(new DefaultValue.Numeric(number.digits()));
      case Expression.Path path ->
          Optional.of(
              switch (path.name()) {
                case "true" -> new DefaultValue.Bool(true);
                case "false" -> new DefaultValue.Bool(false);
                default -> new DefaultValue.EnumValue(path.name());
              });
      case Expression.Array array ->
          Optional.of(
              new DefaultValue.ListOf(
                  array.elements().stream().flatMap(e -> value(e).stream()).toList()));
      case Expression.Call call -> function(call);
      case Expression.Members _ -> Optional.empty();
    };
  }

  private static Optional<DefaultValue> function(Expression.Call call) {
    return switch (call.name()) {
      case "autoincrement" -> Optional.of(new DefaultValue.Autoincrement());
      case "now" -> Optional.of(new DefaultValue.Now());
      case "uuid" -> Optional.of(new DefaultValue.Uuid(number(call).orElse(4)));
      case "cuid" -> Optional.of(new DefaultValue.Cuid(number(call).orElse(1)));
      case "ulid" -> Optional.of(new DefaultValue.Ulid());
      case "nanoid" -> Optional.of(new DefaultValue.Nanoid(number(call)));
      case "dbgenerated" ->
          Optional.of(
              new DefaultValue.DatabaseExpression(
                  firstArgument(call).flatMap(Expression::stringValue)));
      case "auto" -> Optional.of(new DefaultValue.Auto());
      case "sequence" ->
          Optional.of(
              new DefaultValue.Sequence(
                  call.arguments().stream().map(a -> a.node().text()).toList()));
      default -> Optional.empty();
    };
  }

  private static Optional<Expression> firstArgument(Expression.Call call) {
    return call.arguments().stream().findFirst().flatMap(Argument::value);
  }

  private static OptionalInt number(Expression.Call call) {
    return firstArgument(call).map(Numbers::integer).orElse(OptionalInt.empty());
  }
}
