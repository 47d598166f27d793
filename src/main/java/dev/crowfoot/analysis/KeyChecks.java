// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.IndexField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.Argument;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.Insertion;
import dev.crowfoot.syntax.TypeRef;
import dev.crowfoot.text.TextEdit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Checks of keys and indexes.
final class KeyChecks {
  private static final Pattern CLIENT_NAME = Pattern.compile("[_a-zA-Z0-9]+");

  private KeyChecks() {}

  static void check(ReadModel model, Findings findings) {
    missingId(model, findings);
    severalIds(model, findings);
    keyNames(model, findings);
    for (Attribute attribute : model.attributes()) {
      boolean isId = attribute.isNamed("id");
      if (attribute.isNamed("index")) {
        twoNames(model, attribute, findings);
      }
      if (isId) {
        optionalId(model, attribute, findings);
      }
      if (isId || attribute.isNamed("unique") || attribute.isNamed("index")) {
        repeatedFields(model, attribute, findings);
      }
    }
  }

  /// M128
  private static void severalIds(ReadModel model, Findings findings) {
    long onFields =
        model.rows().stream()
            .filter(row -> row.field() instanceof ScalarField && row.has("id"))
            .count();
    boolean onBlock = model.attributes().stream().anyMatch(a -> a.isNamed("id"));
    if (onFields + (onBlock ? 1 : 0) > 1) {
      findings.add(
          Code.SECOND_ID,
          model.path(),
          model.nameSpan(),
          "`"
              + model.name()
              + "` has more than one id. "
              + (onBlock
                  ? "Keep either `@id` or `@@id`."
                  : "Keep one `@id`, or write `@@id([…])` over several fields."));
    }
  }

  /// M129
  private static void optionalId(ReadModel model, Attribute id, Findings findings) {
    List<String> optional =
        KeyReader.fields(id).stream()
            .map(IndexField::name)
            .filter(name -> model.scalarField(name).filter(f -> !f.isRequired()).isPresent())
            .toList();
    if (!optional.isEmpty()) {
      findings.add(
          Code.OPTIONAL_ID,
          model.path(),
          id.span(),
          "An id needs a value in every row. Make `"
              + String.join("`, `", optional)
              + "` required, or leave "
              + (optional.size() == 1 ? "it" : "them")
              + " out.");
    }
  }

  /// M130
  private static void repeatedFields(ReadModel model, Attribute key, Findings findings) {
    if (KeyReader.fieldExpressions(key).size() < 2) {
      return;
    }
    Set<String> seen = new HashSet<>();
    KeyReader.fields(key).stream()
        .map(IndexField::name)
        .filter(name -> !seen.add(name))
        .findFirst()
        .ifPresent(
            name ->
                findings.add(
                    Code.REPEATED_FIELD,
                    model.path(),
                    key.span(),
                    "`" + name + "` stands here twice. Name each field once."));
  }

  /// M126: for an index `name` is an old word for `map`.
  private static void twoNames(ReadModel model, Attribute index, Findings findings) {
    Optional<Argument> name = index.argument("name");
    if (name.isPresent() && index.argument("map").isPresent()) {
      findings.add(
          Code.REPEATED_ARGUMENT,
          model.path(),
          index.span(),
          "`name` is the old word for `map` here. Keep only `map`.");
    }
  }

  /// M132: the client's names for keys over several fields.
  private static void keyNames(ReadModel model, Findings findings) {
    Map<String, List<Attribute>> byName = new LinkedHashMap<>();
    for (Attribute key : model.attributes()) {
      if (key.isNamed("id") || key.isNamed("unique")) {
        key.argument("name")
            .flatMap(Argument::value)
            .flatMap(Expression::stringValue)
            .filter(name -> !name.isEmpty())
            .ifPresent(name -> byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(key));
      }
    }
    byName.forEach((name, keys) -> keyName(model, name, keys, findings));
  }

