// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.inspector;

import dev.crowfoot.model.Model;
import dev.crowfoot.ui.inspector.Inspected.OfArea;
import dev.crowfoot.ui.inspector.Inspected.OfEnum;
import dev.crowfoot.ui.inspector.Inspected.OfEnumValue;
import dev.crowfoot.ui.inspector.Inspected.OfField;
import dev.crowfoot.ui.inspector.Inspected.OfMany;
import dev.crowfoot.ui.inspector.Inspected.OfModel;
import dev.crowfoot.ui.inspector.Inspected.OfRelation;
import dev.crowfoot.ui.inspector.Inspected.OfSchema;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.feather.Feather;

/// The properties of what is selected: the same that the code has, each edit the smallest change of
/// the text.
///
/// Ids: `inspector-title`, `inspector-name`, `inspector-type`, `inspector-required`,
/// `inspector-optional`, `inspector-list`, `inspector-id`, `inspector-unique`, `inspector-default`,
/// `inspector-native`, `inspector-map`, `inspector-docs`, `inspector-on-delete`,
/// `inspector-on-update`, and `inspector-row-NAME` for each field of a model.
public final class Inspector extends ScrollPane {
  /// The name of the model that the page is about; empty when it is about something else.
  private String shownModel = "";

  public Inspector(InspectorViewModel viewModel) {
    getStyleClass().add("inspector");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("inspector.css")).toExternalForm());
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    viewModel.inspectedProperty().subscribe(inspected -> show(inspected, viewModel));
  }

  private void show(Inspected inspected, InspectorViewModel viewModel) {
    String focused = focusedId();
    String model = inspected instanceof OfModel(Model of, _) ? of.name() : "";
    Pane page = page(inspected, viewModel);
    if (!model.isEmpty() && model.equals(shownModel) && getContent() instanceof Pane shown) {
      Splice.into(shown, page); // somebody types in the model's block
    } else {
      setContent(page);
    }
    shownModel = model;
    if (!focused.isEmpty()) {
      Optional.ofNullable(lookup("#" + focused)).ifPresent(Node::requestFocus);
    }
  }

  private static Pane page(Inspected inspected, InspectorViewModel viewModel) {
    return switch (inspected) {
      case OfSchema schema -> SchemaPage.of(schema, viewModel);
      case OfMany many -> Page.of(Feather.COPY, many.count() + " tables", "Selected", new Form());
      case OfModel model -> new ModelPage(viewModel).of(model.model(), model.relations());
      case OfArea area -> new AreaPage(viewModel).of(area);
      case OfEnum type -> new EnumPage(viewModel).of(type.enumType());
      case OfEnumValue value -> new EnumPage(viewModel).ofValue(value);
      case OfField field -> new FieldPage(viewModel).of(field);
      case OfRelation relation -> new RelationPage(viewModel).of(relation);
    };
  }

  /// An edit makes the form anew; whoever was in a field stays in it.
  private String focusedId() {
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    for (Node node = owner; node != null; node = node.getParent()) {
      if (node == this) {
        return owner == null || owner.getId() == null ? "" : owner.getId();
      }
    }
    return "";
  }
}
