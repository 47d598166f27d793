// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.editor.attribute.RowText;
import dev.crowfoot.editor.command.AddEnum;
import dev.crowfoot.editor.command.AddEnumValue;
import dev.crowfoot.editor.command.AddField;
import dev.crowfoot.editor.command.AddModel;
import dev.crowfoot.editor.command.AddRelation;
import dev.crowfoot.editor.command.ChangeFieldType;
import dev.crowfoot.editor.command.DeleteEnumValue;
import dev.crowfoot.editor.command.DeleteField;
import dev.crowfoot.editor.command.RenameEnum;
import dev.crowfoot.editor.command.RenameEnumValue;
import dev.crowfoot.editor.command.RenameField;
import dev.crowfoot.editor.command.RenameModel;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.gesture.Effect;
import dev.crowfoot.editor.gesture.Gesture;
import dev.crowfoot.editor.gesture.RelationKind;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.Hit;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;

/// What can be changed on the canvas: translates what people do into commands.
final class DiagramEditing implements InPlaceEditor.Outcome {
  private final DiagramViewModel model;
  private final InPlaceEditor editor;
  private final RelationDrawing relations;
  private final SelectionEditing selected;
  private int edits;

  DiagramEditing(DiagramViewModel model, DiagramView view, SelectionEditing selected, Pane layer) {
    this.model = model;
    this.selected = selected;
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
    editor.open(new Target.NewTable(onGrid(at)), false);
  }

  void newEnum(Point at) {
    editor.open(new Target.NewEnum(onGrid(at)), false);
  }

  private static Point onGrid(Point at) {
    return new Point(SelectionEditing.onGrid(at.x()), SelectionEditing.onGrid(at.y()));
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

  /// Into the rows of a card, and from a row into its text.
  void enterSelected() {
    switch (selection()) {
      case Selection.Cards _ ->
          selected
              .card()
              .ifPresent(
                  card -> {
                    if (card.rows().isEmpty()) {
                      newRow(card.name());
                    } else {
                      selected.enter(card);
                    }
                  });
      case Selection.Row _ -> editSelected();
      case Selection.Nothing _, Selection.Edge _, Selection.OfArea _, Selection.OfNote _ -> {}
    }
  }

  void newRowInSelected() {
    selected.card().ifPresent(card -> newRow(card.name()));
  }

  @Override
  public Optional<String> accept(Target target, InPlaceEditor.Words words) {
    String name = words.name();
    return switch (target) {
      case Target.NewTable table -> name.isEmpty() ? Optional.empty() : addTable(table.at(), name);
      case Target.NewEnum added -> name.isEmpty() ? Optional.empty() : addEnum(added.at(), name);
      case Target.Title title -> name.isEmpty() ? Optional.empty() : rename(title.card(), name);
      case Target.NewRow row -> name.isEmpty() ? Optional.empty() : addRow(row.card(), words);
      case Target.Row row -> changeRow(row.id(), words);
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
    return add(new AddModel(name, Optional.of(new CardPosition(at.x(), at.y()))), name);
  }

  /// An enum has at least one value, which is then written over.
  private Optional<String> addEnum(Point at, String name) {
    List<String> values = List.of(Target.NewEnum.FIRST_VALUE);
    return add(new AddEnum(name, values, Optional.of(new CardPosition(at.x(), at.y()))), name);
  }

  private Optional<String> add(Command command, String name) {
    Optional<String> refused = attempt(command);
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

  @Override
  public List<String> attributes(FieldId row) {
    return model.workspace().snapshot().analysis().sourceMap().fieldOf(row).stream()
        .flatMap(field -> field.declaration().attributes().stream())
        .map(attribute -> attribute.node().text().substring(1).strip())
        .toList();
  }

  private Optional<String> addRow(String card, InPlaceEditor.Words words) {
    String name = words.name();
    if (isEnum(card)) {
      return attempt(new AddEnumValue(card, name));
    }
    String all = words.type() + " " + words.attributes().orElse("");
    Optional<String> problem = problem(words);
    if (problem.isPresent()) {
      return problem;
    }
    RowText text = RowText.parse(all);
    String written = text.type().isEmpty() ? "String" : text.type();
    String word = written.replaceFirst("[?\\[\\]\\s]+$", "");
    if (schema().model(word).isPresent()) {
      return relate(card, word, written.endsWith("]"));
    }
    List<Command> steps = new ArrayList<>();
    steps.add(new AddField(card, Optional.empty(), name, written));
    steps.addAll(text.edits(new FieldId(card, name)));
    return together(steps);
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

  /// Name, type and attributes change in one undo step.
  private Optional<String> changeRow(FieldId id, InPlaceEditor.Words words) {
    String name = words.name();
    if (name.isEmpty()) {
      return attempt(isEnum(id.model()) ? new DeleteEnumValue(id) : new DeleteField(id));
    }
    Optional<String> problem = problem(words);
    if (problem.isPresent()) {
      return problem;
    }
    RowText text = RowText.parse(words.type());
    FieldId now = new FieldId(id.model(), name);
    List<Command> steps = new ArrayList<>();
    if (!id.equals(now)) {
      steps.add(isEnum(id.model()) ? new RenameEnumValue(id, name) : new RenameField(id, name));
    }
    if (!text.type().isEmpty() && !text.type().equals(writtenType(id))) {
      steps.add(new ChangeFieldType(now, text.type()));
    }
    steps.addAll(text.edits(now));
    words
        .attributes()
        .map(RowText::parse)
        .ifPresent(all -> steps.addAll(all.editsFrom(attributes(id), now)));
    return together(steps);
  }

  private static Optional<String> problem(InPlaceEditor.Words words) {
    String attributes = words.attributes().orElse("");
    return attributes.isEmpty() || attributes.startsWith("@")
        ? RowText.problem(words.type()).or(() -> RowText.problem(attributes))
        : Optional.of("Attributes begin with `@`, such as `@unique`.");
  }

  /// Does all of it as one undo step, or nothing when one is refused.
  private Optional<String> together(List<Command> steps) {
    edits++;
    String step = "row " + edits;
    boolean begun = false;
    for (Command command : steps) {
      Optional<String> refused = attempt(command, step);
      if (refused.isPresent()) {
        if (begun) {
          model.workspace().undo();
        }
        return refused;
      }
      begun = true;
    }
    return Optional.empty();
  }

  private String writtenType(FieldId id) {
    return schema()
        .model(id.model())
        .flatMap(m -> m.scalarField(id.field()))
        .map(f -> f.type().word() + f.arity().suffix())
        .orElse("");
  }

  // relations

  void relate(Effect.Relate relate) {
    relations.command(relate).ifPresent(this::relate);
  }

  /// Relates a row, or one that is to be added, to a table.
  ///
  /// @return whether that could be done
  boolean relate(FieldId from, String to, RelationKind kind) {
    return relations.command(from, to, kind).filter(this::relate).isPresent();
  }

  private boolean relate(AddRelation command) {
    Snapshot before = model.workspace().snapshot();
    boolean done = model.execute(command);
    if (done) {
      select(new Selection.Edge(command.edge(before)));
    }
    return done;
  }

  /// What relating them would write, or why it cannot be.
  String preview(FieldId from, String to, RelationKind kind) {
    return relations.command(from, to, kind).map(relations::preview).orElse("");
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
}
