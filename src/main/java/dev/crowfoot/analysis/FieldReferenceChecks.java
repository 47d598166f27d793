// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.analysis.ReadModel.RelationRow;
import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.text.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// M114: lists of field names that name something else.
///
/// ```prisma
/// @@index([emial])
///          ^^^^^
/// ```
final class FieldReferenceChecks {
  private final boolean allowsPaths;
  private final Findings findings;

  FieldReferenceChecks(Declared declared, Findings findings) {
    // Only MongoDB has keys over fields of composite types, such as `address.city`.
    this.allowsPaths = declared.datasource().isEmpty() || declared.isFor(Provider.MONGODB);
    this.findings = findings;
  }

  /// The lists of a model's keys and indexes.
  void keys(ReadModel model) {
    for (Attribute attribute : model.attributes()) {
      if (attribute.isNamed("id")
          || attribute.isNamed("unique")
          || attribute.isNamed("index")
          || attribute.isNamed("fulltext")) {
        for (Expression field : KeyReader.fieldExpressions(attribute)) {
          name(model, model, field);
        }
      }
    }
  }

  /// The lists of a relation field.
  void relation(ReadModel model, RelationRow relation, ReadModel target) {
    list(model, relation, "fields", relation.field().fields(), model);
    list(model, relation, "references", relation.field().references(), target);
  }

  /// @param names what the argument lists
  private void list(
      ReadModel model, RelationRow relation, String argument, List<String> names, ReadModel owner) {
    if (names.size() == 1 && owner.hasColumns(names)) {
      return;
    }
    List<Expression> written =
        relation
            .row()
            .attribute("relation")
            .flatMap(attribute -> attribute.value(argument))
            .map(Expression::elements)
            .orElse(List.of());
    for (Expression each : written) {
      name(model, owner, each);
    }
    repeated(model, written);
  }

  /// M130
  private void repeated(ReadModel model, List<Expression> names) {
    if (names.size() < 2) {
      return;
    }
    Set<String> seen = new HashSet<>();
    for (Expression name : names) {
      if (!seen.add(name.text())) {
        findings.add(
            Code.REPEATED_FIELD,
            model.path(),
            name.span(),
            "`" + name.text() + "` stands here twice. Name each field once.");
      }
    }
  }

  /// @param model where the name is written
  /// @param owner whose fields it speaks of
  private void name(ReadModel model, ReadModel owner, Expression expression) {
    String name =
        switch (expression) {
          case Expression.Path path -> path.name();
          case Expression.Call call -> call.name();
          default -> "";
        };
    boolean isPath = allowsPaths && name.indexOf('.') >= 0;
    if (name.isEmpty() || isPath || owner.unread().contains(name)) {
      return;
    }
    if (!owner.declares(name)) {
      unknown(model, owner, expression, name);
    } else if (owner.field(name).filter(RelationField.class::isInstance).isPresent()) {
      findings.add(
          Code.UNKNOWN_FIELD,
          model.path(),
          expression.span(),
          "`"
              + name
              + "` is a relation, which has no column. Name the field that holds its foreign key.");
    }
  }

  private void unknown(ReadModel model, ReadModel owner, Expression expression, String name) {
    Optional<String> similar = Similar.to(name, owner.declaredNames().limit(Similar.MOST));
    int start = expression.span().start();
    List<Fix> fixes =
        similar.stream()
            .map(meant -> Findings.change(model.path(), Span.at(start, name.length()), meant))
            .toList();
    findings.add(
        Code.UNKNOWN_FIELD,
        model.path(),
        expression.span(),
        "There is no field `"
            + name
            + "` in `"
            + owner.name()
            + "`. "
            + similar
                .map(meant -> "Did you mean `" + meant + "`?")
                .orElse("Add it, or remove it here."),
        fixes);
  }
}
