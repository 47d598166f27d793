// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.analysis.ReadModel.Lines;
import dev.crowfoot.analysis.ReadModel.RelationRow;
import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.model.Field;
import dev.crowfoot.model.Index;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.PrimaryKey;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.UniqueKey;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.syntax.NodeKind;
import dev.crowfoot.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Second pass: reads a model, view or composite type with everything but its relations' ends.
final class ModelReader {
  private final FieldReader fieldReader;
  private final OwnChecks checks;
  private final Findings findings;

  private ModelReader(FieldReader fieldReader, OwnChecks checks, Findings findings) {
    this.fieldReader = fieldReader;
    this.checks = checks;
    this.findings = findings;
  }

  static ModelReader of(Declared declared, Map<String, SyntaxTree> trees, Findings findings) {
    Definitions definitions = declared.definitions();
    UnknownTypes unknownTypes = new UnknownTypes(definitions, trees, findings);
    return new ModelReader(
        new FieldReader(definitions, unknownTypes), new OwnChecks(declared, findings), findings);
  }

  /// Reads models and checks each for itself.
  List<ReadModel> readAll(List<Location<ModelDecl>> locations) {
    List<ReadModel> models = new ArrayList<>(locations.size());
    for (Location<ModelDecl> location : locations) {
      ReadModel model = read(location);
      checks.check(model);
      models.add(model);
    }
    return models;
  }

  /// A model of an earlier analysis in the place where its text now stands. It is not read again
  /// before somebody asks for its lines.
  static ReadModel moved(
      ReadModel known,
      Location<ModelDecl> location,
      Declared declared,
      Map<String, SyntaxTree> trees) {
    return known.at(location, () -> of(declared, trees, new Findings()).read(location).lines());
  }

  private ReadModel read(Location<ModelDecl> location) {
    Map<String, ReadField> fields = new LinkedHashMap<>();
    List<RelationRow> relationRows = new ArrayList<>();
    Set<String> unread = new HashSet<>();
    boolean checksNames = location.declaration().kind() != NodeKind.COMPOSITE_TYPE;
    for (FieldDecl decl : location.declaration().fields()) {
      if (checksNames) {
        NameChecks.check(decl.name(), location, findings);
      }
      String name = decl.name().text();
      List<Attribute> attributes = decl.attributes();
      if (fields.containsKey(name) || unread.contains(name)) {
        reportDuplicate(location, decl);
        continue;
      }
      Optional<Field> field = fieldReader.read(location.path(), decl, name, attributes);
      if (field.isPresent()) {
        ReadField row = new ReadField(field.get(), decl, attributes);
        fields.put(name, row);
        if (field.get() instanceof RelationField relation) {
          relationRows.add(new RelationRow(relation, row));
        }
      } else {
        unread.add(name);
      }
    }
    List<Attribute> attributes = location.declaration().attributes();
    Model model = model(location.declaration(), fields.values(), attributes);
    Lines lines = new Lines(attributes, fields, List.copyOf(relationRows), unread);
    return ReadModel.of(location.path(), location.declaration(), model, lines);
  }

  private static Model model(
      ModelDecl decl, Collection<ReadField> rows, List<Attribute> attributes) {
    UnaryOperator<String> columns = name -> columnName(rows, name);
    Optional<PrimaryKey> primaryKey = Optional.empty();
    List<UniqueKey> uniques = new ArrayList<>();
    for (ReadField row : rows) {
      if (row.field() instanceof RelationField) {
        continue;
      }
      for (Attribute attribute : row.attributes()) {
        if (attribute.isNamed("id") && primaryKey.isEmpty()) {
          primaryKey = Optional.of(KeyReader.fieldId(row.name(), attribute));
        } else if (attribute.isNamed("unique")) {
          uniques.add(KeyReader.fieldUnique(row.name(), attribute, columns));
        }
      }
    }
    List<Index> indexes = new ArrayList<>();
    boolean ignored = false;
    for (Attribute attribute : attributes) {
      switch (attribute.word()) {
        case "id" -> primaryKey = primaryKey.or(() -> Optional.of(KeyReader.id(attribute)));
        case "unique" -> uniques.add(KeyReader.unique(attribute, columns));
        case "index", "fulltext" -> indexes.add(KeyReader.index(attribute, columns));
        case "ignore" -> ignored = true;
        default -> {}
      }
    }
    return new Model(
        decl.name().map(Name::text).orElse(""),
        decl.kind() == NodeKind.VIEW ? Model.Kind.VIEW : Model.Kind.MODEL,
        EnumReader.mappedName(attributes),
        EnumReader.firstString(attributes, "schema"),
        decl.documentation(),
        rows.stream().map(ReadField::field).toList(),
        primaryKey,
        uniques,
        indexes,
        ignored);
  }

  private static String columnName(Collection<ReadField> rows, String field) {
    return rows.stream()
        .filter(row -> row.name().equals(field) && row.field() instanceof ScalarField)
        .map(row -> ((ScalarField) row.field()).databaseName())
        .findFirst()
        .orElse(field);
  }

  private void reportDuplicate(Location<ModelDecl> location, FieldDecl field) {
    ModelDecl decl = location.declaration();
    String name = decl.name().map(Name::text).orElse("");
    findings.add(
        Code.DUPLICATE_NAME,
        location.path(),
        field.name().span(),
        "There is a field `"
            + field.name().text()
            + "` in "
            + Definitions.word(decl)
            + " `"
            + name
            + "` already. Choose another name or remove one of them.");
  }
}
