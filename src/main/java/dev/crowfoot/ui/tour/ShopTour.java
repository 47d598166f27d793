// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.tour;

import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Schema;
import dev.crowfoot.ui.OpenProject;
import dev.crowfoot.ui.StudioWindow;
import dev.crowfoot.ui.data.RowGrid;
import dev.crowfoot.ui.diagram.DiagramView;
import dev.crowfoot.ui.theme.Theme;
import dev.crowfoot.ui.tour.Hand.TourFailed;
import dev.crowfoot.ui.tour.Tour.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;

/// What the tour does, step by step. Each step is checked against the model, the files or the
/// database, whichever it should have changed.
final class ShopTour {
  private final Hand hand;
  private final StudioWindow window;
  private final ProjectFiles project;
  private final Witness witness;
  private final CodeSteps code;
  private final MigrationSteps migration;

  ShopTour(Hand hand, StudioWindow window, ProjectFiles project) {
    this.hand = hand;
    this.window = window;
    this.project = project;
    this.witness = new Witness(project);
    this.code = new CodeSteps(hand);
    this.migration = new MigrationSteps(hand, witness, this::studio);
  }

  List<Step> steps() {
    return List.of(
        new Step("start", "the start page", () -> hand.find("#start-page")),
        new Step(
            "large",
            "open a schema of " + LargeStep.TABLES + " tables",
            new LargeStep(hand, window, project)::open),
        new Step("open", "open the sample shop", this::open),
        new Step("arrange", "arrange it, one undo step", this::arrange),
        new Step("add-model", "add a model `Wishlist` with T and the keyboard", this::addModel),
        new Step("relate", "drag a relation from it to `Customer`", this::relate),
        new Step("code", "the same in the code", this::code),
        new Step("completion", "complete a type in the code", code::complete),
        new Step("hover", "explain a field in the code", code::explain),
        new Step("review", "save, and review the changes", this::review),
        new Step("review-diagram", "what comes and changes, in colour", migration::diagram),
        new Step("review-changelog", "the changelog, folded", migration::changelog),
        new Step("left-out", "leave a change out for another migration", migration::leaveOut),
        new Step("apply", "apply all of them to a new SQLite file", this::apply),
        new Step("form", "fill in the form for a new customer", this::fillForm),
        new Step("rows", "commit two customers", this::commitRows),
        new Step("find", "find one by part of the address", this::findRow),
        new Step("dark-rows", "the same in the dark", () -> dress(Theme.DARK)),
        new Step("rename", "rename `Customer.name` to `fullName`, and review", this::rename),
        new Step("renamed", "apply the rename; the rows keep their names", this::applyRename),
        new Step("checks", "drop a field that has values: the checks say so", migration::checks),
        new Step("dark-checks", "the same in the dark", () -> dress(Theme.DARK)),
        new Step("drift", "what somebody did beside the migrations", this::drift),
        new Step("reverted", "take it back", migration::revert),
        new Step("production", "unlock a database in production", migration::production),
        new Step("history", "the migrations, and the way back of the last", this::history),
        new Step("rolled-back", "roll it back; the rows keep their names", this::rollBack),
        new Step("dark-review", "the same in the dark", () -> dress(Theme.DARK)),
        new Step("dark-sheet", "the way back of what is left", this::firstMigration),
        new Step("dark-model", "the diagram in the dark", this::darkModel));
  }

  // model

  private void open() {
    Hand.act(() -> window.open(project.schema()));
    hand.until(
        "the project is open",
        () ->
            window
                .project()
                .filter(open -> open.studio().projectName().equals(project.name()))
                .isPresent());
    hand.find("#diagram");
    hand.until("the diagram is drawn", () -> diagram().isSettled());
    int models = ask(s -> s.models().size());
    check(models >= 12, "the shop should have at least 12 models, not " + models);
    hand.until(
        "the button counts the tables that no database has",
        () -> studio().studio().pendingChangesProperty().get() > models);
  }

  private void arrange() {
    focusCanvas();
    int steps = Hand.on(() -> studio().workspace().historyProperty().get().past().size());
    hand.press(KeyCode.A);
    hand.until(
        "the cards are arranged",
        () ->
            diagram().isSettled() && studio().workspace().document().layout().cards().size() >= 14);
    int after = Hand.on(() -> studio().workspace().historyProperty().get().past().size());
    check(after <= steps + 1, "arranging should be one step, not " + (after - steps));
    hand.press(KeyCode.DIGIT1, KeyCode.SHIFT);
    hand.until("it is fitted", () -> diagram().isSettled());
  }

