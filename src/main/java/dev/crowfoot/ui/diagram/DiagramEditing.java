// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.editor.arrange.Arrangement;
import dev.crowfoot.editor.command.AddEnumValue;
import dev.crowfoot.editor.command.AddField;
import dev.crowfoot.editor.command.AddModel;
import dev.crowfoot.editor.command.AddRelation;
import dev.crowfoot.editor.command.ChangeFieldType;
import dev.crowfoot.editor.command.CopyText;
import dev.crowfoot.editor.command.DeleteDefinitions;
import dev.crowfoot.editor.command.DeleteEnumValue;
import dev.crowfoot.editor.command.DeleteField;
import dev.crowfoot.editor.command.DeleteRelation;
import dev.crowfoot.editor.command.DuplicateDefinitions;
import dev.crowfoot.editor.command.PasteBlocks;
import dev.crowfoot.editor.command.RenameEnum;
import dev.crowfoot.editor.command.RenameEnumValue;
import dev.crowfoot.editor.command.RenameField;
import dev.crowfoot.editor.command.RenameModel;
import dev.crowfoot.editor.command.ReorderField;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.gesture.Effect;
import dev.crowfoot.editor.gesture.Gesture;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.CardRow;
import dev.crowfoot.editor.scene.Hit;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;

/// What can be changed on the canvas: translates what people do into commands.
final class DiagramEditing implements InPlaceEditor.Outcome {
  private final DiagramViewModel model;
  private final InPlaceEditor editor;
  private final RelationDrawing relations;
  private int edits;

  DiagramEditing(DiagramViewModel model, DiagramView view, Pane layer) {
    this.model = model;
    this.editor = new InPlaceEditor(model, view, layer, this);
    this.relations = new RelationDrawing(model);
  }

  // editing in place

  boolean isOver(MouseEvent event) {
    return event.getTarget() instanceof Node node && editor.owns(node);
  }

  boolean isActive() {
    return editor.isActive();
  }

  void commit() {
    editor.commit();
  }

  void newTable(Point at) {
    editor.open(new Target.NewTable(new Point(snapped(at.x()), snapped(at.y()))), false);
  }

  void newRow(String card) {
    Card.Kind kind = model.scene().card(card).map(Card::kind).orElse(Card.Kind.TYPE);
    if (kind != Card.Kind.TYPE) {
      editor.open(new Target.NewRow(card), false);
    }
  }

  void edit(Hit hit) {
    switch (hit) {
      case Hit.Header header -> editor.open(new Target.Title(header.card()), false);
      case Hit.Row row -> editor.open(new Target.Row(row.field()), false);
      case Hit.RowType type -> editor.open(new Target.Row(type.field()), true);
      case Hit.AddRow add -> newRow(add.card());
      case Hit.Empty _, Hit.Port _, Hit.More _, Hit.Body _, Hit.OnEdge _ -> {}
      case Hit.AreaTitle _, Hit.OnNote _, Hit.NoteCorner _ -> {}
    }
  }

  void editSelected() {
    switch (selection()) {
      case Selection.Row row -> editor.open(new Target.Row(row.field()), false);
      case Selection.Cards cards when cards.names().size() == 1 ->
          editor.open(new Target.Title(cards.names().iterator().next()), false);
      case Selection.Cards _, Selection.Nothing _, Selection.Edge _ -> {}
      case Selection.OfArea _, Selection.OfNote _ -> {}
    }
  }

  @Override
  public Optional<String> accept(Target target, String name, String type) {
    return switch (target) {
      case Target.NewTable table -> name.isEmpty() ? Optional.empty() : addTable(table.at(), name);
      case Target.Title title -> name.isEmpty() ? Optional.empty() : rename(title.card(), name);
      case Target.NewRow row -> name.isEmpty() ? Optional.empty() : addRow(row.card(), name, type);
      case Target.Row row -> changeRow(row.id(), name, type);
    };
  }

  @Override
  public List<String> types() {
    Stream<String> scalars = Stream.of(FieldType.Scalar.values()).map(FieldType.Scalar::word);
    Stream<String> enums = schema().enums().stream().map(EnumType::name);
    Stream<String> models = schema().models().stream().map(m -> m.name());
    return Stream.of(scalars, enums, models).flatMap(s -> s).toList();
  }

  private Optional<String> addTable(Point at, String name) {
    Optional<String> refused =
        attempt(new AddModel(name, Optional.of(new CardPosition(at.x(), at.y()))));
    if (refused.isEmpty()) {
      select(new Selection.Cards(Set.of(name)));
    }
    return refused;
  }

  private Optional<String> rename(String card, String name) {
    if (card.equals(name)) {
      return Optional.empty();
    }
    Optional<String> refused =
        attempt(isEnum(card) ? new RenameEnum(card, name) : new RenameModel(card, name));
    if (refused.isEmpty()) {
      select(new Selection.Cards(Set.of(name)));
    }
    return refused;
  }

  private Optional<String> addRow(String card, String name, String type) {
    if (isEnum(card)) {
      return attempt(new AddEnumValue(card, name));
    }
    String written = type.isEmpty() ? "String" : type;
    String word = written.replaceFirst("[?\\[\\]\\s]+$", "");
    if (schema().model(word).isPresent()) {
      return relate(card, word, written.endsWith("]"));
    }
    return attempt(new AddField(card, Optional.empty(), name, written));
  }

