// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.inspector;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Hue;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.attribute.CheckEnums;
import dev.crowfoot.editor.attribute.SetDocumentation;
import dev.crowfoot.editor.attribute.SetMappedName;
import dev.crowfoot.editor.attribute.SetReferentialAction;
import dev.crowfoot.editor.attribute.SetReferentialAction.Event;
import dev.crowfoot.editor.attribute.SetRowAttribute;
import dev.crowfoot.editor.command.AddBlockKey;
import dev.crowfoot.editor.command.BlockKey;
import dev.crowfoot.editor.command.ChangeFieldType;
import dev.crowfoot.editor.command.RemoveBlockKey;
import dev.crowfoot.editor.command.RenameEnum;
import dev.crowfoot.editor.command.RenameEnumValue;
import dev.crowfoot.editor.command.RenameField;
import dev.crowfoot.editor.command.RenameModel;
import dev.crowfoot.editor.command.SetDefault;
import dev.crowfoot.editor.command.SetId;
import dev.crowfoot.editor.command.SetUnique;
import dev.crowfoot.editor.view.AreaCommand;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.ReferentialAction;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    workspace.snapshotProperty().addListener((_, _, _) -> refresh());
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

  /// @param to the new name; an empty one changes nothing
  public void renameModel(String from, String to) {
    renamed(new RenameModel(from, to.strip()), to, new Selection.Cards(Set.of(to.strip())));
  }

  public void renameArea(String from, String to) {
    renamed(new AreaCommand.Rename(from, to.strip()), to, new Selection.OfArea(to.strip()));
  }

  public void colourArea(String area, Hue hue) {
    run(new AreaCommand.Colour(area, hue));
  }

  /// Removes an area; its tables stay.
  public void removeArea(String area) {
    run(new AreaCommand.Delete(area));
  }

  public void renameEnum(String from, String to) {
    renamed(new RenameEnum(from, to.strip()), to, new Selection.Cards(Set.of(to.strip())));
  }

  /// Renames a column or a relation field.
  public void renameField(FieldId field, String to) {
    FieldId now = new FieldId(field.model(), to.strip());
    Selection selected =
        workspace.selectionProperty().get() instanceof Selection.Edge
            ? new Selection.Edge(now)
            : new Selection.Row(now);
    renamed(new RenameField(field, to.strip()), to, selected);
  }

  public void renameEnumValue(FieldId value, String to) {
    renamed(
        new RenameEnumValue(value, to.strip()),
        to,
        new Selection.Row(new FieldId(value.model(), to.strip())));
  }

  /// What was renamed stays selected under its new name.
  private void renamed(Command command, String to, Selection selected) {
    if (!to.isBlank() && workspace.execute(command)) {
      workspace.selectionProperty().set(selected);
    }
  }

  /// @param type a type's word, without `?` and `[]`
  public void retype(FieldId field, Arity arity, String type) {
    String bare = type.strip();
    if (!bare.isEmpty()) {
      String suffix = bare.endsWith("?") || bare.endsWith("]") ? "" : arity.suffix();
      run(new ChangeFieldType(field, bare + suffix));
    }
  }

  /// @param type the field's type's word
  public void setArity(FieldId field, String type, Arity arity) {
    run(new ChangeFieldType(field, type + arity.suffix()));
  }

  public void setUnique(FieldId field, boolean unique) {
    run(new SetUnique(field, unique));
  }

  public void setId(FieldId field, boolean id) {
    run(new SetId(field, id));
  }

  /// @param written what stands between the parentheses of `@default(…)`; empty for none
  public void setDefault(FieldId field, String written) {
    String value = written.strip();
    run(new SetDefault(field, value.isEmpty() ? Optional.empty() : Optional.of(value)));
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

  /// Says whether a database without enum types checks the values of enums.
  public void setEnumChecks(boolean wanted) {
    run(new CheckEnums(wanted));
  }

  public void setAction(FieldId child, Event event, Optional<ReferentialAction> action) {
    run(new SetReferentialAction(child, event, action));
  }

  /// Adds a key or an index over fields.
  ///
  /// @param fields their names, with commas or blanks between
  public void addKey(String model, BlockKey key, String fields) {
    List<String> names =
        Arrays.stream(fields.strip().split("[,\\s]+", -1)).filter(n -> !n.isEmpty()).toList();
    run(new AddBlockKey(model, key, names));
  }

  /// Removes a key or an index, be it written in the block or behind a field.
  public void removeKey(String model, BlockKey key, List<String> fields) {
    boolean done = workspace.execute(new RemoveBlockKey(model, key, fields));
    if (!done && fields.size() == 1 && key != BlockKey.INDEX) {
      FieldId field = new FieldId(model, fields.getFirst());
      run(key == BlockKey.ID ? new SetId(field, false) : new SetUnique(field, false));
    }
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
    return Inspected.of(
        workspace.selectionProperty().get(),
        workspace.drawnProperty().get(),
        workspace.document().layout());
  }
}