  private void addModel() {
    hand.moveTo(emptySpot());
    hand.press(KeyCode.T);
    hand.find("#diagram-name-editor");
    hand.press(KeyCode.A, KeyCode.CONTROL);
    hand.type("Wishlist");
    hand.press(KeyCode.ENTER);
    hand.until("the model is there", () -> schema().model("Wishlist").isPresent());
    closeEditor();
    addField("Wishlist", "title", "String");
    addField("Wishlist", "createdAt", "DateTime");
    check(
        ask(s -> s.model("Wishlist").orElseThrow().scalarField("createdAt")).isPresent(),
        "`Wishlist` should have a field `createdAt`");
    Hand.act(() -> diagram().centreOn("Wishlist"));
  }

  private void addField(String model, String name, String type) {
    hand.moveTo(toScreen(Hand.on(() -> boundsOf(model))));
    hand.click(Hand.on(() -> scenePointToScreen(diagram().addRowOf(model).orElseThrow())));
    hand.find("#diagram-name-editor");
    hand.press(KeyCode.A, KeyCode.CONTROL);
    hand.type(name);
    hand.press(KeyCode.TAB);
    hand.find("#diagram-type-editor");
    hand.press(KeyCode.A, KeyCode.CONTROL);
    hand.type(type);
    hand.press(KeyCode.ENTER);
    hand.until(
        "the field is there",
        () -> schema().model(model).flatMap(m -> m.scalarField(name)).isPresent());
    closeEditor();
  }

  private void relate() {
    hand.press(KeyCode.DIGIT1, KeyCode.SHIFT);
    hand.until("it is fitted", () -> diagram().isSettled());
    Point2D card = toScreen(Hand.on(() -> boundsOf("Wishlist")));
    hand.moveTo(card);
    Point2D port =
        Hand.on(
            () ->
                scenePointToScreen(diagram().portOf(new FieldId("Wishlist", "id")).orElseThrow()));
    hand.drag(port, toScreen(Hand.on(() -> boundsOf("Customer"))));
    hand.until("the relation is there", () -> wishlistRelation().isPresent());
    Relation.ForeignKeyRelation relation = Hand.on(() -> wishlistRelation().orElseThrow());
    check(
        relation.fields().equals(List.of("customerId"))
            && relation.references().equals(List.of("id")),
        "the relation should go from customerId to id, not " + relation);
  }

  private Optional<Relation.ForeignKeyRelation> wishlistRelation() {
    return schema().relationsOf("Wishlist").stream()
        .filter(Relation.ForeignKeyRelation.class::isInstance)
        .map(Relation.ForeignKeyRelation.class::cast)
        .filter(r -> r.child().model().equals("Wishlist") && r.parent().model().equals("Customer"))
        .findFirst();
  }

  private void code() {
    hand.press(KeyCode.DIGIT2, KeyCode.CONTROL);
    hand.find("#code-area");
    hand.settle();
  }

  // migrations

  private void review() {
    hand.press(KeyCode.ESCAPE);
    hand.press(KeyCode.DIGIT1, KeyCode.CONTROL);
    hand.press(KeyCode.S, KeyCode.CONTROL);
    hand.until("it is saved", () -> !studio().workspace().dirtyProperty().get());
    check(witness.schemaText().contains("model Wishlist {"), "the file should hold the new model");
    hand.click("#toolbar-review");
    hand.find("#review-apply");
  }

  private void apply() {
    migration.takeAll();
    migrate("init");
    check(witness.tables().contains("Wishlist"), "the database should have the table Wishlist");
    check(witness.migrations() == 1, "there should be one migration");
  }

  private void migrate(String name) {
    int before = witness.migrations();
    hand.click("#review-name");
    hand.press(KeyCode.A, KeyCode.CONTROL);
    hand.type(name);
    hand.click("#review-apply");
    hand.until("the migration is applied", () -> witness.migrations() == before + 1);
    hand.until(
        "nothing is left to do", () -> studio().studio().pendingChangesProperty().get() == 0);
  }

  private void rename() {
    dress(Theme.LIGHT);
    hand.press(KeyCode.DIGIT1, KeyCode.CONTROL);
    Hand.act(() -> diagram().centreOn("Customer"));
    hand.until("the canvas rests", () -> diagram().isSettled());
    hand.click(
        toScreen(
            Hand.on(
                () -> diagram().screenBoundsOf(new FieldId("Customer", "name")).orElseThrow())));
    hand.press(KeyCode.F2);
    hand.find("#diagram-name-editor");
    hand.press(KeyCode.A, KeyCode.CONTROL);
    hand.type("fullName");
    hand.press(KeyCode.ENTER);
    hand.until(
        "the field has its new name",
        () -> schema().model("Customer").flatMap(m -> m.scalarField("fullName")).isPresent());
    closeEditor();
    hand.press(KeyCode.S, KeyCode.CONTROL);
    hand.click("#toolbar-review");
    hand.until("there is one change", () -> studio().studio().pendingChangesProperty().get() == 1);
  }

