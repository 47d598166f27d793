// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.analysis.SourceMap;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.diagnostic.Severity;
import dev.crowfoot.editor.ApplyFix;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
  private final ReadOnlyObjectWrapper<Problems> problems =
      new ReadOnlyObjectWrapper<>(Problems.NONE);
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
    workspace.snapshotProperty().subscribe(_ -> updateProblems());
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

  ReadOnlyObjectProperty<Problems> problemsProperty() {
    return problems.getReadOnlyProperty();
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
              problems.set(Problems.NONE);
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
      problems.set(problems.get().movedBy(edit));
    }
  }

  void undo() {
    workspace.undo();
  }

  void redo() {
    workspace.redo();
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

  /// What the gutter says of a line.
  LineMarks marksOf(Span line) {
    List<Problem> own = problems.get().in(new Span(line.start(), line.end() + 1));
    return own.isEmpty()
        ? LineMarks.NONE
        : new LineMarks(
            own.stream().map(p -> p.diagnostic().severity()).min(Severity::compareTo),
            own.stream().anyMatch(p -> !p.diagnostic().fixes().isEmpty()),
            Optional.empty());
  }

  /// What could be remedied where the caret is: that of the problems it touches first, then that of
  /// the others on its line. Nothing while the analysis lags behind: remedies are edits of the text
  /// it has seen.
  List<Fix> fixesAt(int offset, Span line) {
    Span whole = new Span(line.start(), line.end() + 1);
    return remediesOf(
        Stream.concat(problems.get().at(offset).stream(), problems.get().in(whole).stream())
            .toList());
  }

  /// The remedies of some problems, each once; none while the analysis lags behind.
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
        problems.set(problems.get().movedBy(CodeText.difference(before, text.get().shown())));
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
      problems.set(
          Problems.of(
              workspace.snapshot().analysis().diagnostics().stream()
                  .filter(d -> d.path().equals(path.get()))
                  .map(d -> new Problem(visible(text.get().toShown(d.span())), d))
                  .toList()));
      analysed.set(newest());
    }
  }

  /// An empty span is widened by a character, so that there is something to underline.
  private Span visible(Span span) {
    if (!span.isEmpty()) {
      return span;
    }
    String shown = text.get().shown();
    boolean before = span.start() > 0 && shown.charAt(span.start() - 1) != '\n';
    int start = before ? span.start() - 1 : span.start();
    return new Span(start, Math.min(shown.length(), start + 1));
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
      case Selection.Nothing _ -> {}
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
  void showSpot(Trail.Spot spot) {
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
