// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.editor.Command.CommandRefused;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.ModelDecl;
import java.util.Set;
import java.util.regex.Pattern;

/// Which names the language allows, and refusals for the others.
final class LegalNames {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  /// Words that the clients made from a schema could not use as the name of a type.
  private static final Set<String> RESERVED =
      Set.of(
          ("PrismaClient async await break case catch class const continue debugger default delete"
                  + " do else enum export extends false finally for function if implements import"
                  + " in instanceof interface let new null package private protected public return"
                  + " super switch this throw true try typeof using var void while with yield")
              .split(" "));

  private LegalNames() {}

  /// Refuses a name that a model or enum cannot have.
  static void checkBlock(Snapshot snapshot, String name) {
    checkForm(name);
    if (isWordOfTheLanguage(name)) {
      throw new CommandRefused(
          "`"
              + name
              + "` is a word of the language. Choose another name, such as `My"
              + name
              + "`.");
    }
    if (snapshot.analysis().sourceMap().definitionOf(name).isPresent()) {
      throw new CommandRefused("There is a `" + name + "` already. Choose another name.");
    }
  }

  static void checkField(ModelDecl model, String name) {
    checkForm(name);
    if (model.field(name).isPresent()) {
      throw new CommandRefused(
          "There is a field `" + name + "` in this model already. Choose another name.");
    }
  }

  static void checkEnumValue(EnumDecl type, String name) {
    checkForm(name);
    if (type.value(name).isPresent()) {
      throw new CommandRefused(
          "There is a value `" + name + "` in this enum already. Choose another name.");
    }
  }

  static boolean isWordOfTheLanguage(String name) {
    return RESERVED.contains(name)
        || name.equals("Unsupported")
        || FieldType.Scalar.ofWord(name).isPresent();
  }

  static void checkForm(String name) {
    if (name.isBlank()) {
      throw new CommandRefused("Write a name.");
    }
    if (!NAME.matcher(name).matches()) {
      throw new CommandRefused(
          "`"
              + name
              + "` is no name: names begin with a letter and go on with letters, digits and `_`.");
    }
  }
}
