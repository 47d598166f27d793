// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.editor.arrange.Arrangement;
import dev.crowfoot.editor.arrange.PlaceCards;
import dev.crowfoot.editor.command.CopyText;
import dev.crowfoot.editor.command.DeleteDefinitions;
import dev.crowfoot.editor.command.DeleteDrawnRelation;
import dev.crowfoot.editor.command.DeleteEnumValue;
import dev.crowfoot.editor.command.DeleteField;
import dev.crowfoot.editor.command.DuplicateDefinitions;
import dev.crowfoot.editor.command.PasteBlocks;
import dev.crowfoot.editor.command.ReorderField;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.gesture.Alignment;
import dev.crowfoot.editor.gesture.Direction;
import dev.crowfoot.editor.gesture.Effect;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.CardRow;
import dev.crowfoot.editor.scene.Edge;
import dev.crowfoot.editor.view.CardCommand;
import dev.crowfoot.model.FieldId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// What is done to what is selected, and how the arrow keys change that.
final class SelectionEditing {
  /// How far one press of Shift and an arrow moves cards.
  private static final double NUDGE = 8;

  private final DiagramViewModel model;
  private final Annotations annotations;
  private final DiagramActions onCards;
  private final PointerPlace pointer;

  SelectionEditing(
      DiagramViewModel model,
      Annotations annotations,
      DiagramActions onCards,
      PointerPlace pointer) {
    this.model = model;
    this.annotations = annotations;
    this.onCards = onCards;
    this.pointer = pointer;
  }

  Selection selection() {
    return model.workspace().selectionProperty().get();
  }

  void select(Selection selection) {
    model.workspace().selectionProperty().set(selection);
  }

  boolean hasCards() {
    return !model.selectedCards().isEmpty();
  }

  /// Whether cards are selected, or a note.
  boolean canCopy() {
    return hasCards() || selection() instanceof Selection.OfNote;
  }

  boolean hasRow() {
    return selection() instanceof Selection.Row;
  }

  boolean hasEdge() {
    return selection() instanceof Selection.Edge;
  }

  /// Whether a line is selected that somebody has pinned.
  boolean hasPinnedEdge() {
    return selection() instanceof Selection.Edge edge && model.scene().isPinned(edge.field());
  }

  void unpin() {
    if (selection() instanceof Selection.Edge edge) {
      model.execute(new CardCommand.Bend(edge.field(), List.of()));
    }
  }

  boolean hasAnything() {
    return !(selection() instanceof Selection.Nothing);
  }

  /// The one card that is selected, or that holds the selected row.
  Optional<Card> card() {
    Set<String> cards = model.selectedCards();
    return cards.size() == 1 && !hasEdge()
        ? model.scene().card(cards.iterator().next())
        : Optional.empty();
  }

  /// The selected row, or one without a name for the selected table, from which a relation can go.
  Optional<FieldId> origin() {
    return card()
        .filter(card -> card.kind() == Card.Kind.TABLE)
        .map(
            card ->
                selection() instanceof Selection.Row row
                    ? row.field()
                    : new FieldId(card.name(), ""));
  }

  void selectAll() {
    Set<String> all = names();
    if (!all.isEmpty()) {
      select(new Selection.Cards(all));
    }
  }

  // away and anew

  void delete() {
    switch (selection()) {
      case Selection.Nothing _ -> {}
      case Selection.Cards cards ->
          delete(new DeleteDefinitions(cards.names()), new Selection.Nothing());
      case Selection.Row row -> delete(deleting(row.field()), beside(row.field()));
      case Selection.Edge edge ->
          delete(new DeleteDrawnRelation(edge.field()), new Selection.Nothing());
      case Selection.OfArea area -> annotations.removeArea(area.name());
      case Selection.OfNote note -> annotations.deleteNote(note.id());
    }
  }

  private void delete(Command command, Selection next) {
    if (model.execute(command)) {
      select(next);
    }
  }

  /// What is selected when a row has gone: the next one, else the one before, else the card.
  private Selection beside(FieldId row) {
    return neighbour(row, 1)
        .or(() -> neighbour(row, -1))
        .<Selection>map(Selection.Row::new)
        .orElse(new Selection.Cards(Set.of(row.model())));
  }

  private Command deleting(FieldId row) {
    boolean isValue =
        model.scene().card(row.model()).filter(c -> c.kind() == Card.Kind.ENUM).isPresent();
    return isValue ? new DeleteEnumValue(row) : new DeleteField(row);
  }

  void duplicate() {
    if (selection() instanceof Selection.OfNote note) {
      annotations.duplicateNote(note.id());
      return;
    }
    Set<String> chosen = model.selectedCards();
    if (!chosen.isEmpty()) {
      selectingWhatIsNew(new DuplicateDefinitions(chosen));
    }
  }

  /// Puts the selected blocks on the clipboard as Prisma text, for any editor.
  void copy() {
    copied()
        .ifPresent(
            text -> {
              ClipboardContent content = new ClipboardContent();
              content.putString(text);
              Clipboard.getSystemClipboard().setContent(content);
            });
  }

