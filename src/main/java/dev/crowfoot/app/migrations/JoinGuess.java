// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Rename;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.List;

/// Guesses which implicit many-to-many relation became which, where two models have several: their
/// rows go with a table that nobody has named, so somebody must be asked about the fields.
///
/// @param known the renames that were decided already
record JoinGuess(Schema before, Schema after, List<Rename> known) {
  static List<Rename> of(Schema before, Schema after, List<Rename> known) {
    return new JoinGuess(before, after, known).guesses();
  }

  private List<Rename> guesses() {
    List<Rename> guesses = new ArrayList<>();
    List<Relation.ManyToMany> fresh = new ArrayList<>(all(after));
    fresh.removeIf(now -> all(before).stream().anyMatch(was -> keepsTable(was, now)));
    for (Relation.ManyToMany was : all(before)) {
      if (severalBetween(was) && all(after).stream().noneMatch(now -> keepsTable(was, now))) {
        fresh.stream()
            .filter(now -> isBetweenTheSame(was, now))
            .findFirst()
            .ifPresent(
                now -> {
                  fresh.remove(now);
                  end(was.a(), now, guesses);
                  end(was.b(), now, guesses);
                });
      }
    }
    return guesses;
  }

  private void end(FieldId was, Relation.ManyToMany now, List<Rename> guesses) {
    String model = now(was.model());
    FieldId is = now.a().model().equals(model) ? now.a() : now.b();
    Rename rename = new Rename.OfField(model, was.field(), is.field());
    if (!was.field().equals(is.field()) && !known.contains(rename)) {
      guesses.add(rename);
    }
  }

  private boolean keepsTable(Relation.ManyToMany was, Relation.ManyToMany now) {
    return was.name().equals(now.name()) && isBetweenTheSame(was, now);
  }

  /// Of a model's relation to itself nobody can say which end is which.
  private boolean isBetweenTheSame(Relation.ManyToMany was, Relation.ManyToMany now) {
    String a = now(was.a().model());
    String b = now(was.b().model());
    return !a.equals(b) && now.touches(a) && now.touches(b);
  }

  private boolean severalBetween(Relation.ManyToMany was) {
    return all(before).stream()
                .filter(r -> r.touches(was.a().model()) && r.touches(was.b().model()))
                .count()
            > 1
        || all(after).stream().filter(r -> isBetweenTheSame(was, r)).count() > 1;
  }

  private String now(String model) {
    return known.stream()
        .filter(r -> r instanceof Rename.OfModel && r.from().equals(model))
        .findFirst()
        .map(Rename::to)
        .orElse(model);
  }

  private static List<Relation.ManyToMany> all(Schema schema) {
    return schema.relations().stream()
        .filter(Relation.ManyToMany.class::isInstance)
        .map(Relation.ManyToMany.class::cast)
        .toList();
  }
}
