// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.adapter.liquibase.MigrationLock;
import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.migration.Script;
import dev.crowfoot.migration.Step;
import dev.crowfoot.model.Rename;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.control.Segmented;
import dev.crowfoot.ui.control.WhenSeen;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;

/// The review of changes: what differs on the left, the statements on the right, the run below, and
/// at the foot the name and the button.
///
/// Ids: `review`, `review-both`, `review-losses`, `review-changes`, `review-sql`,
/// `review-rollback`, `review-yaml`, `review-statements`, `review-name`, `review-confirmation`,
/// `review-apply`, `review-message`, `rename-yes`, `rename-no`, `review-lock`, `review-release`,
/// `review-discard`; those of the run are [RunPanel]'s.
public final class MigrationView extends BorderPane {
  private enum Tab {
    SQL,
    ROLLBACK,
    YAML
  }

  private final MigrationViewModel migration;
  private final ListView<Step> steps = new ListView<>();
  private final StatementArea statements = new StatementArea("review-statements");
  private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.SQL);
  private final StackPane centre = new StackPane();
  private final VBox questions = new VBox();
  private final Label heading = new Label();
  private final Label losses = new Label();
  private final CheckBox both = new CheckBox("For SQLite and PostgreSQL");
  private final SplitPane split = new SplitPane();
  private final TextField name = new TextField();
  private final TextField confirmation = new TextField();
  private final Label confirmationWords = new Label();
  private final HBox consent = new HBox(8);
  private final Button apply = new Button("Apply…");
  private final Label target = new Label();

  public MigrationView(MigrationViewModel migration) {
    this.migration = migration;
    setId("review");
    getStyleClass().add("migration");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("migration.css")).toExternalForm());
    steps.setId("review-changes");
    steps.setCellFactory(_ -> new StepCell(this::known));
    steps
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            step -> {
              if (step != null && tab.get() == Tab.SQL && !step.statements().isEmpty()) {
                statements.reveal(step.statements().getFirst());
              }
            });
    split.setOrientation(Orientation.HORIZONTAL);
    split.getItems().setAll(changes(), texts());
    split.setDividerPositions(0.42);
    setCenter(centre);
    setBottom(new VBox(new RunPanel(migration), footer()));
    tab.subscribe(_ -> showText());
    migration.nameProperty().subscribe(_ -> showText());
    WhenSeen seen = new WhenSeen(this, this::show);
    migration.reviewProperty().subscribe(_ -> seen.changed());
    migration.runProperty().subscribe(_ -> seen.changed());
    migration.guesses().addListener((ListChangeListener<Rename>) _ -> showQuestions());
    showQuestions();
  }

  private Review known() {
    return ((ReviewState.Known) migration.reviewProperty().get()).review();
  }

  private Node changes() {
    heading.getStyleClass().add("heading");
    HBox head = new HBox(heading);
    head.getStyleClass().add("review-head");
    questions.getStyleClass().add("rename-questions");
    VBox.setVgrow(steps, Priority.ALWAYS);
    losses.setId("review-losses");
    losses.getStyleClass().addAll("small", "muted", "review-losses");
    losses.setWrapText(true);
    losses.setMinHeight(Region.USE_PREF_SIZE);
    VBox box = new VBox(head, questions, losses, steps);
    box.setMinWidth(240);
    return box;
  }

  private Node texts() {
    Segmented<Tab> tabs =
        new Segmented<>(tab)
            .with("review-sql", "SQL", Tab.SQL, "What will run")
            .with("review-rollback", "Rollback SQL", Tab.ROLLBACK, "What takes it back")
            .with("review-yaml", "Liquibase", Tab.YAML, "The changelog that is written");
    tabs.setMaxWidth(Region.USE_PREF_SIZE);
    HBox head = new HBox(tabs);
    head.getStyleClass().add("review-head");
    VBox.setVgrow(statements, Priority.ALWAYS);
    VBox box = new VBox(head, statements);
    box.setMinWidth(240);
    return box;
  }

  private Node footer() {
    target.setGraphic(Icons.of(Feather.DATABASE, "icon-small"));
    target.getStyleClass().add("target");
    target.setMinWidth(Region.USE_PREF_SIZE);
    confirmationWords.getStyleClass().add("danger-text");
    confirmation.setId("review-confirmation");
    confirmation.setPrefColumnCount(10);
    confirmation.textProperty().bindBidirectional(migration.confirmationProperty());
    name.setId("review-name");
    name.setPromptText("Name, such as add_orders");
    name.setPrefColumnCount(16);
    name.textProperty().bindBidirectional(migration.nameProperty());
    name.setOnAction(_ -> migration.apply());
    apply.setId("review-apply");
    apply.getStyleClass().add("accent");
    apply.setMinWidth(Region.USE_PREF_SIZE);
    apply.disableProperty().bind(migration.applicable().not());
    apply.setOnAction(_ -> migration.apply());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    both.setId("review-both");
    both.setMinWidth(Region.USE_PREF_SIZE);
    both.setTooltip(new Tooltip("The first migration decides for which databases the history is"));
    both.selectedProperty().bindBidirectional(migration.bothProperty());
    HBox foot = new HBox(8, target, space, both, name, apply);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("review-foot");
    consent.getChildren().setAll(Icons.of(Feather.ALERT_TRIANGLE, "icon-danger"));
    consent.getChildren().addAll(confirmationWords, confirmation);
    consent.setAlignment(Pos.CENTER_LEFT);
    consent.getStyleClass().add("review-consent");
    return new VBox(lockStrip(), consent, foot);
  }

  /// Tells of a run that somebody else has under way, or left behind when it was killed.
  private Node lockStrip() {
    Label words = new Label();
    words.setWrapText(true);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button release = new Button("Release the lock");
    release.setId("review-release");
    release.setMinWidth(Region.USE_PREF_SIZE);
    release.setOnAction(_ -> migration.releaseLock());
    HBox strip = new HBox(8, Icons.of(Feather.LOCK, "icon-warning"), words, release);
    strip.setId("review-lock");
    strip.setAlignment(Pos.CENTER_LEFT);
    strip.getStyleClass().add("review-lock");
    migration
        .lockProperty()
        .subscribe(
            lock -> {
              words.setText(lock.map(MigrationLock::sentence).orElse(""));
              release.setText(
                  lock.flatMap(MigrationLock::alive).isPresent()
                      ? "End it and release the lock"
                      : "Release the lock");
              strip.setVisible(lock.isPresent());
              strip.setManaged(lock.isPresent());
            });
    return strip;
  }

  private void show() {
    target.setText(migration.target());
    switch (migration.reviewProperty().get()) {
      case ReviewState.Looking _ -> centre.getChildren().setAll(message("Comparing…", ""));
      case ReviewState.Unclear(var failure) ->
          centre
              .getChildren()
              .setAll(message(String.valueOf(failure.getMessage()), failure.details().orElse("")));
      case ReviewState.Known(Review review, _) -> {
        if (review.isEmpty()) {
          centre.getChildren().setAll(nothing(review));
        } else {
          showSteps(review);
          centre.getChildren().setAll(split);
        }
      }
    }
    boolean asks = migration.wantedConfirmation().isPresent();
    confirmationWords.setText(
        migration
            .wantedConfirmation()
            .map(w -> "Rows of the database are concerned. To apply this nevertheless, type " + w)
            .orElse(""));
    consent.setVisible(asks);
    consent.setManaged(asks);
    boolean named =
        migration.reviewProperty().get() instanceof ReviewState.Known(Review review, _)
            && !review.isEmpty();
    boolean begins =
        named && ((ReviewState.Known) migration.reviewProperty().get()).review().since().isEmpty();
    both.setVisible(begins);
    both.setManaged(begins);
    name.setVisible(named);
    name.setManaged(named);
  }

  private void showSteps(Review review) {
    int count = review.shown().changes().size();
    heading.setText(
        count
            + (count == 1 ? " change" : " changes")
            + review.since().map(m -> " since " + m.substring(m.indexOf('_') + 1)).orElse("")
            + forDatabases(review));
    losses.setText(String.join("\n", review.losses()));
    losses.setVisible(!review.losses().isEmpty());
    losses.setManaged(!review.losses().isEmpty());
    if (!steps.getItems().equals(review.shown().steps())) {
      steps.getItems().setAll(review.shown().steps());
    } else {
      steps.refresh();
    }
    showText();
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

  private void showText() {
    if (migration.reviewProperty().get() instanceof ReviewState.Known(Review review, _)) {
      statements.show(
          switch (tab.get()) {
            case SQL -> Script.render(review.plans());
            case ROLLBACK -> Script.rollback(review.plans());
            case YAML -> migration.changelog();
          });
    }
  }

  private void showQuestions() {
    questions.getChildren().setAll(migration.guesses().stream().map(this::question).toList());
    questions.setVisible(!migration.guesses().isEmpty());
    questions.setManaged(!migration.guesses().isEmpty());
  }

  private Node question(Rename rename) {
    String from = rename instanceof Rename.OfField f ? f.model() + "." + f.from() : rename.from();
    Label words = new Label("Was " + from + " renamed to " + rename.to() + "?");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button yes = new Button("Yes, renamed");
    yes.setId("rename-yes");
    yes.setOnAction(_ -> migration.confirmRename(rename));
    Button no = new Button("No");
    no.setId("rename-no");
    no.getStyleClass().add("flat");
    no.setOnAction(_ -> migration.denyRename(rename));
    for (Button button : List.of(yes, no)) {
      button.setMinWidth(Region.USE_PREF_SIZE);
    }
    HBox row = new HBox(8, words, no, yes);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Node nothing(Review review) {
    int pending = review.pending().size();
    if (pending == 0) {
      return empty(
          Feather.CHECK_CIRCLE,
          "Nothing to migrate",
          "The schema is as the last migration left it, and the database has every migration.");
    }
    VBox box =
        empty(
            Feather.CLOCK,
            pending == 1 ? "1 migration is pending" : pending + " migrations are pending",
            "The database does not have "
                + String.join(", ", review.pending())
                + " yet. Apply brings it up to date.");
    if (review.since().equals(Optional.of(review.pending().getLast()))) {
      Button discard = new Button("Remove the newest instead");
      discard.setId("review-discard");
      discard.setOnAction(_ -> migration.discardNewest());
      box.getChildren().add(discard);
    }
    return box;
  }

  private static Node message(String sentence, String details) {
    return empty(Feather.ALERT_CIRCLE, sentence, details);
  }

  private static VBox empty(Feather icon, String sentence, String more) {
    Label title = new Label(sentence);
    title.setId("review-message");
    title.getStyleClass().add("heading");
    title.setWrapText(true);
    Label words = new Label(more);
    words.getStyleClass().add("muted");
    words.setWrapText(true);
    words.setMaxWidth(520);
    title.setMaxWidth(520);
    for (Label label : List.of(title, words)) {
      label.setAlignment(Pos.CENTER);
      label.setTextAlignment(TextAlignment.CENTER);
    }
    VBox box = new VBox(Icons.of(icon), title, words);
    box.getStyleClass().add("empty-state");
    return box;
  }
}
