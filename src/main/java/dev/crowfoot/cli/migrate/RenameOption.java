// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.model.Rename;
import dev.crowfoot.model.Schema;
import java.util.Optional;

/// Reads `--rename`: `User.name=fullName` for a field, `Role.ADMIN=OWNER` for a value of an enum,
/// `Person=User` for a model or an enum.
final class RenameOption {
  private RenameOption() {}

  /// @param now the schema with the new names
  /// @throws IllegalArgumentException with a sentence when it does not fit the schema
  static Rename read(String text, Schema now) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw new IllegalArgumentException(malformed(text));
    }
    String from = text.substring(0, equals).strip();
    String to = text.substring(equals + 1).strip();
    int dot = from.indexOf('.');
    return dot < 0
        ? whole(from, to, now)
        : part(from.substring(0, dot), from.substring(dot + 1), withoutOwner(to), now);
  }

  /// Reads what was renamed in a database by hand: no schema has the new name yet.
  ///
  /// @throws ArgumentFailure with a sentence when it is of another form
  static Rename ofDrift(String text) {
    String[] sides = text.split("=", 2);
    if (sides.length < 2 || sides[0].isBlank() || sides[1].isBlank()) {
      throw new ArgumentFailure(malformed(text));
    }
    String from = sides[0].strip();
    String to = sides[1].strip();
    int dot = from.indexOf('.');
    return dot < 0
        ? new Rename.OfModel(from, to)
        : new Rename.OfField(from.substring(0, dot), from.substring(dot + 1), withoutOwner(to));
  }

  private static String malformed(String text) {
    return "`--rename %s` is not of the form `Model.field=newName` or `Old=New`.".formatted(text);
  }

  private static String withoutOwner(String name) {
    return name.substring(name.indexOf('.') + 1);
  }

  private static Rename whole(String from, String to, Schema now) {
    if (now.model(to).isPresent()) {
      return new Rename.OfModel(from, to);
    }
    if (now.enumType(to).isPresent()) {
      return new Rename.OfEnum(from, to);
    }
    throw new IllegalArgumentException(
        "The schema has no model or enum `%s`, so `%s` cannot have become it.".formatted(to, from));
  }

  private static Rename part(String owner, String from, String to, Schema now) {
    Optional<Rename> field =
        now.model(owner).flatMap(m -> m.field(to)).map(_ -> new Rename.OfField(owner, from, to));
    Optional<Rename> value =
        now.enumType(owner)
            .flatMap(e -> e.value(to))
            .map(_ -> new Rename.OfEnumValue(owner, from, to));
    return field
        .or(() -> value)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The schema has no `%s.%s`, so `%s.%s` cannot have become it."
                        .formatted(owner, to, owner, from)));
  }
}