  /// A type that is a table asks for a relation: one parent, or a list of children.
  private Optional<String> relate(String card, String other, boolean list) {
    return attempt(
        new AddRelation(
            AddRelation.Kind.ONE_TO_MANY,
            list ? other : card,
            list ? card : other,
            Optional.empty(),
            Optional.empty()));
  }

  /// Name and type change in one undo step.
  private Optional<String> changeRow(FieldId id, String name, String type) {
    if (name.isEmpty()) {
      return attempt(isEnum(id.model()) ? new DeleteEnumValue(id) : new DeleteField(id));
    }
    edits++;
    String step = "row " + edits;
    FieldId now = new FieldId(id.model(), name);
    if (!id.equals(now)) {
      Command rename =
          isEnum(id.model()) ? new RenameEnumValue(id, name) : new RenameField(id, name);
      Optional<String> refused = attempt(rename, step);
      if (refused.isPresent()) {
        return refused;
      }
    }
    if (type.isEmpty() || type.equals(writtenType(now))) {
      return Optional.empty();
    }
    return attempt(new ChangeFieldType(now, type), step);
  }

  private String writtenType(FieldId id) {
    return schema()
        .model(id.model())
        .flatMap(m -> m.scalarField(id.field()))
        .map(f -> f.type().word() + f.arity().suffix())
        .orElse("");
  }

  // what is selected

  void deleteSelected() {
    switch (selection()) {
      case Selection.Nothing _, Selection.OfArea _, Selection.OfNote _ -> {}
      case Selection.Cards cards -> {
        if (attempt(new DeleteDefinitions(cards.names())).isEmpty()) {
          select(new Selection.Nothing());
        }
      }
      case Selection.Row row -> {
        boolean value = isEnum(row.field().model());
        Command delete = value ? new DeleteEnumValue(row.field()) : new DeleteField(row.field());
        if (attempt(delete).isEmpty()) {
          select(new Selection.Nothing());
        }
      }
      case Selection.Edge edge -> {
        if (attempt(new DeleteRelation(edge.field(), true)).isEmpty()) {
          select(new Selection.Nothing());
        }
      }
    }
  }

  void duplicate() {
    Set<String> chosen = model.selectedCards();
    if (!chosen.isEmpty()) {
      selectingWhatIsNew(() -> attempt(new DuplicateDefinitions(chosen)));
    }
  }

  /// The selected blocks as Prisma text, for any editor.
  Optional<String> copy() {
    Set<String> chosen = model.selectedCards();
    return chosen.isEmpty()
        ? Optional.empty()
        : Optional.of(CopyText.of(model.workspace().snapshot(), chosen));
  }

  /// Adds the models and enums of a Prisma text.
  void paste(String text, Point at) {
    CardPosition place = new CardPosition(snapped(at.x()), snapped(at.y()));
    selectingWhatIsNew(() -> attempt(new PasteBlocks(text, Optional.of(place))));
  }

  private void selectingWhatIsNew(Runnable change) {
    Set<String> before = names();
    change.run();
    Set<String> added = new HashSet<>(names());
    added.removeAll(before);
    if (!added.isEmpty()) {
      select(new Selection.Cards(added));
    }
  }

  private Set<String> names() {
    return model.scene().cards().stream().map(Card::name).collect(Collectors.toSet());
  }

  /// Moves a row up or down in the file.
  void reorder(FieldId field, boolean down) {
    Snapshot now = model.workspace().snapshot();
    (down ? ReorderField.down(now, field) : ReorderField.up(now, field)).ifPresent(this::attempt);
  }

  void selectNeighbour(FieldId field, int by) {
    neighbour(field, by)
        .ifPresent(other -> select(new Selection.Row(new FieldId(field.model(), other))));
  }

  private Optional<String> neighbour(FieldId field, int by) {
    List<CardRow> rows = model.scene().card(field.model()).map(Card::rows).orElse(List.of());
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).id().equals(field) && i + by >= 0 && i + by < rows.size()) {
        return Optional.of(rows.get(i + by).id().field());
      }
    }
    return Optional.empty();
  }

  // relations

  void relate(Effect.Relate relate) {
    relations
        .command(relate)
        .ifPresent(
            command -> {
              Snapshot before = model.workspace().snapshot();
              if (attempt(command).isEmpty()) {
                select(new Selection.Edge(command.edge(before)));
              }
            });
  }

  /// What a line that is being drawn would write.
  Optional<String> preview(Gesture.DrawingRelation drawing) {
    return relations.preview(drawing);
  }

  private Optional<String> attempt(Command command) {
    return refusal(model.execute(command));
  }

  private Optional<String> attempt(Command command, String step) {
    return refusal(model.execute(command, step));
  }

  private Optional<String> refusal(boolean done) {
    return done ? Optional.empty() : Optional.of(model.workspace().messageProperty().get());
  }

  private boolean isEnum(String card) {
    return schema().enumType(card).isPresent();
  }

  private Schema schema() {
    return model.workspace().drawnProperty().get();
  }

  private Selection selection() {
    return model.workspace().selectionProperty().get();
  }

  private void select(Selection selection) {
    model.workspace().selectionProperty().set(selection);
  }

  private static double snapped(double coordinate) {
    return Math.rint(coordinate / Arrangement.GRID) * Arrangement.GRID;
  }
}
