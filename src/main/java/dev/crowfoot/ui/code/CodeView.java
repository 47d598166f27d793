// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.assist.Place;
import dev.crowfoot.text.Position;
import dev.crowfoot.text.Span;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;

/// The schema as text. Typing changes the workspace at once; what changes elsewhere is put into the
/// text by the smallest edit. A schema of several files has a tab for each. The text area has the
/// id `code-area`.
public final class CodeView extends BorderPane {
  private final CodeViewModel viewModel;
  private final NavigationViewModel navigation;
  private final SchemaArea area;
  private final Folds folds;
  private final CaretNote note;
  private final FixList fixes;
  private final UseList uses;
  private final CompletionPopup completion;
  private final HoverPopup hover;
  private final RenameField renaming;
  private final OutlineList outline;
  private final AreaKeys keys;
  private final ReadOnlyObjectWrapper<Position> caret =
      new ReadOnlyObjectWrapper<>(new Position(1, 1));

  public CodeView(WorkspaceViewModel workspace, Background background) {
    viewModel = new CodeViewModel(workspace);
    navigation = new NavigationViewModel(viewModel, background);
    FoldsViewModel foldable = new FoldsViewModel(viewModel, background);
    area = new SchemaArea(viewModel, foldable);
    folds = new Folds(area, foldable);
    note = new CaretNote(area);
    fixes = new FixList(area, viewModel, note);
    uses = new UseList(area, navigation, note);
    completion = new CompletionPopup(area, new CompletionViewModel(viewModel, background), note);
    hover = new HoverPopup(area, new HoverViewModel(viewModel, background), note, this::isListOpen);
    Pane layer = new Pane();
    layer.setPickOnBounds(false);
    renaming = new RenameField(area, new RenamingViewModel(viewModel, workspace), layer, note);
    outline =
        new OutlineList(
            area,
            new OutlineViewModel(viewModel, background),
            layer,
            line -> jump(viewModel.pathProperty().get(), line.entry().nameSpan()));
    new CaretMarks(area, viewModel, background);
    new Links(area, navigation, offset -> goToDefinition(offset));
    keys = new AreaKeys(area, viewModel);
    bindKeys();
    fill(new CodeMenu(area));
    area.painter().setGutterActions(gutterActions());
    getStyleClass().add("code-view");
    getStylesheets().add(styleSheet());
    setCenter(new StackPane(new VirtualizedScrollPane<>(area), layer));
    area.caretPositionProperty().subscribe(_ -> updateCaret());
    CodeTabs tabs = new CodeTabs(viewModel);
    viewModel.paths().subscribe(() -> setTop(viewModel.paths().size() > 1 ? tabs : null));
    setTop(viewModel.paths().size() > 1 ? tabs : null);
  }

  /// The look of code, for other places where some is written.
  public static String styleSheet() {
    return Objects.requireNonNull(CodeView.class.getResource("code.css")).toExternalForm();
  }

  /// What the keys do something for.
  Set<CodeCommand> commands() {
    return keys.bound();
  }

  private void bindKeys() {
    keys.askFirst(completion::takes);
    keys.askFirst(fixes::takes);
    keys.askFirst(uses::takes);
    keys.bind(CodeCommand.COMPLETE, completion::request);
    keys.bind(CodeCommand.EXPLAIN, hover::showAtCaret);
    keys.bind(CodeCommand.FIX, fixes::showAtCaret);
    keys.bindIf(CodeCommand.GO_TO_DECLARATION, () -> goToDefinition(area.getCaretPosition()));
    keys.bind(CodeCommand.FIND_USES, uses::showAtCaret);
    keys.bindIf(CodeCommand.BACK, () -> navigation.back(area.getCaretPosition()));
    keys.bindIf(CodeCommand.FORWARD, () -> navigation.forward(area.getCaretPosition()));
    keys.bind(CodeCommand.RENAME, renaming::open);
    keys.bind(CodeCommand.OUTLINE, outline::open);
    keys.bind(CodeCommand.FORMAT, viewModel::format);
    keys.bind(CodeCommand.FOLD, folds::foldAtCaret);
    keys.bind(CodeCommand.UNFOLD, folds::unfoldAtCaret);
    keys.bind(CodeCommand.FOLD_ALL, folds::foldAll);
    keys.bind(CodeCommand.UNFOLD_ALL, folds::unfoldAll);
  }

  private void fill(CodeMenu menu) {
    menu.with("Go to declaration", "F12", this::goToDefinition)
        .with("Find uses", "Shift+F12", uses::showAtCaret)
        .with("Explain", "Ctrl+Shift+Space", hover::showAtCaret)
        .line()
        .with("Rename…", "F2", renaming::open)
        .with("Remedies…", "Alt+Enter", fixes::showAtCaret)
        .with("Complete…", "Ctrl+Space", completion::request)
        .with("Format the schema", "Shift+Alt+F", viewModel::format)
        .line()
        .with("Go to a block or row…", "Shortcut+Shift+O", outline::open)
        .with("Fold all blocks", "Shortcut+Shift+Minus", folds::foldAll)
        .with("Unfold all", "Shortcut+Shift+Equals", folds::unfoldAll)
        .line()
        .with("Cut", "Shortcut+X", area::cut)
        .with("Copy", "Shortcut+C", area::copy)
        .with("Paste", "Shortcut+V", area::paste);
  }

  private boolean isListOpen() {
    return completion.isShown() || fixes.isShown() || uses.isShown();
  }

  /// @return whether there is a declaration elsewhere
  private boolean goToDefinition(int offset) {
    Optional<Place> declaration = navigation.definitionAt(offset);
    declaration.ifPresent(place -> navigation.jump(place, area.getCaretPosition()));
    return declaration.isPresent();
  }

  private void goToDefinition() {
    if (!goToDefinition(area.getCaretPosition())) {
      note.say("Nothing here is declared elsewhere.");
    }
  }

  private void jump(String path, Span span) {
    navigation.jump(new Place(path, span, true), area.getCaretPosition());
  }

  private GutterLine.Actions gutterActions() {
    return new GutterLine.Actions() {
      @Override
      public void showFixes(int line) {
        fixes.showFor(line);
      }

      @Override
      public void toggleFold(int line) {
        folds.toggle(line);
      }
    };
  }

  /// Puts the caret at a place, brings it into view and gives the text the focus.
  public void reveal(String path, Span span) {
    navigation.leave(area.getCaretPosition());
    viewModel.show(path, span);
    area.requestFocus();
  }

  /// Where the caret stands.
  public ReadOnlyObjectProperty<Position> caretProperty() {
    return caret.getReadOnlyProperty();
  }

  /// Whether somebody is at work in the text.
  public boolean isTextFocused() {
    return area.isFocused();
  }

  @Override
  public void requestFocus() {
    area.requestFocus();
  }

  private void updateCaret() {
    caret.set(new Position(area.getCurrentParagraph() + 1, area.getCaretColumn() + 1));
  }
}
