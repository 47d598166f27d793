// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.model.Model;
import dev.crowfoot.model.Rename;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds pairs of something gone and something new that look like one thing renamed. Only ever a
/// question to somebody who knows, never an answer.
final class RenameGuess {
  private static final double MUCH = 0.6;

  private RenameGuess() {}

  /// @param known the renames that were decided already
  static List<Rename> of(Schema before, Schema after, List<Rename> known) {
    List<Rename> guesses = new ArrayList<>();
    for (Model model : before.models()) {
      Optional<Model> now =
          known.stream()
              .filter(r -> r instanceof Rename.OfModel && r.from().equals(model.name()))
              .findFirst()
              .map(Rename::to)
              .or(() -> Optional.of(model.name()))
              .flatMap(after::model);
      if (now.isPresent() && !now.get().equals(model)) {
        fields(model, now.get(), known, guesses);
      } else if (now.isEmpty()) {
        after.models().stream()
            .filter(m -> before.model(m.name()).isEmpty())
            .filter(m -> known.stream().noneMatch(r -> r.to().equals(m.name())))
            .filter(m -> areAlike(model, m))
            .findFirst()
            .ifPresent(m -> guesses.add(new Rename.OfModel(model.name(), m.name())));
      }
    }
    JoinGuess.of(before, after, known).stream()
        .filter(g -> !guesses.contains(g))
        .forEach(guesses::add);
    return guesses;
  }

  private static void fields(Model before, Model after, List<Rename> known, List<Rename> guesses) {
    List<ScalarField> added =
        new ArrayList<>(
            after
                .scalarFields()
                .filter(f -> before.field(f.name()).isEmpty())
                .filter(
                    f ->
                        known.stream().noneMatch(r -> isField(r, after) && r.to().equals(f.name())))
                .toList());
    before
        .scalarFields()
        .filter(f -> after.field(f.name()).isEmpty())
        .filter(f -> known.stream().noneMatch(r -> isField(r, after) && r.from().equals(f.name())))
        .forEach(
            gone ->
                added.stream()
                    .filter(f -> f.type().equals(gone.type()) && f.isList() == gone.isList())
                    .findFirst()
                    .ifPresent(
                        f -> {
                          added.remove(f);
                          guesses.add(new Rename.OfField(after.name(), gone.name(), f.name()));
                        }));
  }

  private static boolean isField(Rename rename, Model model) {
    return rename instanceof Rename.OfField field && field.model().equals(model.name());
  }

  private static boolean areAlike(Model a, Model b) {
    Set<String> ofA = names(a);
    Set<String> ofB = names(b);
    Set<String> common = new HashSet<>(ofA);
    common.retainAll(ofB);
    return common.size() >= MUCH * Math.max(ofA.size(), ofB.size());
  }

  private static Set<String> names(Model model) {
    Set<String> names = new HashSet<>();
    model.scalarFields().forEach(f -> names.add(f.name()));
    return names;
  }
}