  private static void keyName(
      ReadModel model, String name, List<Attribute> keys, Findings findings) {
    if (!CLIENT_NAME.matcher(name).matches()) {
      findings.add(
          Code.WRONG_ARGUMENT,
          model.path(),
          keys.getFirst().span(),
          "`name` is for the client and can only have letters, digits and `_`. Use `map` for the"
              + " name in the database.");
    } else if (model.field(name).isPresent()) {
      findings.add(
          Code.KEY_NAME_TAKEN,
          model.path(),
          model.nameSpan(),
          "The key name `" + name + "` is the name of a field already. Choose another `name`.");
    } else if (keys.size() > 1) {
      keys.forEach(
          key ->
              findings.add(
                  Code.KEY_NAME_TAKEN,
                  model.path(),
                  key.span(),
                  "More than one key is named `" + name + "`. Choose another `name`."));
    }
  }

  /// M104: nothing identifies a row of the model.
  private static void missingId(ReadModel model, Findings findings) {
    boolean exempt =
        model.isCompositeType()
            || model.model().isView()
            || model.model().ignored()
            || model.isPartlyUnread()
            || model.decl().closingBrace().isEmpty();
    if (exempt
        || hasId(model)
        || model.model().uniques().stream().anyMatch(key -> identifies(model, key.fieldNames()))
        || findings.isUnreadable(model.path(), model.decl().span())) {
      return;
    }
    findings.add(
        Code.MISSING_ID,
        model.path(),
        model.nameSpan(),
        "Model `"
            + model.name()
            + "` has nothing that identifies a row. Mark a field with `@id`, or add `@@id([…])`"
            + " over several.",
        idFixes(model));
  }

  /// Whether something is marked as the id. What is wrong with it is said there, except that the
  /// client has no values for it.
  private static boolean hasId(ReadModel model) {
    boolean isMarked =
        model.rows().stream().anyMatch(row -> row.has("id"))
            || model.attributes().stream().anyMatch(a -> a.isNamed("id"));
    boolean isUnsupported =
        model
            .model()
            .primaryKey()
            .filter(key -> !identifies(model, key.fieldNames()))
            .filter(key -> key.fieldNames().stream().noneMatch(name -> isOptional(model, name)))
            .isPresent();
    return isMarked && !isUnsupported;
  }

  private static boolean isOptional(ReadModel model, String name) {
    return model.scalarField(name).filter(field -> field.arity() == Arity.OPTIONAL).isPresent();
  }

  /// Whether a key tells each row from each other: clients must be able to give it a value.
  private static boolean identifies(ReadModel model, List<String> names) {
    return names.stream()
        .allMatch(name -> model.scalarField(name).map(KeyChecks::hasValue).orElse(true));
  }

  private static boolean hasValue(ScalarField field) {
    return field.arity() != Arity.OPTIONAL && !(field.type() instanceof FieldType.Unsupported);
  }

  private static List<Fix> idFixes(ReadModel model) {
    List<Fix> fixes = new ArrayList<>();
    likelyId(model)
        .ifPresent(
            id -> {
              FieldDecl decl = model.declaration(id);
              int behindType = decl.type().map(TypeRef::span).orElse(decl.span()).end();
              fixes.add(
                  Findings.fix(
                      "Mark `" + id.name() + "` with `@id`",
                      model.path(),
                      TextEdit.insert(behindType, " @id")));
            });
    if (!model.declares("id")) {
      fixes.add(
          Findings.fix(
              "Add `id Int @id @default(autoincrement())`",
              model.path(),
              Insertion.firstField(model.decl(), "id Int @id @default(autoincrement())")));
    }
    return fixes;
  }

  /// The field that was most likely meant to identify a row.
  private static Optional<ScalarField> likelyId(ReadModel model) {
    String name = Inflection.lowerFirst(model.name());
    return Stream.of("id", "uuid", "guid", "ID", "Id", name + "Id", name + "_id")
        .flatMap(usual -> model.scalarField(usual).stream())
        .filter(field -> field.isRequired() && hasValue(field))
        .findFirst();
  }
}
