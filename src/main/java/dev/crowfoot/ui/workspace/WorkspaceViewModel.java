// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.workspace;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Command.CommandRefused;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.History;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.editor.TypedRename;
import dev.crowfoot.model.Schema;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.ui.background.Background;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// The open project. Every view watches these properties, and every change goes through
/// [#execute(Command)] or [#type(String, String)], so that there is one history and one truth.
///
/// The text may be ahead of the analysis: while somebody types into a large schema it is analysed
/// in the background, and [#drawnProperty()] keeps the last schema without syntax errors.
public final class WorkspaceViewModel {
  /// From this many characters on, a schema is analysed in the background instead of between two
  /// key strokes.
  private static final int LARGE = 60_000;

  /// A pause of this length ends a run of typing, so that undo takes back what was typed in one go.
  private static final Duration PAUSE = Duration.ofMillis(1500);

  private static final String TYPING = "Typing";

  private final Background background;
  private final ReadOnlyObjectWrapper<History> history;
  private final ReadOnlyObjectWrapper<Snapshot> snapshot;
  private final ReadOnlyObjectWrapper<Schema> drawn;
  private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private final ObjectProperty<Selection> selection =
      new SimpleObjectProperty<>(new Selection.Nothing());
  private final InstantSource clock;
  private Document saved;
  private Instant typedAt = Instant.EPOCH;
  private int run;
  private Optional<Background.Running> analysing = Optional.empty();

  /// @param first what was read; made where it may take time, not on the UI thread
  public WorkspaceViewModel(Snapshot first, Background background) {
    this(first, background, InstantSource.system());
  }

  /// @param clock tells one run of typing from the next
  WorkspaceViewModel(Snapshot first, Background background, InstantSource clock) {
    this.background = background;
    this.clock = clock;
    this.saved = first.document();
    this.history = new ReadOnlyObjectWrapper<>(History.startingWith(first.document()));
    this.snapshot = new ReadOnlyObjectWrapper<>(first);
    this.drawn = new ReadOnlyObjectWrapper<>(first.analysis().schema());
    updateDrawn(first.analysis());
  }

  /// The present document; its text may be newer than [#snapshotProperty()]'s.
  public Document document() {
    return history.get().document();
  }

  public ReadOnlyObjectProperty<History> historyProperty() {
    return history.getReadOnlyProperty();
  }

  /// The newest document that has been analysed, with its analysis.
  public ReadOnlyObjectProperty<Snapshot> snapshotProperty() {
    return snapshot.getReadOnlyProperty();
  }

  public Snapshot snapshot() {
    return snapshot.get();
  }

  /// What the canvas shows: the schema, or the last one without syntax errors.
  public ReadOnlyObjectProperty<Schema> drawnProperty() {
    return drawn.getReadOnlyProperty();
  }

  /// Whether the canvas shows an older state because the text has syntax errors.
  public ReadOnlyBooleanProperty staleProperty() {
    return stale.getReadOnlyProperty();
  }

  /// Whether there is something to save.
  public ReadOnlyBooleanProperty dirtyProperty() {
    return dirty.getReadOnlyProperty();
  }

  /// Why the last command was refused, or what was said since; empty after one that was not.
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /// Says something in passing, where refusals are said.
  public void say(String words) {
    message.set(""); // the same words again are news, too
    message.set(words);
  }

  public ObjectProperty<Selection> selectionProperty() {
    return selection;
  }

  /// Does a command as one undo step. A refused command changes nothing and sets
  /// [#messageProperty()].
  ///
  /// @return whether the command was done
  public boolean execute(Command command) {
    return execute(command, Optional.empty());
  }

  /// Like [#execute(Command)], but joins the step before it when that had the same merge key.
  public boolean execute(Command command, Optional<String> merge) {
    try {
      Snapshot current = current();
      Document next = command.applyTo(current);
      message.set("");
      push(new History.Entry(command.title(), next, merge), current.next(next));
      return true;
    } catch (CommandRefused refused) {
      message.set(refused.getMessage());
      return false;
    }
  }

