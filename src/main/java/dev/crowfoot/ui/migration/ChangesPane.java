// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.app.migrations.ChangeTree;
import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.model.Rename;
import dev.crowfoot.ui.control.Prose;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What differs, table by table, and what of it is taken into the migration.
///
/// Ids: `review-changes`, `review-losses`, `review-notes`, `review-choice`, `review-take-all`,
/// `rename-yes`, `rename-no`.
final class ChangesPane extends VBox {
  private final MigrationViewModel migration;
  private final TreeView<ChangeRow> tree = new TreeView<>(new TreeItem<>());
  private final VBox questions = new VBox();
  private final Label heading = new Label();
  private final Label losses = new Label();
  private final Prose notes = new Prose("", "small", "review-notes");
  private final Prose said = new Prose("", "small");
  private final Set<String> closed = new HashSet<>();
  private Optional<ChangeTree> shown = Optional.empty();

  /// @param onSelect told of the row that somebody looks at
  ChangesPane(MigrationViewModel migration, Consumer<ChangeRow> onSelect) {
    this.migration = migration;
    heading.getStyleClass().add("heading");
    HBox head = new HBox(heading);
    head.getStyleClass().add("review-head");
    questions.getStyleClass().add("rename-questions");
    losses.setId("review-losses");
    losses.getStyleClass().addAll("small", "muted", "review-losses");
    losses.setWrapText(true);
    losses.setMinHeight(Region.USE_PREF_SIZE);
    notes.setId("review-notes");
    tree.setId("review-changes");
    tree.setShowRoot(false);
    tree.setAccessibleText("Changes, table by table; Space takes one or leaves it out");
    tree.addEventFilter(KeyEvent.KEY_PRESSED, this::chooseByKey);
    tree.setCellFactory(_ -> new ChangeCell(migration.choice()));
    tree.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            item -> {
              if (item != null && item.getValue() != null) {
                onSelect.accept(item.getValue());
              }
            });
    VBox.setVgrow(tree, Priority.ALWAYS);
    setMinWidth(220);
    getChildren().setAll(head, questions, losses, tree, notes, choice());
    migration.guesses().addListener((ListChangeListener<Rename>) _ -> showQuestions());
    showQuestions();
  }

  /// Space does what the check box of the selected row does.
  private void chooseByKey(KeyEvent event) {
    TreeItem<ChangeRow> selected = tree.getSelectionModel().getSelectedItem();
    if (event.getCode() == KeyCode.SPACE && selected != null) {
      List<ChangeTree.Item> items = selected.getValue().items();
      migration.choice().choose(items, !items.stream().allMatch(migration.choice()::isTaken));
      event.consume();
    }
  }

  /// Gives the keys to the tree.
  void focus() {
    tree.requestFocus();
    if (tree.getSelectionModel().isEmpty()) {
      tree.getSelectionModel().selectFirst();
    }
  }

  /// What is left out, why more than was asked for, and the way back to all of it.
  private Node choice() {
    Button all = new Button("Take all");
    all.setId("review-take-all");
    all.getStyleClass().add("link");
    all.setMinWidth(Region.USE_PREF_SIZE);
    all.setOnAction(_ -> migration.choice().takeAll());
    HBox.setHgrow(said, Priority.ALWAYS);
    said.setId("review-choice");
    HBox strip = new HBox(8, said, all);
    strip.setAlignment(Pos.CENTER_LEFT);
    strip.setFillHeight(false);
    strip.getStyleClass().add("choice-strip");
    migration
        .choice()
        .saidProperty()
        .subscribe(
            words -> {
              said.setWords(words);
              strip.setVisible(!words.isEmpty());
              strip.setManaged(!words.isEmpty());
            });
    return strip;
  }

  void show(ReviewState.Known known) {
    Review review = known.review();
    ChangeTree whole = known.whole();
    int count = whole.items().size();
    heading.setText(
        count
            + (count == 1 ? " change" : " changes")
            + review.since().map(m -> " since " + m.substring(m.indexOf('_') + 1)).orElse("")
            + forDatabases(review));
    losses.setText(String.join("\n", review.losses()));
    losses.setVisible(!losses.getText().isEmpty());
    losses.setManaged(!losses.getText().isEmpty());
    notes.setWords(String.join("\n", review.notes()));
    notes.setVisible(!notes.words().isEmpty());
    notes.setManaged(!notes.words().isEmpty());
    if (!shown.equals(Optional.of(whole))) {
      shown = Optional.of(whole);
      fill(whole);
    } else {
      tree.refresh();
    }
  }

  private void fill(ChangeTree whole) {
    tree.getRoot().getChildren().stream()
        .filter(i -> !i.isLeaf())
        .forEach(
            i -> {
              if (i.isExpanded()) {
                closed.remove(i.getValue().words());
              } else {
                closed.add(i.getValue().words());
              }
            });
    tree.getRoot().getChildren().setAll(whole.groups().stream().map(this::item).toList());
  }

  private TreeItem<ChangeRow> item(ChangeTree.Group group) {
    TreeItem<ChangeRow> item = new TreeItem<>(new ChangeRow.OfGroup(group));
    if (!group.whole()) {
      item.getChildren()
          .setAll(
              group.items().stream()
                  .map(i -> new TreeItem<ChangeRow>(new ChangeRow.OfItem(i)))
                  .toList());
      item.setExpanded(!closed.contains(group.name()));
    }
    return item;
  }

  /// Which databases change, where the history is for more than one.
  private static String forDatabases(Review review) {
    return review.others().isEmpty()
        ? ""
        : review.plans().stream()
            .filter(p -> !p.isEmpty())
            .map(p -> p.dialect().title())
            .collect(Collectors.joining(" and ", ", for ", ""));
  }

  private void showQuestions() {
    questions.getChildren().setAll(migration.guesses().stream().map(this::question).toList());
    questions.setVisible(!migration.guesses().isEmpty());
    questions.setManaged(!migration.guesses().isEmpty());
  }

  private Node question(Rename rename) {
    String from = rename instanceof Rename.OfField f ? f.model() + "." + f.from() : rename.from();
    Prose words = new Prose("Renamed `" + from + "` to `" + rename.to() + "`?");
    HBox.setHgrow(words, Priority.ALWAYS);
    Prose why =
        new Prose(
            "Yes keeps what is in it. No drops the one and adds the other.", "muted", "small");
    Button yes = new Button("Yes");
    yes.setId("rename-yes");
    yes.setAccessibleText("Yes, `%s` is renamed to `%s`".formatted(from, rename.to()));
    yes.setOnAction(_ -> migration.confirmRename(rename));
    Button no = new Button("No");
    no.setId("rename-no");
    no.setAccessibleText("No, `%s` goes and `%s` is new".formatted(from, rename.to()));
    no.setOnAction(_ -> migration.denyRename(rename));
    for (Button button : List.of(yes, no)) {
      button.setMinWidth(Region.USE_PREF_SIZE);
    }
    HBox row = new HBox(8, new VBox(2, words, why), yes, no);
    HBox.setHgrow(row.getChildren().getFirst(), Priority.ALWAYS);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setFillHeight(false);
    return row;
  }
}
