// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.analysis.Location;
import dev.crowfoot.analysis.ReadModel;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Generator;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.PrimaryKey;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.UniqueKey;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.syntax.NodeKind;
import dev.crowfoot.syntax.TypeRef;
import java.util.List;
import java.util.Optional;

/// What the schema around a caret offers: questions that several kinds of entries ask.
///
/// Fields are asked as the text has them, so that those of a half-written model count too.
record Scope(Analysis analysis, Declarations declarations) {
  Scope(Analysis analysis) {
    this(analysis, Declarations.of(analysis));
  }

  /// What the type of a field is.
  enum TypeKind {
    SCALAR,
    UNSUPPORTED,
    ENUM,
    COMPOSITE,
    MODEL,
    UNKNOWN
  }

  TypeKind kindOf(String type) {
    if (FieldType.Scalar.ofWord(type).isPresent()) {
      return TypeKind.SCALAR;
    }
    if (type.equals("Unsupported")) {
      return TypeKind.UNSUPPORTED;
    }
    return declarations
        .named(type)
        .map(
            found ->
                switch (found.declaration().kind()) {
                  case ENUM -> TypeKind.ENUM;
                  case COMPOSITE_TYPE -> TypeKind.COMPOSITE;
                  default -> TypeKind.MODEL;
                })
        .orElse(TypeKind.UNKNOWN);
  }

  TypeKind kindOf(FieldDecl field) {
    return kindOf(typeOf(field));
  }

  /// The word of a field's type; empty when it has none yet.
  static String typeOf(FieldDecl field) {
    return field.type().flatMap(TypeRef::name).map(Name::text).orElse("");
  }

  static boolean isList(FieldDecl field) {
    return field.type().map(TypeRef::suffix).filter(TypeRef.Suffix.LIST::equals).isPresent();
  }

  static boolean isOptional(FieldDecl field) {
    return field.type().map(TypeRef::suffix).filter(TypeRef.Suffix.OPTIONAL::equals).isPresent();
  }

  /// Whether a field is kept in a column.
  boolean isStored(FieldDecl field) {
    return switch (kindOf(field)) {
      case SCALAR, UNSUPPORTED, ENUM, COMPOSITE -> true;
      case MODEL, UNKNOWN -> false;
    };
  }

  Optional<Provider> provider() {
    return analysis.schema().provider();
  }

  /// Whether the database is that one, or none is known.
  boolean mayBe(Provider... providers) {
    return provider().isEmpty() || List.of(providers).contains(provider().get());
  }

  boolean is(Provider wanted) {
    return provider().equals(Optional.of(wanted));
  }

  /// Whether a field can be a list of scalars.
  boolean hasLists() {
    return mayBe(Provider.POSTGRESQL, Provider.COCKROACHDB, Provider.MONGODB);
  }

  boolean hasPreviewFeature(String name) {
    return analysis.schema().generators().stream()
        .map(Generator::settings)
        .anyMatch(s -> s.getOrDefault("previewFeatures", "").contains("\"" + name + "\""));
  }

  /// What native types begin with.
  String datasourceName() {
    return analysis.schema().datasource().map(Datasource::name).orElse("db");
  }

  Optional<ModelDecl> declaration(String model) {
    return declarations.model(model).map(Location::declaration);
  }

  Optional<Model> model(String name) {
    return analysis
        .sourceMap()
        .model(name)
        .filter(read -> !read.isCompositeType())
        .map(ReadModel::model);
  }

  /// The fields that identify a row: of its id, else of its first unique key.
  List<ScalarField> keyOf(String model) {
    return model(model)
        .map(
            found ->
                found
                    .primaryKey()
                    .map(PrimaryKey::fieldNames)
                    .or(() -> found.uniques().stream().findFirst().map(UniqueKey::fieldNames))
                    .orElse(List.of())
                    .stream()
                    .flatMap(name -> found.scalarField(name).stream())
                    .toList())
        .orElse(List.of());
  }

  /// Whether a model has `@id` or `@@id`.
  static boolean hasId(ModelDecl model) {
    return model.attributes().stream().anyMatch(a -> a.isNamed("id"))
        || model.fields().stream().anyMatch(f -> f.attribute("id").isPresent());
  }

  static boolean isView(ModelDecl model) {
    return model.kind() == NodeKind.VIEW;
  }

  static boolean isCompositeType(ModelDecl model) {
    return model.kind() == NodeKind.COMPOSITE_TYPE;
  }
}
