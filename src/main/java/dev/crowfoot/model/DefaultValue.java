// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What `@default(…)` says.
public sealed interface DefaultValue {
  /// A string literal, unescaped. Also the default of a `Json`, `Bytes` (base64) or `DateTime`
  /// field.
  record Text(String value) implements DefaultValue {}

  /// A number as written, so that no digit is lost.
  record Numeric(String digits) implements DefaultValue {}

  record Bool(boolean value) implements DefaultValue {}

  /// A value of the field's enum, by name.
  record EnumValue(String name) implements DefaultValue {}

  /// The default of a list field.
  record ListOf(List<DefaultValue> values) implements DefaultValue {
    public ListOf {
      values = List.copyOf(values);
    }
  }

  /// `autoincrement()`: the database counts.
  record Autoincrement() implements DefaultValue {}

  /// `now()`: the database's clock.
  record Now() implements DefaultValue {}

  /// `uuid()`, `uuid(4)`, `uuid(7)`: made by the client.
  record Uuid(int version) implements DefaultValue {}

  /// `cuid()`, `cuid(2)`: made by the client.
  record Cuid(int version) implements DefaultValue {}

  /// `ulid()`: made by the client.
  record Ulid() implements DefaultValue {}

  /// `nanoid(length)`: made by the client.
  record Nanoid(OptionalInt length) implements DefaultValue {}

  /// `dbgenerated("sql")`: an expression of the database's own. Without an argument, one that is
  /// not known here.
  record DatabaseExpression(Optional<String> sql) implements DefaultValue {}

  /// `auto()` (MongoDB).
  record Auto() implements DefaultValue {}

  /// `sequence(…)` (CockroachDB), its arguments as written.
  record Sequence(List<String> arguments) implements DefaultValue {
    public Sequence {
      arguments = List.copyOf(arguments);
    }
  }

  /// Whether the client makes the value, so that the column has no default in the database.
  default boolean isMadeByClient() {
    return switch (this) {
      case Uuid _, Cuid _, Ulid _, Nanoid _ -> true;
      case Text _, Numeric _, Bool _, EnumValue _, ListOf _, Autoincrement _, Now _ -> false;
      case DatabaseExpression _, Auto _, Sequence _ -> false;
    };
  }
}