  private void applyRename() {
    migrate("full name");
    check(
        witness
            .values("SELECT \"fullName\" FROM \"Customer\" ORDER BY 1")
            .equals(List.of("Ada Lovelace", "Grace Hopper")),
        "the rows should keep their names under `fullName`");
  }

  private void drift() {
    dress(Theme.LIGHT);
    migration.undoChecks();
    migration.drift();
  }

  private void history() {
    migration.noProduction();
    hand.click("#sidebar-migrations");
    hand.click("#history-rollback");
    hand.find("#rollback-yes");
  }

  private void firstMigration() {
    hand.click("#history-rollback");
    hand.find("#rollback-yes");
  }

  private void rollBack() {
    hand.click("#rollback-yes");
    hand.until("it is rolled back", () -> witness.migrations() == 1);
    check(
        witness
            .values("SELECT \"name\" FROM \"Customer\" ORDER BY 1")
            .equals(List.of("Ada Lovelace", "Grace Hopper")),
        "the rows should keep their names under `name`");
  }

  // rows

  private void fillForm() {
    hand.press(KeyCode.DIGIT4, KeyCode.CONTROL);
    choose("#data-model", "Customer");
    fill("ada@example.com", "Ada Lovelace");
  }

  private void fill(String email, String name) {
    hand.click("#data-add-row");
    hand.click("#data-field-email");
    hand.type(email);
    hand.click("#data-field-name");
    hand.type(name);
  }

  private void commitRows() {
    hand.click("#data-form-add");
    fill("grace@example.com", "Grace Hopper");
    hand.click("#data-form-add");
    hand.click("#data-review");
    hand.find("#data-review-sql");
    hand.click("#data-commit");
    hand.until(
        "the rows are in the database",
        () -> witness.values("SELECT \"email\" FROM \"Customer\"").size() == 2);
    hand.until("the grid shows them", () -> gridRows() == 2);
  }

  private void findRow() {
    hand.click("#data-add-filter");
    hand.find("#data-filter-text");
    hand.type("email contains ada@");
    hand.press(KeyCode.ENTER);
    hand.until("one row is left", () -> gridRows() == 1);
    String query = Hand.on(() -> ((Labeled) hand.seen("#data-query")).getText());
    check(query.contains("contains"), "the query should be shown, not " + query);
  }

  /// Chooses from a drop-down by its first letters, as a hand on the keyboard does.
  private void choose(String selector, String word) {
    Hand.choose(hand.find(selector), word);
    hand.settle();
  }

  private long gridRows() {
    return ((RowGrid) hand.seen("#data-grid")).lineCount();
  }

  // in the dark

  private void dress(Theme theme) {
    Hand.act(() -> window.use(theme));
    hand.settle();
  }

  private void darkModel() {
    hand.click("#rollback-no");
    hand.press(KeyCode.DIGIT1, KeyCode.CONTROL);
    Hand.act(() -> diagram().fitAll());
    hand.until("the diagram is drawn", () -> diagram().isSettled());
  }

  // where things are

  private OpenProject studio() {
    return window.project().orElseThrow(() -> new TourFailed("no project is open"));
  }

  private Schema schema() {
    return studio().workspace().drawnProperty().get();
  }

  private <T> T ask(Function<Schema, T> question) {
    return Hand.on(() -> question.apply(schema()));
  }

  private DiagramView diagram() {
    return (DiagramView) hand.seen("#diagram");
  }

  private Bounds boundsOf(String card) {
    return diagram()
        .screenBoundsOf(card)
        .orElseThrow(() -> new TourFailed("there is no card `" + card + "`"));
  }

  private void focusCanvas() {
    Hand.act(() -> diagram().requestFocus());
  }

  private void closeEditor() {
    if (hand.sees("#diagram-name-editor") || hand.sees("#diagram-type-editor")) {
      hand.press(KeyCode.ESCAPE);
    }
    focusCanvas();
  }

  /// A spot of the canvas below all cards.
  private Point2D emptySpot() {
    return Hand.on(
        () -> {
          Bounds canvas = diagram().localToScreen(diagram().getBoundsInLocal());
          return new Point2D(canvas.getCenterX(), canvas.getMaxY() - 120);
        });
  }

  private Point2D toScreen(Bounds inScene) {
    return Hand.on(
        () -> scenePointToScreen(new Point2D(inScene.getCenterX(), inScene.getMinY() + 14)));
  }

  private Point2D scenePointToScreen(Point2D inScene) {
    return diagram().localToScreen(diagram().sceneToLocal(inScene));
  }

  static void check(boolean isSo, String otherwise) {
    if (!isSo) {
      throw new TourFailed(otherwise);
    }
  }
}
