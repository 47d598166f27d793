// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.Command.CommandRefused;
import dev.crowfoot.editor.command.AddRelation;
import dev.crowfoot.editor.gesture.Effect;
import dev.crowfoot.editor.gesture.Gesture;
import dev.crowfoot.editor.gesture.RelationKind;
import dev.crowfoot.editor.scene.Hit;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a line drawn from a row becomes.
///
/// The table the line begins at gets the foreign key. On a card it is a new column; on a row that
/// can be referred to, the row the line began at is the key if it can be. A line from a key to an
/// ordinary row makes that row the foreign key.
final class RelationDrawing {
  private final DiagramViewModel model;

  RelationDrawing(DiagramViewModel model) {
    this.model = model;
  }

  /// The command; empty when the line ends nowhere.
  Optional<AddRelation> command(Effect.Relate relate) {
    return command(relate.from(), relate.to(), relate.kind());
  }

  /// What a line that is being drawn would write, or why it cannot be.
  Optional<String> preview(Gesture.DrawingRelation drawing) {
    return command(drawing.from(), drawing.over(), drawing.kind()).map(this::preview);
  }

  /// The command that relates to a whole table; the row the line begins at holds the foreign key if
  /// it can, else a new one does.
  Optional<AddRelation> command(FieldId from, String to, RelationKind kind) {
    Optional<FieldId> key =
        model
            .workspace()
            .drawnProperty()
            .get()
            .model(to)
            .flatMap(Model::primaryKey)
            .filter(k -> !k.isComposite())
            .map(k -> new FieldId(to, k.fieldNames().getFirst()))
            .filter(k -> !from.field().isEmpty() && canHold(from, k));
    return command(from, key.<Hit>map(Hit.Row::new).orElseGet(() -> new Hit.Header(to)), kind);
  }

  String preview(AddRelation command) {
    try {
      return command.preview(model.workspace().snapshot());
    } catch (CommandRefused refused) {
      return Objects.requireNonNullElse(refused.getMessage(), "");
    }
  }

  private Optional<AddRelation> command(FieldId from, Hit to, RelationKind kind) {
    Schema schema = model.workspace().drawnProperty().get();
    Optional<Model> source = schema.model(from.model());
    Optional<Model> target = schema.model(to.card());
    if (source.isEmpty() || target.isEmpty()) {
      return Optional.empty();
    }
    return switch (kind) {
      case ONE_TO_MANY -> Optional.of(withKey(AddRelation.Kind.ONE_TO_MANY, from, to));
      case ONE_TO_ONE -> Optional.of(withKey(AddRelation.Kind.ONE_TO_ONE, from, to));
      case MANY_TO_MANY ->
          Optional.of(
              new AddRelation(
                  AddRelation.Kind.MANY_TO_MANY,
                  from.model(),
                  to.card(),
                  Optional.empty(),
                  Optional.empty()));
    };
  }

  private AddRelation withKey(AddRelation.Kind kind, FieldId from, Hit to) {
    Optional<FieldId> row = rowOf(to).filter(r -> !r.equals(from));
    if (row.isPresent()) {
      FieldId target = row.get();
      if (isReferable(target)) {
        Optional<String> key =
            Optional.of(from).filter(f -> canHold(f, target)).map(FieldId::field);
        return new AddRelation(
            kind, from.model(), target.model(), key, Optional.of(target.field()));
      }
      if (isReferable(from) && canHold(target, from)) {
        return new AddRelation(
            kind,
            target.model(),
            from.model(),
            Optional.of(target.field()),
            Optional.of(from.field()));
      }
    }
    return new AddRelation(kind, from.model(), to.card(), Optional.empty(), Optional.empty());
  }

  private static Optional<FieldId> rowOf(Hit hit) {
    return switch (hit) {
      case Hit.Row row -> Optional.of(row.field());
      case Hit.RowType type -> Optional.of(type.field());
      case Hit.Port port -> Optional.of(port.field());
      case Hit.Empty _, Hit.Header _, Hit.More _, Hit.AddRow _, Hit.Body _, Hit.OnEdge _ ->
          Optional.empty();
      case Hit.AreaTitle _, Hit.OnNote _, Hit.NoteCorner _ -> Optional.empty();
    };
  }

  private boolean isReferable(FieldId field) {
    return modelOf(field).filter(m -> m.isUniqueOver(List.of(field.field()))).isPresent();
  }

  /// Whether an ordinary column could hold the values of another.
  private boolean canHold(FieldId key, FieldId referred) {
    boolean sameType =
        scalar(key)
            .flatMap(k -> scalar(referred).map(r -> k.type().equals(r.type()) && !k.isList()))
            .orElse(false);
    boolean free =
        modelOf(key)
            .filter(m -> !m.isPrimaryKeyField(key.field()))
            .filter(m -> m.relationFields().noneMatch(r -> r.fields().contains(key.field())))
            .isPresent();
    return sameType && free;
  }

  private Optional<ScalarField> scalar(FieldId field) {
    return modelOf(field).flatMap(m -> m.scalarField(field.field()));
  }

  private Optional<Model> modelOf(FieldId field) {
    return model.workspace().drawnProperty().get().model(field.model());
  }
}
