// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.sidebar;

import dev.crowfoot.editor.Selection;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.ui.control.TableSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The filter (`sidebar-filter`) and the tree (`tables-tree`). Selecting a line selects it on the
/// canvas and brings its card into view; what is selected elsewhere is selected here.
public final class TablesView extends VBox {
  private final TablesViewModel viewModel;
  private final Consumer<String> reveal;
  private final Consumer<String> goTo;
  private final TreeView<Entry> tree = new TableTree();
  private final TextField filter = new TextField();
  private final Set<String> expanded = new HashSet<>();
  private boolean following;

  /// @param reveal brings a card into view on the canvas
  /// @param goTo brings a card into view and gives the keys to the canvas
  public TablesView(TablesViewModel viewModel, Consumer<String> reveal, Consumer<String> goTo) {
    this.viewModel = viewModel;
    this.reveal = reveal;
    this.goTo = goTo;
    getStyleClass().add("tables");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("sidebar.css")).toExternalForm());

    filter.setId("sidebar-filter");
    filter.setPromptText("Filter tables and columns");
    filter.textProperty().bindBidirectional(viewModel.filterProperty());

    tree.setId("tables-tree");
    tree.setShowRoot(false);
    tree.setFixedCellSize(26);
    tree.setCellFactory(_ -> new EntryCell());
    tree.setOnMouseDragReleased(this::dropped);
    tree.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    tree.setOnMouseClicked(
        event -> {
          TreeItem<Entry> item = tree.getSelectionModel().getSelectedItem();
          if (item != null
              && event.getButton() == MouseButton.PRIMARY
              && event.isStillSincePress()) {
            if (item.getValue() instanceof Entry.OfArea area) {
              viewModel.fold(area.name());
            } else if (event.getClickCount() == 2) {
              goTo.accept(item.getValue().card());
            } else {
              reveal.accept(item.getValue().card());
            }
          }
        });
    tree.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> selected(now));

    StackPane body = new StackPane(tree, nothing());
    body.setAlignment(Pos.TOP_LEFT);
    VBox.setVgrow(body, Priority.ALWAYS);
    StackPane top = new StackPane(filter);
    top.getStyleClass().add("filter");
    getChildren().addAll(top, body);

    viewModel.entries().addListener(this::changed);
    viewModel.workspace().selectionProperty().addListener((_, _, now) -> follow(now));
    tree.getRoot().getChildren().setAll(items(viewModel.entries()));
    follow(viewModel.workspace().selectionProperty().get());
  }

  /// A table that is let go on an area, or on a table of one, joins it.
  private void dropped(MouseDragEvent event) {
    if (event.getGestureSource() instanceof TableSource source) {
      TableTree.entryAt(event)
          .filter(on -> !source.tables().contains(on.card()))
          .ifPresent(on -> viewModel.assign(source.tables(), areaOf(on)));
    }
  }

  private String areaOf(Entry entry) {
    return entry instanceof Entry.OfArea head
        ? head.name()
        : viewModel.workspace().document().layout().areaOf(entry.card()).orElse("");
  }

  private void key(KeyEvent event) {
    TreeItem<Entry> item = tree.getSelectionModel().getSelectedItem();
    if (item == null) {
      return;
    }
    if (item.getValue() instanceof Entry.OfArea area) {
      boolean opens = event.getCode() == KeyCode.RIGHT && area.isFolded();
      boolean closes = event.getCode() == KeyCode.LEFT && !area.isFolded();
      if (opens || closes || event.getCode() == KeyCode.ENTER) {
        viewModel.fold(area.name());
        event.consume();
      }
    } else if (event.getCode() == KeyCode.ENTER) {
      goTo.accept(item.getValue().card());
      event.consume();
    }
  }

  /// Puts the caret into the filter.
  public void focusFilter() {
    filter.requestFocus();
    filter.selectAll();
  }

  private Label nothing() {
    Label nothing = new Label();
    nothing.getStyleClass().addAll("muted", "nothing");
    nothing.setWrapText(true);
    nothing.setMouseTransparent(true);
    Runnable say =
        () -> {
          nothing.setVisible(viewModel.entries().isEmpty());
          nothing.setText(
              viewModel.isFiltered()
                  ? "Nothing matches the filter."
                  : "No tables yet. Press T on the canvas, or write a model in the code.");
        };
    viewModel.entries().addListener((ListChangeListener<Entry>) _ -> say.run());
    say.run();
    return nothing;
  }

  /// New lines for those that changed alone: at each key stroke of a large schema, all of them
  /// would be felt.
  private void changed(ListChangeListener.Change<? extends Entry> change) {
    following = true;
    ObservableList<TreeItem<Entry>> lines = tree.getRoot().getChildren();
    while (change.next()) {
      List<TreeItem<Entry>> added = items(change.getAddedSubList());
      if (change.getRemovedSize() == lines.size()) {
        lines.setAll(added);
      } else if (change.getRemovedSize() == 1 && added.size() == 1) {
        replace(change.getFrom(), added.getFirst());
      } else {
        lines.remove(change.getFrom(), change.getFrom() + change.getRemovedSize());
        lines.addAll(change.getFrom(), added);
      }
    }
    following = false;
    follow(viewModel.workspace().selectionProperty().get());
  }

  private void replace(int index, TreeItem<Entry> line) {
    ObservableList<TreeItem<Entry>> lines = tree.getRoot().getChildren();
    if (!(lines.get(index) instanceof LazyItem before && before.takes(line.getValue()))) {
      lines.set(index, line);
    }
  }

  private List<TreeItem<Entry>> items(List<? extends Entry> entries) {
    return entries.stream().map(this::item).toList();
  }

  private TreeItem<Entry> item(Entry entry) {
    TreeItem<Entry> item = new LazyItem(entry);
    item.setExpanded(expanded.contains(entry.card()));
    item.expandedProperty()
        .addListener(
            (_, _, open) -> {
              if (open) {
                expanded.add(entry.card());
              } else {
                expanded.remove(entry.card());
              }
            });
    return item;
  }

  private void selected(TreeItem<Entry> item) {
    if (!following && item != null && item.getValue() != null) {
      viewModel.workspace().selectionProperty().set(item.getValue().selection());
      if (!item.getValue().card().isEmpty()) {
        reveal.accept(item.getValue().card());
      }
    }
  }

  private void follow(Selection selection) {
    if (following) {
      return;
    }
    TreeItem<Entry> present = tree.getSelectionModel().getSelectedItem();
    if (present != null
        && present.getValue() != null
        && present.getValue().selection().equals(selection)) {
      return;
    }
    following = true;
    itemOf(selection)
        .ifPresentOrElse(
            item -> {
              tree.getSelectionModel().select(item);
              tree.scrollTo(Math.max(0, tree.getRow(item) - 4));
            },
            tree.getSelectionModel()::clearSelection);
    following = false;
  }

  private Optional<TreeItem<Entry>> itemOf(Selection selection) {
    return switch (selection) {
      case Selection.Cards cards when cards.names().size() == 1 ->
          top(cards.names().iterator().next());
      case Selection.Row row -> below(row.field());
      case Selection.Edge edge -> below(edge.field());
      case Selection.OfArea area -> head(area.name());
      case Selection.Cards _, Selection.Nothing _, Selection.OfNote _ -> Optional.empty();
    };
  }

  private Optional<TreeItem<Entry>> top(String name) {
    return tree.getRoot().getChildren().stream()
        .filter(i -> i.getValue().card().equals(name))
        .findFirst();
  }

  private Optional<TreeItem<Entry>> head(String area) {
    return tree.getRoot().getChildren().stream()
        .filter(i -> i.getValue() instanceof Entry.OfArea head && head.name().equals(area))
        .findFirst();
  }

  /// The line of a field, or of its card while that is closed.
  private Optional<TreeItem<Entry>> below(FieldId field) {
    Optional<TreeItem<Entry>> card = top(field.model());
    return card.filter(TreeItem::isExpanded)
        .flatMap(
            item ->
                item.getChildren().stream()
                    .filter(i -> i.getValue().name().equals(field.field()))
                    .findFirst())
        .or(() -> card);
  }

  /// Makes its children when it is opened, so that a thousand tables cost a thousand items and not
  /// ten times as many.
  private static final class LazyItem extends TreeItem<Entry> {
    private Entry newest;
    private boolean made;

    LazyItem(Entry entry) {
      super(entry);
      newest = entry;
      if (entry.isParent()) {
        expandedProperty().addListener((_, _, _) -> make());
      }
    }

    /// Takes over an entry that differs only in what is below it, when nobody has seen that: the
    /// tree need not know.
    boolean takes(Entry entry) {
      boolean isTaken = !made && entry.isParent() == newest.isParent() && looksLike(entry);
      if (isTaken) {
        newest = entry;
      }
      return isTaken;
    }

    private boolean looksLike(Entry entry) {
      return switch (entry) {
        case Entry.OfModel(Model model, var hue) ->
            newest instanceof Entry.OfModel(Model before, var hueBefore)
                && before.name().equals(model.name())
                && before.isView() == model.isView()
                && hueBefore.equals(hue);
        case Entry.OfEnum(EnumType type, var hue) ->
            newest instanceof Entry.OfEnum(EnumType before, var hueBefore)
                && before.name().equals(type.name())
                && hueBefore.equals(hue);
        case Entry.OfArea _, Entry.OfField _, Entry.OfValue _ -> false;
      };
    }

    private void make() {
      if (!made) {
        made = true;
        super.getChildren().setAll(newest.children().stream().map(LazyItem::new).toList());
      }
    }

    @Override
    public boolean isLeaf() {
      return !newest.isParent();
    }
  }
}
