// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.Provider;
import dev.crowfoot.syntax.Insertion;
import dev.crowfoot.text.SourceText;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Declares a model with an `id` behind everything else of the main file.
///
/// @param name not taken yet; [FreshNames#model] gives one
/// @param position where its card lies; empty to have it found
public record AddModel(String name, Optional<CardPosition> position) implements Command {
  @Override
  public String title() {
    return "Add model " + name;
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    LegalNames.checkBlock(snapshot, name);
    SourceText file = snapshot.document().sources().main();
    String block = "model " + name + " {\n  " + idLine(snapshot) + "\n}";
    Document added =
        SchemaEdit.of(snapshot)
            .add(
                file.path(),
                Insertion.block(
                    Objects.requireNonNull(snapshot.analysis().trees().get(file.path())), block))
            .apply();
    return position
        .map(at -> added.withLayout(added.layout().with(Map.of(name, at))))
        .orElse(added);
  }

  private static String idLine(Snapshot snapshot) {
    boolean mongo = snapshot.analysis().schema().provider().equals(Optional.of(Provider.MONGODB));
    return mongo
        ? "id String @id @default(auto()) @map(\"_id\") @db.ObjectId"
        : "id Int @id @default(autoincrement())";
  }
}
