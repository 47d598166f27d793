// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.dialect.WishedRenames;
import dev.crowfoot.editor.Document;
import dev.crowfoot.model.Rename;
import dev.crowfoot.model.Schema;
import java.util.List;

/// Adds to a document the renames that somebody asks for. What the document remembers may start
/// from anywhere; what is asked for now must start from something that is there, or it would do
/// nothing and look as if it had.
final class Wished {
  private Wished() {}

  /// @param before what they start from
  /// @param place what has that schema, at the beginning of a sentence
  /// @throws ArgumentFailure when one starts from a name that is not there, or two contradict each
  ///   other
  static Document in(Document document, List<Rename> wished, Schema before, String place) {
    WishedRenames all = new WishedRenames(document.renames(), wished);
    all.unknown(before)
        .ifPresent(
            r -> {
              throw new ArgumentFailure(
                  "%s has no %s, so `%s` cannot be what it became."
                      .formatted(place, old(r), r.to()));
            });
    all.contradicted()
        .ifPresent(
            r -> {
              throw new ArgumentFailure(
                  "`%s` cannot become `%s`: another rename takes one of the two names."
                      .formatted(r.from(), r.to()));
            });
    return document.withRenames(all.inOrder());
  }

  private static String old(Rename rename) {
    return switch (rename) {
      case Rename.OfModel(String from, _) -> "model `" + from + "`";
      case Rename.OfEnum(String from, _) -> "enum `" + from + "`";
      case Rename.OfField(String model, String from, _) ->
          "field `" + from + "` in what is now `" + model + "`";
      case Rename.OfEnumValue(String type, String from, _) ->
          "value `" + from + "` in what is now `" + type + "`";
    };
  }
}
