// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import dev.crowfoot.model.ScalarField;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Deletes a relation as drawing it would have made it: both relation fields, and the fields of the
/// foreign key when they bear the names that they get when a line is drawn, such as `authorId` for
/// `author`, and nobody wrote more about them or uses them otherwise. Another foreign key stays as
/// plain fields, for it was there before the line or means something without it.
///
/// @param field either end
public record DeleteDrawnRelation(FieldId field) implements Command {
  @Override
  public String title() {
    return "Delete relation " + field.field();
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    boolean keeps =
        snapshot
            .analysis()
            .schema()
            .relationOf(field)
            .filter(ForeignKeyRelation.class::isInstance)
            .map(ForeignKeyRelation.class::cast)
            .filter(relation -> !isMadeWithTheLine(snapshot, relation))
            .isPresent();
    return new DeleteRelation(field, keeps).applyTo(snapshot);
  }

  private static boolean isMadeWithTheLine(Snapshot snapshot, ForeignKeyRelation relation) {
    Optional<Model> child = snapshot.analysis().schema().model(relation.child().model());
    if (child.isEmpty()) {
      return false;
    }
    for (int i = 0; i < relation.fields().size(); i++) {
      String name = ForeignKeyPlan.keyName(relation.child().field(), relation.references().get(i));
      Optional<ScalarField> key = child.get().scalarField(relation.fields().get(i));
      if (key.filter(k -> k.name().equals(name) && isPlain(k)).isEmpty()) {
        return false;
      }
    }
    return lists(child.get())
        .allMatch(
            list ->
                list.equals(relation.fields())
                    || list.stream().noneMatch(relation.fields()::contains));
  }

  private static boolean isPlain(ScalarField key) {
    return key.documentation().isEmpty()
        && key.mappedName().isEmpty()
        && key.defaultValue().isEmpty();
  }

  /// The fields of each key and index.
  private static Stream<List<String>> lists(Model model) {
    return Stream.of(
            model.primaryKey().stream().map(key -> key.fieldNames()),
            model.uniques().stream().map(key -> key.fieldNames()),
            model.indexes().stream().map(index -> index.fieldNames()))
        .flatMap(names -> names);
  }
}
