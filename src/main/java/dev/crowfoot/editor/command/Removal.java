// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import dev.crowfoot.model.Relation.ManyToMany;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.text.FileEdit;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Gathers models and fields that go, and takes them out of the text together with what lists them:
/// a unique key that loses a field goes as a whole, for the fields left need not be unique; an
/// index goes on with the others.
final class Removal {
  private final Snapshot snapshot;
  private final Set<String> models = new HashSet<>();
  private final Set<FieldId> fields = new LinkedHashSet<>();

  Removal(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// A model with its relations' other ends.
  Removal model(String name) {
    models.add(name);
    for (Relation relation : snapshot.analysis().schema().relationsOf(name)) {
      relation(relation, false);
    }
    fields.addAll(TypeMentions.fieldsOf(snapshot, name));
    return this;
  }

  Removal field(FieldId field) {
    fields.add(field);
    return this;
  }

  /// Both fields of a relation.
  ///
  /// @param keepForeignKey whether the fields that hold its key stay; those that other relations or
  ///   the model's own key need stay anyway
  Removal relation(Relation relation, boolean keepForeignKey) {
    switch (relation) {
      case ManyToMany manyToMany -> {
        fields.add(manyToMany.a());
        fields.add(manyToMany.b());
      }
      case ForeignKeyRelation foreignKey -> {
        fields.add(foreignKey.child());
        fields.add(foreignKey.parent());
        if (!keepForeignKey) {
          foreignKey.fields().stream()
              .map(name -> new FieldId(foreignKey.child().model(), name))
              .filter(field -> !isNeeded(field, foreignKey))
              .forEach(fields::add);
        }
      }
    }
    return this;
  }

  private boolean isNeeded(FieldId field, Relation besides) {
    Model model = Declared.meaning(snapshot, field.model());
    return identifiesRows(model, field.field())
        || snapshot.analysis().schema().relationsOf(field.model()).stream()
            .filter(r -> !r.equals(besides))
            .filter(r -> models.stream().noneMatch(r::touches))
            .anyMatch(r -> uses(r, field));
  }

  /// Whether a field is part of the primary key, or of what stands in for one.
  private static boolean identifiesRows(Model model, String field) {
    return model.isPrimaryKeyField(field)
        || (model.primaryKey().isEmpty()
            && model.uniques().stream().anyMatch(key -> key.fieldNames().contains(field)));
  }

  private static boolean uses(Relation relation, FieldId field) {
    return relation instanceof ForeignKeyRelation key
        && ((key.child().model().equals(field.model()) && key.fields().contains(field.field()))
            || (key.parent().model().equals(field.model())
                && key.references().contains(field.field())));
  }

  /// The document without all of it: text, cards and recorded renames.
  Document apply() {
    List<FileEdit> edits = new ArrayList<>();
    snapshot.document().sources().files().forEach(file -> edits.addAll(edits(file.path())));
    Document document = SchemaEdit.of(snapshot).addAll(edits).apply();
    for (String model : models) {
      document =
          RecordedRenames.withoutModel(
              document.withLayout(document.layout().without(model)), model);
    }
    for (FieldId field : fields) {
      document =
          RecordedRenames.withoutField(
              document.withLayout(document.layout().without(field)), field);
    }
    return document;
  }

  private List<FileEdit> edits(String path) {
    List<Span> lines = new ArrayList<>();
    List<TextEdit> edits = new ArrayList<>();
    for (Location<ModelDecl> found : Declared.models(snapshot)) {
      if (found.path().equals(path)) {
        ModelDecl decl = found.declaration();
        String name = decl.name().map(Name::text).orElse("");
        if (models.contains(name)) {
          lines.add(decl.wholeLines());
        } else {
          fromModel(decl, namesIn(name), lines, edits);
        }
      }
    }
    String text = Objects.requireNonNull(snapshot.analysis().trees().get(path)).source().content();
    edits.addAll(LineRemoval.edits(text, lines));
    return edits.stream().map(edit -> new FileEdit(path, edit)).toList();
  }

  private Set<String> namesIn(String model) {
    return fields.stream()
        .filter(f -> f.model().equals(model))
        .map(FieldId::field)
        .collect(Collectors.toSet());
  }

  private static void fromModel(
      ModelDecl model, Set<String> leaving, List<Span> lines, List<TextEdit> edits) {
    if (leaving.isEmpty()) {
      return;
    }
    for (FieldDecl field : model.fields()) {
      if (leaving.contains(field.name().text())) {
        lines.add(field.wholeLines());
      }
    }
    List<List<String>> kept = new ArrayList<>();
    for (Attribute attribute : model.attributes()) {
      List<String> listed = FieldLists.names(attribute);
      List<String> left = listed.stream().filter(name -> !leaving.contains(name)).toList();
      if (left.size() == listed.size()) {
        kept.add(described(attribute, left));
      } else if (left.isEmpty()
          || !isIndex(attribute)
          || kept.contains(described(attribute, left))) {
        lines.add(attribute.wholeLines());
      } else {
        edits.addAll(FieldLists.without(attribute, leaving));
        kept.add(described(attribute, left));
      }
    }
  }

  private static List<String> described(Attribute attribute, List<String> fields) {
    List<String> description = new ArrayList<>(fields);
    description.addFirst(attribute.name().map(Name::text).orElse(""));
    return description;
  }

  private static boolean isIndex(Attribute attribute) {
    return attribute.isNamed("index") || attribute.isNamed("fulltext");
  }
}
