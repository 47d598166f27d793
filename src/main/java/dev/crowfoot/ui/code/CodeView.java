// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.text.Position;
import dev.crowfoot.text.Span;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.fxmisc.flowless.VirtualizedScrollPane;

/// The schema as text. Typing changes the workspace at once; what changes elsewhere is put into the
/// text by the smallest edit. A schema of several files has a tab for each. The text area has the
/// id `code-area`.
public final class CodeView extends BorderPane {
  private final CodeViewModel viewModel;
  private final SchemaArea area;
  private final HBox tabs = new HBox();
  private final ReadOnlyObjectWrapper<Position> caret =
      new ReadOnlyObjectWrapper<>(new Position(1, 1));

  public CodeView(WorkspaceViewModel workspace) {
    viewModel = new CodeViewModel(workspace);
    area = new SchemaArea(viewModel);
    FixList fixes = new FixList(area, viewModel);
    AreaKeys keys = new AreaKeys(area, viewModel);
    keys.askFirst(fixes::takes);
    keys.bind("Alt+Enter", fixes::showAtCaret);
    keys.bind("Shortcut+Period", fixes::showAtCaret);
    area.setGutterActions(
        new GutterLine.Actions() {
          @Override
          public void showFixes(int line) {
            fixes.showFor(line);
          }

          @Override
          public void toggleFold(int line) {}
        });
    getStyleClass().add("code-view");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("code.css")).toExternalForm());
    setCenter(new VirtualizedScrollPane<>(area));
    area.caretPositionProperty().subscribe(_ -> updateCaret());
    tabs.getStyleClass().add("code-tabs");
    viewModel.paths().addListener((ListChangeListener<String>) _ -> makeTabs());
    viewModel.pathProperty().subscribe(_ -> makeTabs());
  }

  /// Puts the caret at a place, brings it into view and gives the text the focus.
  public void reveal(String path, Span span) {
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

  private void makeTabs() {
    ToggleGroup group = new ToggleGroup();
    tabs.getChildren()
        .setAll(
            viewModel.paths().stream()
                .map(
                    path -> {
                      ToggleButton tab = new ToggleButton(path);
                      tab.setToggleGroup(group);
                      tab.setSelected(path.equals(viewModel.pathProperty().get()));
                      tab.setFocusTraversable(false);
                      tab.getStyleClass().add("code-tab");
                      tab.setOnAction(_ -> viewModel.open(path));
                      return tab;
                    })
                .toList());
    setTop(viewModel.paths().size() > 1 ? tabs : null);
  }
}
