// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.ModelDecl;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Which names can be given, and sentences for those that cannot.
public final class Naming {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  /// Words that the clients made from a schema could not use as the name of a type.
  private static final Set<String> RESERVED =
      Set.of(
          ("PrismaClient async await break case catch class const continue debugger default delete"
                  + " do else enum export extends false finally for function if implements import"
                  + " in instanceof interface let new null package private protected public return"
                  + " super switch this throw true try typeof using var void while with yield")
              .split(" "));

  private Naming() {}

  /// Why a model, view, composite type or enum cannot be called so.
  public static Optional<String> problemOfDefinition(Analysis analysis, String name) {
    return problemOfForm(name)
        .or(
            () ->
                isWordOfTheLanguage(name)
                    ? Optional.of(
                        "`"
                            + name
                            + "` is a word of the language. Choose another name, such as `My"
                            + name
                            + "`.")
                    : Optional.empty())
        .or(
            () ->
                Declarations.of(analysis).named(name).isPresent()
                    ? Optional.of("There is a `" + name + "` already. Choose another name.")
                    : Optional.empty());
  }

  /// Why a field of the model cannot be called so.
  public static Optional<String> problemOfField(ModelDecl model, String name) {
    return problemOfForm(name)
        .or(
            () ->
                model
                    .field(name)
                    .map(
                        _ ->
                            "There is a field `"
                                + name
                                + "` in this model already. Choose another name."));
  }

  /// Why a value of the enum cannot be called so.
  public static Optional<String> problemOfEnumValue(EnumDecl type, String name) {
    return problemOfForm(name)
        .or(
            () ->
                type.value(name)
                    .map(
                        _ ->
                            "There is a value `"
                                + name
                                + "` in this enum already. Choose another name."));
  }

  /// Whether a definition of that name would take a word from the language.
  public static boolean isWordOfTheLanguage(String name) {
    return RESERVED.contains(name)
        || name.equals("Unsupported")
        || FieldType.Scalar.ofWord(name).isPresent();
  }

  /// Why nothing at all can be called so.
  public static Optional<String> problemOfForm(String name) {
    if (name.isBlank()) {
      return Optional.of("Write a name.");
    }
    return NAME.matcher(name).matches()
        ? Optional.empty()
        : Optional.of(
            "`"
                + name
                + "` is no name: names begin with a letter and go on with letters, digits and `_`.");
  }
}
