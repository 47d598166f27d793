// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.inspector;

import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.command.BlockKey;
import dev.crowfoot.model.Field;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Index;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import dev.crowfoot.model.Relation.ManyToMany;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.feather.Feather;

/// A model or a view.
record ModelPage(InspectorViewModel viewModel) {
  Pane of(Model model, List<Relation> relations) {
    Form form = new Form();
    form.text(
        "inspector-name",
        "Name",
        model.name(),
        "",
        name -> viewModel.renameModel(model.name(), name));
    blockProperties(viewModel, form, model.name(), model.mappedName(), model.documentation());
    form.section("Fields");
    form.list(model.fields().stream().map(field -> row(model, field)).toList());
    keys(form, model);
    if (!relations.isEmpty()) {
      form.section("Relations");
      form.list(relations.stream().map(relation -> relationRow(model, relation)).toList());
    }
    return Page.of(
        model.isView() ? Feather.EYE : Feather.GRID,
        model.name(),
        model.isView() ? "View" : "Table",
        form);
  }

  /// What models and enums have in common: the name in the database and the description.
  static void blockProperties(
      InspectorViewModel viewModel,
      Form form,
      String block,
      Optional<String> mappedName,
      String documentation) {
    form.code(
            "inspector-map",
            "In database",
            mappedName.orElse(""),
            block,
            name -> viewModel.setMappedName(block, Optional.empty(), name))
        .area(
            "inspector-docs",
            "Description",
            documentation,
            "What it is for",
            text -> viewModel.setDocumentation(block, Optional.empty(), text));
  }

  private void keys(Form form, Model model) {
    List<KeyLine> lines = new ArrayList<>();
    model
        .primaryKey()
        .ifPresent(key -> lines.add(line(model, BlockKey.ID, "@id", key.fieldNames())));
    for (UniqueKey unique : model.uniques()) {
      lines.add(line(model, BlockKey.UNIQUE, "@unique", unique.fieldNames()));
    }
    for (Index index : model.indexes()) {
      String word = index.fulltext() ? "@fulltext" : "@index";
      lines.add(line(model, BlockKey.INDEX, word, index.fieldNames()));
    }
    form.section("Keys and indexes");
    form.list(lines);
    if (!model.isView()) {
      form.wide(new KeyForm(viewModel, model));
    }
  }

  private KeyLine line(Model model, BlockKey key, String word, List<String> fields) {
    return new KeyLine(viewModel, model.name(), key, word, fields);
  }

  private Node row(Model model, Field field) {
    String type =
        switch (field) {
          case ScalarField scalar -> scalar.type().word() + scalar.arity().suffix();
          case RelationField relation -> relation.target() + relation.arity().suffix();
        };
    FieldId id = new FieldId(model.name(), field.name());
    Selection selection =
        field instanceof RelationField ? new Selection.Edge(id) : new Selection.Row(id);
    return new RowLink(viewModel, "inspector-row-" + field.name(), field.name(), type, selection);
  }

  private Node relationRow(Model model, Relation relation) {
    FieldId end =
        switch (relation) {
          case ForeignKeyRelation key ->
              key.child().model().equals(model.name()) ? key.child() : key.parent();
          case ManyToMany many -> many.a().model().equals(model.name()) ? many.a() : many.b();
        };
    FieldId other = Words.opposite(relation, end);
    return new RowLink(
        viewModel,
        "inspector-relation-" + end.field(),
        end.field() + " → " + other.model(),
        Words.kind(relation),
        new Selection.Edge(end));
  }
}
