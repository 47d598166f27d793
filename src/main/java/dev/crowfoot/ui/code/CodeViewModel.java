// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.analysis.SourceMap;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.editor.ApplyFix;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.command.FormatSchema;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.text.Difference;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the code view shows: one of the schema's files, its problems, and the place that is
/// selected elsewhere.
final class CodeViewModel {
  private final WorkspaceViewModel workspace;
  private final ReadOnlyStringWrapper path;
  private final ReadOnlyObjectWrapper<CodeText> text;
  private final CodeProblems problems = new CodeProblems();
  private final ReadOnlyObjectWrapper<Optional<Span>> target =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<NewestText> analysed;
  private final ObservableList<String> paths = FXCollections.observableArrayList();
  private NewestText newest;
  private boolean selecting;

  CodeViewModel(WorkspaceViewModel workspace) {
    this.workspace = workspace;
    SourceText main = workspace.document().sources().main();
    this.path = new ReadOnlyStringWrapper(main.path());
    this.text = new ReadOnlyObjectWrapper<>(CodeText.of(main.content()));
    this.newest = readNewest();
    this.analysed = new ReadOnlyObjectWrapper<>(newest);
    updatePaths();
    updateProblems();
    workspace.historyProperty().subscribe(_ -> documentChanged());
    workspace
        .snapshotProperty()
        .subscribe(
            snapshot -> {
              updateProblems();
              problems.countByFile(snapshot.analysis().diagnostics());
            });
    workspace.selectionProperty().subscribe(this::selected);
  }

  /// The files of the schema, in their order.
  ObservableList<String> paths() {
    return paths;
  }

