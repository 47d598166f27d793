// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.editor.Command.CommandRefused;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A type as a user types it: `String?`, `Role[]`, `Unsupported("point")`.
///
/// @param word without `?` or `[]`
record TypeText(String word, Arity arity) {
  private static final Pattern FORM =
      Pattern.compile("(\\w+|Unsupported\\s*\\(\\s*\"[^\"\\n]*\"\\s*\\))\\s*(\\?|\\[\\s*])?");
  private static final Set<Provider> WITHOUT_LISTS =
      Set.of(Provider.SQLITE, Provider.MYSQL, Provider.SQLSERVER);

  static TypeText parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new CommandRefused(
          "`" + text.strip() + "` is no type. Write one such as `String`, `Int?` or `Role[]`.");
    }
    Optional<String> suffix = Optional.ofNullable(matcher.group(2));
    Arity arity =
        suffix.map(found -> found.equals("?") ? Arity.OPTIONAL : Arity.LIST).orElse(Arity.REQUIRED);
    return new TypeText(matcher.group(1), arity);
  }

  /// The stored type it names; empty when it names a model.
  Optional<FieldType> stored(Snapshot snapshot) {
    Schema schema = snapshot.analysis().schema();
    if (schema.model(word).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        FieldType.Scalar.ofWord(word)
            .map(FieldType.class::cast)
            .or(() -> schema.enumType(word).map(e -> new FieldType.EnumReference(e.name())))
            .or(() -> composite(schema))
            .or(() -> unsupported())
            .orElseThrow(() -> unknown(schema)));
  }

  /// Refuses a list of values where the database has none.
  void checkList(Snapshot snapshot) {
    Schema schema = snapshot.analysis().schema();
    if (arity == Arity.LIST && schema.provider().filter(WITHOUT_LISTS::contains).isPresent()) {
      throw new CommandRefused(
          "This database has no lists of values. Make a model of its own for them.");
    }
  }

  /// As the file writes it.
  String text() {
    return word + arity.suffix();
  }

  private Optional<FieldType> composite(Schema schema) {
    return schema.compositeTypes().stream().anyMatch(t -> t.name().equals(word))
        ? Optional.of(new FieldType.CompositeReference(word))
        : Optional.empty();
  }

  private Optional<FieldType> unsupported() {
    int quote = word.indexOf('"');
    return quote < 0
        ? Optional.empty()
        : Optional.of(new FieldType.Unsupported(word.substring(quote + 1, word.lastIndexOf('"'))));
  }

  private CommandRefused unknown(Schema schema) {
    for (FieldType.Scalar scalar : FieldType.Scalar.values()) {
      if (scalar.word().equalsIgnoreCase(word)) {
        return new CommandRefused(
            "There is no type `" + word + "`. Did you mean `" + scalar.word() + "`?");
      }
    }
    return java.util.stream.Stream.concat(
            schema.models().stream().map(Model::name), schema.enums().stream().map(e -> e.name()))
        .filter(name -> name.equalsIgnoreCase(word))
        .findFirst()
        .map(
            name ->
                new CommandRefused("There is no type `" + word + "`. Did you mean `" + name + "`?"))
        .orElseGet(
            () ->
                new CommandRefused(
                    "There is no type `"
                        + word
                        + "`. Use one of the language, such as `String`, or add an enum of that"
                        + " name first."));
  }
}
