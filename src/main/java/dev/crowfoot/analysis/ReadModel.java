// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.model.Field;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.syntax.NodeKind;
import dev.crowfoot.text.Span;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A model together with the text it was read from: what the checks work on.
public final class ReadModel {
  private final String path;
  private final ModelDecl decl;
  private final Model model;
  private final Set<String> mentions;
  private final List<RelationField> relationFields;
  private final Supplier<Lines> read;
  private volatile @Nullable Lines lines;

  private ReadModel(
      String path,
      ModelDecl decl,
      Model model,
      Set<String> mentions,
      List<RelationField> relationFields,
      Supplier<Lines> read) {
    this.path = path;
    this.decl = decl;
    this.model = model;
    this.mentions = mentions;
    this.relationFields = relationFields;
    this.read = read;
  }

  static ReadModel of(String path, ModelDecl decl, Model model, Lines lines) {
    List<RelationField> relationFields =
        lines.relationRows.stream().map(RelationRow::field).toList();
    return new ReadModel(path, decl, model, mentions(model), relationFields, () -> lines);
  }

  /// The same model where its text now stands.
  ///
  /// @param read reads the lines, when somebody asks for them: of a model that did not change
  ///   nobody does
  ReadModel at(Location<ModelDecl> location, Supplier<Lines> read) {
    return new ReadModel(
        location.path(), location.declaration(), model, mentions, relationFields, read);
  }

  /// What stands in the lines of a model.
  ///
  /// @param attributes its `@@` attributes
  /// @param fields those of [#model()] by name, in the order of the text
  /// @param relationRows those of `fields` that are relation fields
  /// @param unread names of fields whose line could not be understood; nothing that refers to them
  ///   is reported again
  record Lines(
      List<Attribute> attributes,
      Map<String, ReadField> fields,
      List<RelationRow> relationRows,
      Set<String> unread) {}

  /// A relation field together with its line.
  public record RelationRow(RelationField field, ReadField row) {}

  /// The file it stands in.
  public String path() {
    return path;
  }

  public ModelDecl decl() {
    return decl;
  }

  public Model model() {
    return model;
  }

  public String name() {
    return model.name();
  }

  /// The names of the definitions that its fields have as their type.
  Set<String> mentions() {
    return mentions;
  }

  /// Those of its fields that are relation fields.
  List<RelationField> relationFields() {
    return relationFields;
  }

  private static Set<String> mentions(Model model) {
    Set<String> names = new LinkedHashSet<>();
    for (Field field : model.fields()) {
      switch (field) {
        case RelationField relation -> names.add(relation.target());
        case ScalarField scalar -> {
          switch (scalar.type()) {
            case FieldType.EnumReference type -> names.add(type.name());
            case FieldType.CompositeReference type -> names.add(type.name());
            case FieldType.Scalar _, FieldType.Unsupported _ -> {}
          }
        }
      }
    }
    return names;
  }

  /// Its `@@` attributes.
  public List<Attribute> attributes() {
    return lines().attributes;
  }

  /// Its relation fields, each with its line.
  public List<RelationRow> relationRows() {
    return lines().relationRows;
  }

  /// The names of fields whose line could not be understood.
  public Set<String> unread() {
    return lines().unread;
  }

  Lines lines() {
    Lines known = lines;
    if (known == null) {
      known = read.get();
      lines = known;
    }
    return known;
  }

  public boolean isCompositeType() {
    return decl.kind() == NodeKind.COMPOSITE_TYPE;
  }

  /// Its fields, each with its line.
  public Collection<ReadField> rows() {
    return lines().fields.values();
  }

  /// Whether the text declares a field of that name, readable or not.
  public boolean declares(String name) {
    return lines().fields.containsKey(name) || unread().contains(name);
  }

  /// The names of all fields the text declares, in its order.
  public Stream<String> declaredNames() {
    return decl.fields().stream().map(f -> f.name().text()).distinct();
  }

  public Optional<Field> field(String name) {
    return Optional.ofNullable(lines().fields.get(name)).map(ReadField::field);
  }

  public Optional<ScalarField> scalarField(String name) {
    ReadField found = lines().fields.get(name);
    return found != null && found.field() instanceof ScalarField scalar
        ? Optional.of(scalar)
        : Optional.empty();
  }

  /// Whether the field of that name is stored in a column and required.
  boolean isRequired(String name) {
    ReadField found = lines().fields.get(name);
    return found != null && found.field() instanceof ScalarField scalar && scalar.isRequired();
  }

  /// Whether all fields of those names are stored in columns.
  boolean hasColumns(List<String> names) {
    for (String name : names) {
      ReadField found = lines().fields.get(name);
      if (found == null || !(found.field() instanceof ScalarField)) {
        return false;
      }
    }
    return true;
  }

  /// The line of a field of [#model()].
  public ReadField row(Field field) {
    return row(field.name());
  }

  /// The line of the field of that name, which there must be.
  public ReadField row(String field) {
    ReadField found = lines().fields.get(field);
    if (found == null) {
      throw new IllegalArgumentException("no field " + field + " in " + name());
    }
    return found;
  }

  /// The declaration of a field of [#model()].
  public FieldDecl declaration(Field field) {
    return row(field).decl();
  }

  /// What to underline for a relation field: its whole line.
  public Span spanOf(RelationField field) {
    return declaration(field).span();
  }

  public Span nameSpan() {
    return decl.name().map(Name::span).orElse(decl.keyword());
  }

  /// Whether some of it could not be read, so that nothing should be called missing.
  public boolean isPartlyUnread() {
    return !unread().isEmpty();
  }
}