  private Optional<String> copied() {
    Set<String> chosen = model.selectedCards();
    return selection() instanceof Selection.OfNote note
        ? annotations.copyNote(note.id())
        : Optional.of(chosen)
            .filter(cards -> !cards.isEmpty())
            .map(cards -> CopyText.of(model.workspace().snapshot(), cards));
  }

  void cut() {
    copy();
    if (selection() instanceof Selection.Cards) {
      delete();
    }
  }

  /// Adds the models and enums of the Prisma text on the clipboard.
  void paste() {
    String text = Clipboard.getSystemClipboard().getString();
    if (text != null && !text.isBlank() && !annotations.paste(text, pointer.forNew())) {
      Point at = pointer.forNew();
      CardPosition place = new CardPosition(onGrid(at.x()), onGrid(at.y()));
      selectingWhatIsNew(new PasteBlocks(text, Optional.of(place)));
    }
  }

  private void selectingWhatIsNew(Command change) {
    Set<String> before = names();
    model.execute(change);
    Set<String> added = new HashSet<>(names());
    added.removeAll(before);
    if (!added.isEmpty()) {
      select(new Selection.Cards(added));
    }
  }

  private Set<String> names() {
    return model.scene().cards().stream().map(Card::name).collect(Collectors.toSet());
  }

  static double onGrid(double coordinate) {
    return Math.rint(coordinate / Arrangement.GRID) * Arrangement.GRID;
  }

  // places

  void nudge(Direction direction) {
    if (selection() instanceof Selection.OfNote note) {
      annotations.nudge(note.id(), direction.dx() * NUDGE, direction.dy() * NUDGE);
      return;
    }
    Set<String> cards = model.selectedCards();
    if (!cards.isEmpty()) {
      model.move(
          cards, direction.dx() * NUDGE, direction.dy() * NUDGE, Optional.of("nudge " + cards));
    }
  }

  boolean canAlign(Alignment alignment) {
    return selection() instanceof Selection.Cards cards
        && cards.names().size() >= alignment.least();
  }

  void align(Alignment alignment) {
    Map<String, Box> boxes = new HashMap<>();
    for (String name : model.selectedCards()) {
      model.scene().card(name).ifPresent(card -> boxes.put(name, card.box()));
    }
    if (boxes.size() >= alignment.least()) {
      model.execute(new PlaceCards(alignment.title(), alignment.places(boxes), true));
    }
  }

  // rows

  /// Moves the selected row up or down in the file.
  void reorder(boolean down) {
    if (selection() instanceof Selection.Row row) {
      Snapshot now = model.workspace().snapshot();
      (down ? ReorderField.down(now, row.field()) : ReorderField.up(now, row.field()))
          .ifPresent(model::execute);
    }
  }

  /// Puts a row where it was dropped.
  void reorder(Effect.Reorder dropped) {
    Snapshot now = model.workspace().snapshot();
    model.execute(
        dropped.behind()
            ? ReorderField.behind(now, dropped.field(), dropped.other())
            : new ReorderField(dropped.field(), Optional.of(dropped.other())));
  }

  /// From a card to its first row.
  void enter(Card card) {
    card.rows().stream().findFirst().ifPresent(row -> select(new Selection.Row(row.id())));
  }

  private Optional<FieldId> neighbour(FieldId field, int by) {
    List<CardRow> rows = model.scene().card(field.model()).map(Card::rows).orElse(List.of());
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).id().equals(field) && i + by >= 0 && i + by < rows.size()) {
        return Optional.of(rows.get(i + by).id());
      }
    }
    return Optional.empty();
  }

  // the arrow keys

  /// To the row above or below, else to the nearest card that way. A note goes itself.
  void go(Direction direction) {
    switch (selection()) {
      case Selection.Row row when direction.dy() != 0 ->
          neighbour(row.field(), direction.dy()).ifPresent(id -> select(new Selection.Row(id)));
      case Selection.OfNote _ -> nudge(direction);
      case Selection.Edge edge ->
          model.scene().edge(edge.field()).flatMap(e -> end(e, direction)).ifPresent(this::reveal);
      case Selection.Nothing _ -> first().ifPresent(this::reveal);
      case Selection.Cards _, Selection.Row _, Selection.OfArea _ ->
          onCards.selectNearest(direction.dx(), direction.dy());
    }
  }

  private void reveal(Card card) {
    select(new Selection.Cards(Set.of(card.name())));
    model.camera().reveal(card.box());
  }

  /// The card nearest to the middle of what is seen.
  private Optional<Card> first() {
    Point middle = model.camera().viewport().toWorld(model.camera().middle());
    return model.scene().cards().stream()
        .min(
            Comparator.comparingDouble(
                card -> new Point(card.box().centreX(), card.box().centreY()).distanceTo(middle)));
  }

  /// The card at that end of a line that lies further this way.
  private Optional<Card> end(Edge edge, Direction direction) {
    Point from = edge.start();
    Point to = edge.end();
    double further = direction.dx() * (to.x() - from.x()) + direction.dy() * (to.y() - from.y());
    return model.scene().card(further > 0 ? edge.to().card() : edge.from().card());
  }
}