  /// Takes over a file's text as the code view has it after a key stroke. A run of typing is one
  /// undo step.
  ///
  /// @param path the file's path among the sources
  public void type(String path, String content) {
    Document next = document().withSources(document().sources().with(SourceText.of(path, content)));
    History.Entry entry = new History.Entry(TYPING, next, Optional.of(runOfTyping(path)));
    history.set(history.get().push(entry));
    publishWhenAnalysed();
  }

  public void undo() {
    go(history.get().undo());
  }

  public void redo() {
    go(history.get().redo());
  }

  /// Says that the present document is what the files now hold.
  ///
  /// @param written the document that was written
  public void markSaved(Document written) {
    saved = written;
    dirty.set(!document().equals(saved));
  }

  /// Replaces everything with what was read from disk; undo leads back.
  public void reload(Document read) {
    push(new History.Entry("Reload", read, Optional.empty()), snapshot.get().next(read));
    markSaved(read);
  }

  private String runOfTyping(String path) {
    Instant now = clock.instant();
    if (typedAt.plus(PAUSE).isBefore(now)) {
      run++;
    }
    typedAt = now;
    return "typing " + run + " in " + path;
  }

  private void go(History to) {
    history.set(to);
    publishWhenAnalysed();
  }

  /// Analyses the present document now, or in the background where that would be felt.
  private void publishWhenAnalysed() {
    if (isAnalysed() || isSmall(document())) {
      publish(current());
    } else {
      dirty.set(!document().equals(saved));
      analyseLater();
    }
  }

  private boolean isAnalysed() {
    return snapshot.get().document().sources().equals(document().sources());
  }

  private static boolean isSmall(Document document) {
    return document.sources().files().stream().mapToInt(SourceText::length).sum() < LARGE;
  }

  /// The snapshot of the very present document, analysed now if typing has run ahead.
  private Snapshot current() {
    return snapshot.get().next(document());
  }

  private void push(History.Entry entry, Snapshot next) {
    history.set(history.get().push(entry));
    publish(next);
  }

  private void publish(Snapshot next) {
    analysing.ifPresent(Background.Running::cancel);
    analysing = Optional.empty();
    Snapshot followed = followed(next);
    updateDrawn(followed.analysis());
    snapshot.set(followed);
    dirty.set(!document().equals(saved));
  }

  /// With a layout that knows what is typed anew by its new name.
  private Snapshot followed(Snapshot next) {
    History.Entry present = history.get().present();
    if (!present.title().equals(TYPING)
        || present.merge().isEmpty()
        || next.analysis().hasSyntaxErrors()) {
      return next;
    }
    Document document = document();
    document =
        document.withLayout(
            TypedRename.followed(document.layout(), drawn.get(), next.analysis().schema()));
    history.set(history.get().push(new History.Entry(TYPING, document, present.merge())));
    return next.next(document);
  }

  /// One analysis at a time: what was typed meanwhile is looked at when it ends, so that analyses
  /// of texts that are gone already do not take the machine.
  private void analyseLater() {
    if (analysing.isEmpty()) {
      Document next = document();
      Snapshot known = snapshot.get();
      Background.Running running =
          background.run(() -> known.next(next)).onDone(this::analysed).start();
      if (!isAnalysed()) {
        analysing = Optional.of(running);
      }
    }
  }

  private void analysed(Snapshot result) {
    analysing = Optional.empty();
    if (result.document().sources().equals(document().sources())) {
      publish(result.next(document()));
    } else {
      analyseLater();
    }
  }

  private void updateDrawn(Analysis analysis) {
    boolean readable = !analysis.hasSyntaxErrors();
    stale.set(!readable);
    if (readable && !analysis.schema().equals(drawn.get())) {
      drawn.set(analysis.schema());
    }
  }
}
