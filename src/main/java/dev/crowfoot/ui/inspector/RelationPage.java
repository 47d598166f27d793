// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.inspector;

import dev.crowfoot.editor.attribute.SetReferentialAction.Event;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.ReferentialAction;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import dev.crowfoot.model.Relation.ManyToMany;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.ui.inspector.Inspected.OfRelation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.feather.Feather;

/// A relation, seen from the end that is selected.
record RelationPage(InspectorViewModel viewModel) {
  /// Leaves the action to the language.
  private static final String USUAL = "Default";

  Pane of(OfRelation selected) {
    FieldId id = selected.id();
    RelationField field = selected.field();
    Form form =
        new Form()
            .text(
                "inspector-name", "Name", field.name(), "", name -> viewModel.renameField(id, name))
            .names("Leads to", field.target());
    selected.relation().ifPresent(relation -> ends(form, relation));
    form.area(
        "inspector-docs",
        "Description",
        field.documentation(),
        "What it is for",
        text -> viewModel.setDocumentation(id.model(), Optional.of(id.field()), text));
    return Page.of(Feather.LINK_2, field.name(), "Relation of " + id.model(), form);
  }

  private void ends(Form form, Relation relation) {
    form.words("Kind", Words.kind(relation));
    switch (relation) {
      case ForeignKeyRelation key -> {
        form.section("Foreign key")
            .names("Columns", key.child().model() + "." + String.join(", ", key.fields()))
            .names("Refers to", key.parent().model() + "." + String.join(", ", key.references()))
            .choice(
                "inspector-on-delete",
                "On delete",
                key.onDelete().word(),
                actions(),
                word -> viewModel.setAction(key.child(), Event.DELETE, action(word)))
            .choice(
                "inspector-on-update",
                "On update",
                key.onUpdate().word(),
                actions(),
                word -> viewModel.setAction(key.child(), Event.UPDATE, action(word)));
      }
      case ManyToMany many ->
          form.section("Table")
              .names("Name", many.tableName())
              .names("Columns", "A, B")
              .words("Between", many.a().model() + ", " + many.b().model());
    }
  }

  private static List<String> actions() {
    List<String> words = new ArrayList<>();
    words.add(USUAL);
    Arrays.stream(ReferentialAction.values()).map(ReferentialAction::word).forEach(words::add);
    return words;
  }

  private static Optional<ReferentialAction> action(String word) {
    return word.equals(USUAL) ? Optional.empty() : ReferentialAction.ofWord(word);
  }
}
