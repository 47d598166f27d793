// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.Area;
import dev.crowfoot.editor.Hue;
import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Note;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.arrange.Arrangement;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.gesture.Effect;
import dev.crowfoot.editor.view.AreaCommand;
import dev.crowfoot.editor.view.Names;
import dev.crowfoot.editor.view.NoteCommand;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import javafx.scene.input.MouseEvent;

/// What can be done with areas and notes on the canvas.
final class Annotations {
  private static final double NOTE_WIDTH = 200;
  private static final double NOTE_HEIGHT = 96;

  private final DiagramViewModel model;
  private final AnnotationEditor editor;
  private Optional<Note> copied = Optional.empty();
  private int steps;

  Annotations(DiagramViewModel model, AnnotationEditor editor) {
    this.model = model;
    this.editor = editor;
  }

  boolean isActive() {
    return editor.isActive();
  }

  boolean isOver(MouseEvent event) {
    return editor.isOver(event);
  }

  /// Takes over what is being written.
  void commit() {
    editor.commit();
  }

  // areas

  /// Makes an area of the selected cards, and has its name written.
  void makeArea() {
    Set<String> cards = model.selectedCards();
    if (cards.isEmpty()) {
      return;
    }
    Layout layout = model.document().layout();
    String name = Names.free("New area", layout.areas().keySet());
    Hue hue = Hue.rarest(layout.areas().values().stream().map(Area::hue).toList());
    String step = step();
    if (model.execute(new AreaCommand.Add(name, hue, cards), step)) {
      select(new Selection.OfArea(name));
      editor.editArea(name, to -> rename(name, to, step));
    }
  }

  /// Has the name of an area written anew.
  void editArea(String area) {
    editor.editArea(area, to -> rename(area, to, step()));
  }

  private Optional<String> rename(String area, String to, String step) {
    if (to.isEmpty() || to.equals(area)) {
      return Optional.empty();
    }
    if (!model.execute(new AreaCommand.Rename(area, to), step)) {
      return Optional.of(model.workspace().messageProperty().get());
    }
    select(new Selection.OfArea(to));
    return Optional.empty();
  }

  void removeArea(String area) {
    if (model.execute(new AreaCommand.Delete(area))) {
      select(new Selection.Nothing());
    }
  }

  // notes

  /// Puts an empty note somewhere and has it written; one that stays empty goes again.
  void makeNote(Point at) {
    Box box = new Box(snapped(at.x()), snapped(at.y()), NOTE_WIDTH, NOTE_HEIGHT);
    String step = step();
    String id = put("Add note", new Note("", box, Hue.YELLOW), step);
    editor.editNote(id, text -> write(id, text, step));
  }

  void editNote(String id) {
    editor.editNote(id, text -> write(id, text, step()));
  }

  private Optional<String> write(String id, String text, String step) {
    model
        .backdrop()
        .note(id)
        .ifPresent(
            note -> {
              if (text.isBlank()) {
                model.execute(new NoteCommand.Delete(id), step);
                select(new Selection.Nothing());
              } else if (!text.equals(note.text())) {
                model.execute(new NoteCommand.Put("Write note", id, note.withText(text)), step);
              }
            });
    return Optional.empty();
  }

  void move(Effect.MoveNote move) {
    model
        .backdrop()
        .note(move.id())
        .ifPresent(
            note ->
                model.execute(
                    move.resizes()
                        ? new NoteCommand.Put(
                            "Resize note", move.id(), note.resizedBy(move.dx(), move.dy()))
                        : new NoteCommand.Put(
                            "Move note", move.id(), note.movedBy(move.dx(), move.dy()))));
  }

  /// Moves a note by keys; a run of it is one undo step.
  void nudge(String id, double dx, double dy) {
    model
        .backdrop()
        .note(id)
        .ifPresent(
            note ->
                model.execute(
                    new NoteCommand.Put("Move note", id, note.movedBy(dx, dy)),
                    "nudge note " + id));
  }

  void colour(String id, Hue hue) {
    model
        .backdrop()
        .note(id)
        .ifPresent(
            note -> model.execute(new NoteCommand.Put("Colour note", id, note.withHue(hue))));
  }

  void colourArea(String area, Hue hue) {
    model.execute(new AreaCommand.Colour(area, hue));
  }

  void deleteNote(String id) {
    model.execute(new NoteCommand.Delete(id));
    select(new Selection.Nothing());
  }

  void duplicateNote(String id) {
    model
        .backdrop()
        .note(id)
        .ifPresent(note -> put("Duplicate note", note.movedBy(32, 32), step()));
  }

  /// Remembers a note for pasting.
  ///
  /// @return its text, for any editor
  Optional<String> copyNote(String id) {
    copied = model.backdrop().note(id);
    return copied.map(Note::text);
  }

  /// Puts the note that was copied somewhere.
  ///
  /// @param text what the clipboard has; only the copied note's own counts
  /// @return whether it was that
  boolean paste(String text, Point at) {
    Optional<Note> note = copied.filter(n -> n.text().equals(text));
    note.ifPresent(
        n -> {
          Box box = n.box().at(snapped(at.x()), snapped(at.y()));
          put("Paste note", new Note(n.text(), box, n.hue()), step());
        });
    return note.isPresent();
  }

  private String put(String title, Note note, String step) {
    String id = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 41), 36);
    model.execute(new NoteCommand.Put(title, id, note), step);
    select(new Selection.OfNote(id));
    return id;
  }

  private String step() {
    steps++;
    return "annotation " + steps;
  }

  private void select(Selection selection) {
    model.workspace().selectionProperty().set(selection);
  }

  private static double snapped(double coordinate) {
    return Math.rint(coordinate / Arrangement.GRID) * Arrangement.GRID;
  }
}
