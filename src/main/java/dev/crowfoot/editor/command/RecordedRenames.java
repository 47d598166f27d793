// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.editor.Document;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Rename;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Keeps the list of what was renamed since the last migration.
///
/// Chains are joined: `A → B`, then `B → C` gives `A → C`; back to `A` gives nothing. They stay
/// apart where joining would change what the list says when it is read in order: `A → T`, `B → A`,
/// `T → B` swaps two names. What was declared since the last migration is recorded all the same;
/// such a rename starts from a name that the migration does not know, and means nothing. What is
/// deleted takes its renames along.
final class RecordedRenames {
  private RecordedRenames() {}

  static Document model(Document document, String from, String to) {
    List<Rename> renames =
        document.renames().stream()
            .map(
                r ->
                    r instanceof Rename.OfField(String model, String was, String is)
                            && model.equals(from)
                        ? new Rename.OfField(to, was, is)
                        : r)
            .toList();
    return document.withRenames(
        joined(renames, Rename.OfModel.class::isInstance, new Rename.OfModel(from, to)));
  }

  static Document enumType(Document document, String from, String to) {
    List<Rename> renames =
        document.renames().stream()
            .map(
                r ->
                    r instanceof Rename.OfEnumValue(String type, String was, String is)
                            && type.equals(from)
                        ? new Rename.OfEnumValue(to, was, is)
                        : r)
            .toList();
    return document.withRenames(
        joined(renames, Rename.OfEnum.class::isInstance, new Rename.OfEnum(from, to)));
  }

  static Document field(Document document, FieldId field, String to) {
    return document.withRenames(
        joined(
            document.renames(),
            r -> r instanceof Rename.OfField f && f.model().equals(field.model()),
            new Rename.OfField(field.model(), field.field(), to)));
  }

  static Document enumValue(Document document, FieldId value, String to) {
    return document.withRenames(
        joined(
            document.renames(),
            r -> r instanceof Rename.OfEnumValue v && v.enumType().equals(value.model()),
            new Rename.OfEnumValue(value.model(), value.field(), to)));
  }

  /// Forgets what was renamed to something that is deleted.
  static Document withoutModel(Document document, String name) {
    return without(
        document,
        r ->
            (r instanceof Rename.OfModel m && m.to().equals(name))
                || (r instanceof Rename.OfField f && f.model().equals(name)));
  }

  static Document withoutField(Document document, FieldId field) {
    return without(
        document,
        r ->
            r instanceof Rename.OfField f
                && f.model().equals(field.model())
                && f.to().equals(field.field()));
  }

  static Document withoutEnum(Document document, String name) {
    return without(
        document,
        r ->
            (r instanceof Rename.OfEnum e && e.to().equals(name))
                || (r instanceof Rename.OfEnumValue v && v.enumType().equals(name)));
  }

  static Document withoutEnumValue(Document document, FieldId value) {
    return without(
        document,
        r ->
            r instanceof Rename.OfEnumValue v
                && v.enumType().equals(value.model())
                && v.to().equals(value.field()));
  }

  private static Document without(Document document, Predicate<Rename> forgotten) {
    return document.withRenames(document.renames().stream().filter(forgotten.negate()).toList());
  }

  private static List<Rename> joined(
      List<Rename> renames, Predicate<Rename> sameKind, Rename latest) {
    List<Rename> result = new ArrayList<>(renames);
    for (int i = 0; i < result.size(); i++) {
      Rename earlier = result.get(i);
      if (sameKind.test(earlier) && earlier.to().equals(latest.from())) {
        boolean goesBack = earlier.from().equals(latest.to());
        boolean nameWasTaken =
            result.stream()
                .anyMatch(
                    r -> sameKind.test(r) && r.from().equals(latest.to()) && !r.equals(earlier));
        if (nameWasTaken) {
          break;
        }
        if (goesBack) {
          result.remove(i);
        } else {
          result.set(i, since(earlier.from(), latest));
        }
        return result;
      }
    }
    result.add(latest);
    return result;
  }

  /// The same rename with an earlier start.
  private static Rename since(String origin, Rename latest) {
    return switch (latest) {
      case Rename.OfModel(_, String to) -> new Rename.OfModel(origin, to);
      case Rename.OfField(String model, _, String to) -> new Rename.OfField(model, origin, to);
      case Rename.OfEnum(_, String to) -> new Rename.OfEnum(origin, to);
      case Rename.OfEnumValue(String type, _, String to) ->
          new Rename.OfEnumValue(type, origin, to);
    };
  }
}
