// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.view;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Note;
import dev.crowfoot.editor.Snapshot;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes and changes notes of the shown view. For a view other than that of all tables it is put
/// into an [OnView].
public sealed interface NoteCommand extends Command {
  /// @param notes may be changed
  void change(SortedMap<String, Note> notes);

  @Override
  default Document applyTo(Snapshot snapshot) {
    Document document = snapshot.document();
    Layout layout = document.layout();
    SortedMap<String, Note> notes = new TreeMap<>(layout.all().notes());
    change(notes);
    return document.withLayout(layout.withAll(layout.all().withNotes(notes)));
  }

  /// Puts a note on the canvas, or in the place of the one with its id.
  ///
  /// @param title such as `Move note`
  record Put(String title, String id, Note note) implements NoteCommand {
    @Override
    public void change(SortedMap<String, Note> notes) {
      notes.put(id, note);
    }
  }

  /// Takes a note away.
  record Delete(String id) implements NoteCommand {
    @Override
    public String title() {
      return "Delete note";
    }

    @Override
    public void change(SortedMap<String, Note> notes) {
      notes.remove(id);
    }
  }
}
