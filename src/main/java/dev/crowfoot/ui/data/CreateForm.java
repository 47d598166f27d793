// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.control.Prose;
import dev.crowfoot.ui.data.CreateFormViewModel.FormField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The panel for a new row: a field for each column in the schema's order. Each field's control has
/// the id `data-field-NAME`.
final class CreateForm extends BorderPane {
  private final CreateFormViewModel form;
  private final Consumer<Map<String, @Nullable Object>> done;
  private final Consumer<FormField> nest;

  /// @param nest opens a form for a new row that a field shall refer to
  CreateForm(
      CreateFormViewModel form,
      Consumer<Map<String, @Nullable Object>> done,
      Runnable cancel,
      Consumer<FormField> nest) {
    this.form = form;
    this.done = done;
    this.nest = nest;
    setId("data-form");
    getStyleClass().addAll("data-panel", "create-form");
    Label title = new Label("New " + form.model().name());
    title.getStyleClass().add("heading");
    Label hint = new Label("staged until you commit");
    hint.getStyleClass().addAll("muted", "small");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head =
        new HBox(
            title, hint, space, Icons.button("data-form-close", Feather.X, "Close (Esc)", cancel));
    head.getStyleClass().add("panel-head");
    VBox lines = new VBox();
    lines.getStyleClass().add("form-lines");
    form.fields().forEach(field -> lines.getChildren().add(line(field)));
    ScrollPane scroll = new ScrollPane(lines);
    scroll.setFitToWidth(true);
    Button add = new Button("Add row");
    add.setId("data-form-add");
    add.getStyleClass().add("accent");
    add.setDefaultButton(true);
    add.setOnAction(_ -> submit());
    Button close = new Button("Cancel");
    close.setId("data-form-cancel");
    close.setCancelButton(true);
    close.setOnAction(_ -> cancel.run());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox foot = new HBox(gap, close, add);
    foot.getStyleClass().add("panel-foot");
    setTop(head);
    setCenter(scroll);
    setBottom(foot);
    Platform.runLater(this::focusFirst);
  }

  /// The first field that has to be filled in, else the first.
  private void focusFirst() {
    form.fields().stream()
        .filter(FormField::isRequired)
        .findFirst()
        .or(() -> form.fields().stream().findFirst())
        .map(field -> lookup("#data-field-" + field.field().name()))
        .ifPresent(Node::requestFocus);
  }

  private void submit() {
    Optional<Map<String, @Nullable Object>> values = form.values();
    if (values.isPresent()) {
      done.accept(values.get());
      return;
    }
    form.fields().stream()
        .filter(field -> !field.problemProperty().get().isEmpty())
        .findFirst()
        .map(field -> lookup("#data-field-" + field.field().name()))
        .ifPresent(Node::requestFocus);
  }

  private VBox line(FormField field) {
    Label name = new Label(field.field().name());
    name.getStyleClass().add("field-name");
    Label star = new Label(field.isRequired() ? "*" : "");
    star.getStyleClass().add("danger-text");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label type = new Label(field.field().type().word() + field.field().arity().suffix());
    type.getStyleClass().addAll("mono", "muted");
    HBox head = new HBox(name, star, space, type);
    head.setAlignment(Pos.BASELINE_LEFT);
    head.getStyleClass().add("field-head");
    Prose problem = new Prose("", "danger-text", "small");
    field.problemProperty().subscribe(problem::setWords);
    problem.visibleProperty().bind(field.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    VBox line = new VBox(head, control(field), problem);
    line.getStyleClass().add("form-line");
    return line;
  }

  private Node control(FormField field) {
    String id = "data-field-" + field.field().name();
    Optional<RelationChoices> relation = field.relation();
    if (relation.isPresent()) {
      return new RelationPicker(id, relation.get(), field, () -> nest.accept(field));
    }
    List<String> choices = field.choices();
    return choices.isEmpty() ? text(id, field) : choice(id, field, choices);
  }

  private static TextInputControl text(String id, FormField field) {
    boolean large = field.field().type() == Scalar.JSON;
    TextInputControl input = large ? new TextArea() : new TextField();
    if (input instanceof TextArea area) {
      area.setPrefRowCount(3);
    }
    input.setId(id);
    input.setPromptText(field.ghost());
    input.textProperty().bindBidirectional(field.textProperty());
    return input;
  }

  private static ComboBox<String> choice(String id, FormField field, List<String> choices) {
    ComboBox<String> box = new ComboBox<>();
    box.setId(id);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setButtonCell(new Chosen(field.ghost()));
    if (!field.isRequired()) {
      box.getItems().add("");
    }
    box.getItems().addAll(choices);
    box.valueProperty().bindBidirectional(field.textProperty());
    return box;
  }

  /// What a closed box shows: the choice, or in grey what stands there without one.
  private static final class Chosen extends ListCell<String> {
    private static final PseudoClass GHOST = PseudoClass.getPseudoClass("ghost");
    private final String ghost;

    private Chosen(String ghost) {
      this.ghost = ghost;
    }

    @Override
    protected void updateItem(@Nullable String choice, boolean empty) {
      super.updateItem(choice, empty);
      boolean none = empty || choice == null || choice.isEmpty();
      setText(none ? ghost : choice);
      pseudoClassStateChanged(GHOST, none);
    }
  }
}
