// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.validation;

import dev.crowfoot.analysis.Findings;
import dev.crowfoot.analysis.ReadField;
import dev.crowfoot.analysis.ReadModel;
import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.model.DefaultValue;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.PrimaryKey;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.text.Span;
import java.util.List;

/// Checks what single fields and blocks ask of PostgreSQL and SQLite.
final class FieldChecks {
  private final Provider provider;
  private final Findings findings;

  FieldChecks(Provider provider, Findings findings) {
    this.provider = provider;
    this.findings = findings;
  }

  void check(ReadModel model) {
    if (model.isCompositeType()) {
      compositeType(model);
      return;
    }
    for (ReadField row : model.rows()) {
      if (row.field() instanceof ScalarField field) {
        check(model, row, field);
      }
    }
    if (provider == Provider.SQLITE) {
      model.attributes().stream()
          .filter(attribute -> attribute.isNamed("schema"))
          .forEach(attribute -> databaseSchema(model.path(), attribute));
    }
  }

  private void check(ReadModel model, ReadField row, ScalarField field) {
    if (provider == Provider.SQLITE && field.isList()) {
      findings.add(
          Code.NO_LISTS,
          model.path(),
          row.decl().span(),
          "SQLite has no lists. Keep the values of `"
              + field.name()
              + "` in a model of their own, or in a `Json` field.");
    }
    row.attribute("default").ifPresent(attribute -> defaultValue(model, field, attribute));
  }

  private void defaultValue(ReadModel model, ScalarField field, Attribute attribute) {
    if (attribute.argument("map").isPresent()) {
      findings.add(
          Code.CONSTRAINT_NAME_NOT_KEPT,
          model.path(),
          attribute.span(),
          Words.of(provider) + " does not keep names of defaults. Remove `map`.");
    }
    boolean isAuto = field.defaultValue().filter(DefaultValue.Auto.class::isInstance).isPresent();
    if (isAuto) {
      findings.add(
          Code.UNSUPPORTED_FUNCTION,
          model.path(),
          attribute.span(),
          "`auto()` is only for MongoDB. Use `autoincrement()`, `uuid()` or `cuid()`.");
    }
    boolean counts =
        field.defaultValue().filter(DefaultValue.Autoincrement.class::isInstance).isPresent();
    if (counts && provider == Provider.SQLITE && !model.model().isView()) {
      autoincrement(model, field, attribute.span());
    }
  }

  /// D116, D203
  private void autoincrement(ReadModel model, ScalarField field, Span span) {
    boolean isId =
        model
            .model()
            .primaryKey()
            .map(PrimaryKey::fieldNames)
            .filter(List.of(field.name())::equals)
            .isPresent();
    if (!isId) {
      findings.add(
          Code.AUTOINCREMENT_PLACE,
          model.path(),
          span,
          "In SQLite only the id can count by itself. Remove `autoincrement()` from `"
              + field.name()
              + "`, or mark it with `@id`.");
    } else if (field.type() == FieldType.Scalar.BIG_INT) {
      findings.add(
          Code.COUNTS_NOT,
          model.path(),
          span,
          "SQLite counts only an `Int` id: a row without a value for `"
              + field.name()
              + "` will be refused. Make it an `Int`, or remove `autoincrement()` and give each row"
              + " its id.");
    }
  }

  /// D106
  private void compositeType(ReadModel type) {
    findings.add(
        Code.NO_COMPOSITE_TYPES,
        type.path(),
        type.nameSpan(),
        "Composite types are only for MongoDB. Make `"
            + type.name()
            + "` a model, or keep its values in a `Json` field.");
  }

  /// D117
  void databaseSchema(String path, Attribute attribute) {
    findings.add(
        Code.NO_SCHEMAS,
        path,
        attribute.span(),
        "A SQLite file has no schemas. Remove `@@schema`.");
  }
}