  /// The file that is shown.
  ReadOnlyStringProperty pathProperty() {
    return path.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<CodeText> textProperty() {
    return text.getReadOnlyProperty();
  }

  /// What is wrong with the text.
  CodeProblems problems() {
    return problems;
  }

  /// What was selected on the canvas or elsewhere, as a place of what is shown.
  ReadOnlyObjectProperty<Optional<Span>> targetProperty() {
    return target.getReadOnlyProperty();
  }

  /// The text as it is now, to be asked about.
  NewestText newest() {
    if (!newest.isOf(workspace.snapshot(), text.get())) {
      newest = readNewest();
    }
    return newest;
  }

  /// The text as it was when its meaning was known last: it lags behind while somebody types into a
  /// large schema.
  ReadOnlyObjectProperty<NewestText> analysedProperty() {
    return analysed.getReadOnlyProperty();
  }

  /// Shows another file.
  void open(String wanted) {
    workspace
        .document()
        .sources()
        .file(wanted)
        .ifPresent(
            file -> {
              path.set(wanted);
              problems.clear();
              text.set(CodeText.of(file.content()));
              updateProblems();
            });
  }

  /// Takes over what was typed into the area.
  void typed(TextEdit edit) {
    CodeText changed = text.get().typed(edit);
    text.set(changed);
    workspace.type(path.get(), changed.content());
    if (!isAnalysed()) {
      problems.move(edit);
    }
  }

  void undo() {
    followChange(workspace::undo);
  }

  void redo() {
    followChange(workspace::redo);
  }

  /// Lays the schema out as everybody's looks.
  void format() {
    workspace.execute(new FormatSchema());
  }

  /// Goes to the file that a step of the history changed, when it is not the one that is shown.
  private void followChange(Runnable step) {
    Sources before = workspace.document().sources();
    step.run();
    Sources now = workspace.document().sources();
    if (before.file(path.get()).equals(now.file(path.get()))) {
      for (SourceText file : now.files()) {
        Optional<SourceText> old = before.file(file.path());
        if (old.isPresent() && !old.get().equals(file)) {
          Span changed = Difference.asOne(old.get().content(), file.content()).span();
          show(file.path(), new Span(changed.start(), changed.start()));
          return;
        }
      }
    }
  }

  /// Selects the card whose definition the caret was put into.
  void caretAt(int offset) {
    if (!isAnalysed()) {
      return;
    }
    String name = sourceMap().definitionAt(path.get(), text.get().toContent(offset)).orElse("");
    if (!name.isEmpty() && !workspace.selectionProperty().get().involves(name)) {
      selecting = true;
      workspace.selectionProperty().set(new Selection.Cards(Set.of(name)));
      selecting = false;
    }
  }

  /// The remedies of some problems, each once. None while the analysis lags behind: they are edits
  /// of the text it has seen.
  List<Fix> remediesOf(List<Problem> some) {
    return isAnalysed()
        ? some.stream().flatMap(p -> p.diagnostic().fixes().stream()).distinct().toList()
        : List.of();
  }

  /// Applies a remedy as one undo step.
  void apply(Fix fix) {
    workspace.execute(new ApplyFix(fix));
  }

  private NewestText readNewest() {
    return new NewestText(
        workspace.snapshot(), workspace.document().sources(), path.get(), text.get());
  }

  private void documentChanged() {
    updatePaths();
    Optional<SourceText> file = workspace.document().sources().file(path.get());
    if (file.isEmpty()) {
      open(workspace.document().sources().main().path());
    } else if (!file.get().content().equals(text.get().content())) {
      String before = text.get().shown();
      text.set(CodeText.of(file.get().content()));
      if (!isAnalysed()) {
        problems.move(Difference.asOne(before, text.get().shown()));
      }
    }
  }

  private void updatePaths() {
    List<String> now =
        workspace.document().sources().files().stream().map(SourceText::path).toList();
    if (!now.equals(paths)) {
      paths.setAll(now);
    }
  }

  private void updateProblems() {
    if (isAnalysed()) {
      problems.take(workspace.snapshot().analysis().diagnostics(), path.get(), text.get());
      analysed.set(newest());
    }
  }

  /// Whether the analysis speaks of the text that is shown; typing may have run ahead of it.
  boolean isAnalysed() {
    return workspace
        .snapshot()
        .document()
        .sources()
        .file(path.get())
        .filter(f -> f.content().equals(text.get().content()))
        .isPresent();
  }

  private SourceMap sourceMap() {
    return workspace.snapshot().analysis().sourceMap();
  }

  private void selected(Selection selection) {
    if (selecting) {
      return;
    }
    switch (selection) {
      case Selection.Nothing _, Selection.OfArea _, Selection.OfNote _ -> {}
      case Selection.Cards cards when cards.names().size() == 1 ->
          sourceMap().definitionOf(cards.names().iterator().next()).ifPresent(this::showDefinition);
      case Selection.Cards _ -> {}
      case Selection.Row row -> showField(row.field());
      case Selection.Edge edge -> showField(edge.field());
    }
  }

  private void showDefinition(Location<Block> definition) {
    show(
        definition.path(),
        definition.declaration().name().map(Name::span).orElse(definition.declaration().keyword()));
  }

  private void showField(FieldId id) {
    Optional<Location<FieldDecl>> field = sourceMap().fieldOf(id);
    field.ifPresent(f -> show(f.path(), f.declaration().name().span()));
    sourceMap().enumValueOf(id).ifPresent(v -> show(v.path(), v.declaration().name().span()));
  }

  /// Goes back to where the caret was.
  void showSpot(Spot spot) {
    if (!spot.path().equals(path.get())) {
      open(spot.path());
    }
    if (spot.path().equals(path.get())) {
      int offset = Math.min(spot.offset(), text.get().shown().length());
      target.set(Optional.empty());
      target.set(Optional.of(new Span(offset, offset)));
    }
  }

  /// Brings a place of a file into view.
  void show(String file, Span span) {
    if (!Objects.equals(file, path.get())) {
      open(file);
    }
    int length = text.get().content().length();
    Span inside = new Span(Math.min(span.start(), length), Math.min(span.end(), length));
    target.set(Optional.empty());
    target.set(Optional.of(text.get().toShown(inside)));
  }
}
