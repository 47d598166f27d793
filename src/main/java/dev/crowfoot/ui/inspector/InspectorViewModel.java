// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.inspector;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.attribute.SetArity;
import dev.crowfoot.editor.attribute.SetDocumentation;
import dev.crowfoot.editor.attribute.SetMappedName;
import dev.crowfoot.editor.attribute.SetReferentialAction;
import dev.crowfoot.editor.attribute.SetReferentialAction.Event;
import dev.crowfoot.editor.attribute.SetRowAttribute;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.ReferentialAction;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the inspector shows, and its edits. Each edit is one command, so one undo step.
public final class InspectorViewModel {
  private final WorkspaceViewModel workspace;
  private final ReadOnlyObjectWrapper<Inspected> inspected;

  public InspectorViewModel(WorkspaceViewModel workspace) {
    this.workspace = workspace;
    this.inspected = new ReadOnlyObjectWrapper<>(look());
    workspace.selectionProperty().addListener((_, _, _) -> refresh());
    workspace.drawnProperty().addListener((_, _, _) -> refresh());
  }

  public ReadOnlyObjectProperty<Inspected> inspectedProperty() {
    return inspected.getReadOnlyProperty();
  }

  /// What a field may be: the language's own types, then the enums.
  public List<String> types() {
    return Stream.concat(
            Arrays.stream(FieldType.Scalar.values()).map(FieldType::word),
            workspace.drawnProperty().get().enums().stream().map(EnumType::name))
        .toList();
  }

  /// Selects something else, as a click on its card would.
  public void select(Selection selection) {
    workspace.selectionProperty().set(selection);
  }

  public void setArity(FieldId field, Arity arity) {
    run(new SetArity(field, arity));
  }

  public void setUnique(FieldId field, boolean unique) {
    run(new SetRowAttribute(field, "unique", unique ? "unique" : ""));
  }

  public void setId(FieldId field, boolean id) {
    run(new SetRowAttribute(field, "id", id ? "id" : ""));
  }

  /// @param written what stands between the parentheses of `@default(…)`; empty for none
  public void setDefault(FieldId field, String written) {
    String value = written.strip();
    run(new SetRowAttribute(field, "default", value.isEmpty() ? "" : "default(" + value + ")"));
  }

  /// @param written such as `VarChar(191)`, with or without the `@db.`; empty for the usual type
  public void setNativeType(FieldId field, String written) {
    String type = written.strip();
    String bare = type.startsWith("@") ? type.substring(1) : type;
    String dotted = bare.isEmpty() || bare.contains(".") ? bare : "db." + bare;
    String datasource = dotted.isEmpty() ? "db" : dotted.substring(0, dotted.indexOf('.'));
    run(new SetRowAttribute(field, datasource + ".", dotted));
  }

  /// @param row empty for the block itself
  public void setMappedName(String block, Optional<String> row, String mappedName) {
    run(new SetMappedName(block, row, mappedName.strip()));
  }

  /// @param row empty for the block itself
  public void setDocumentation(String block, Optional<String> row, String documentation) {
    run(new SetDocumentation(block, row, documentation));
  }

  public void setAction(FieldId child, Event event, Optional<ReferentialAction> action) {
    run(new SetReferentialAction(child, event, action));
  }

  private void run(Command command) {
    workspace.execute(command);
  }

  private void refresh() {
    Inspected now = look();
    if (!now.equals(inspected.get())) {
      inspected.set(now);
    }
  }

  private Inspected look() {
    return Inspected.of(workspace.selectionProperty().get(), workspace.drawnProperty().get());
  }
}
