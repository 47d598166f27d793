// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.model.Field;
import dev.crowfoot.model.Index;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.PrimaryKey;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.UniqueKey;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.syntax.NodeKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Second pass: reads a model, view or composite type with everything but its relations' ends.
final class ModelReader {
  private final FieldReader fieldReader;
  private final Findings findings;

  ModelReader(FieldReader fieldReader, Findings findings) {
    this.fieldReader = fieldReader;
    this.findings = findings;
  }

  ReadModel read(Location<ModelDecl> location) {
    ModelDecl decl = location.declaration();
    Map<String, FieldDecl> declarations = new LinkedHashMap<>();
    Set<String> unread = new HashSet<>();
    List<Field> fields = new ArrayList<>();
    Optional<PrimaryKey> primaryKey = Optional.empty();
    List<UniqueKey> uniques = new ArrayList<>();
    for (FieldDecl fieldDecl : decl.fields()) {
      String name = fieldDecl.name().text();
      if (declarations.putIfAbsent(name, fieldDecl) != null) {
        reportDuplicate(location, fieldDecl);
        continue;
      }
      Optional<Field> field = fieldReader.read(location.path(), fieldDecl);
      if (field.isEmpty()) {
        unread.add(name);
        continue;
      }
      fields.add(field.get());
      if (field.get() instanceof RelationField) {
        continue;
      }
      for (Attribute attribute : fieldDecl.attributes()) {
        if (attribute.isNamed("id") && primaryKey.isEmpty()) {
          primaryKey = Optional.of(KeyReader.fieldId(name, attribute));
        } else if (attribute.isNamed("unique")) {
          uniques.add(KeyReader.fieldUnique(name, attribute));
        }
      }
    }
    return withBlockAttributes(location, declarations, unread, fields, primaryKey, uniques);
  }

  private static ReadModel withBlockAttributes(
      Location<ModelDecl> location,
      Map<String, FieldDecl> declarations,
      Set<String> unread,
      List<Field> fields,
      Optional<PrimaryKey> fieldId,
      List<UniqueKey> uniques) {
    ModelDecl decl = location.declaration();
    List<Attribute> attributes = decl.attributes();
    Optional<PrimaryKey> primaryKey = fieldId;
    List<Index> indexes = new ArrayList<>();
    boolean ignored = false;
    for (Attribute attribute : attributes) {
      switch (attribute.name().map(Name::text).orElse("")) {
        case "id" -> primaryKey = primaryKey.or(() -> Optional.of(KeyReader.id(attribute)));
        case "unique" -> uniques.add(KeyReader.unique(attribute));
        case "index", "fulltext" -> indexes.add(KeyReader.index(attribute));
        case "ignore" -> ignored = true;
        default -> {}
      }
    }
    Model model =
        new Model(
            decl.name().map(Name::text).orElse(""),
            decl.kind() == NodeKind.VIEW ? Model.Kind.VIEW : Model.Kind.MODEL,
            EnumReader.mappedName(attributes),
            EnumReader.firstString(attributes, "schema"),
            decl.documentation(),
            fields,
            primaryKey,
            uniques,
            indexes,
            ignored);
    return ReadModel.of(location.path(), decl, model, declarations, unread);
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
