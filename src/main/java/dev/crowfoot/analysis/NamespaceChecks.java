// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Provider;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.syntax.Insertion;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.syntax.NodeKind;
import dev.crowfoot.text.TextEdit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Checks of names and places of whole blocks: reserved words, views, database schemas.
final class NamespaceChecks {
  /// What Prisma's client could not call a class.
  private static final Set<String> RESERVED =
      Set.of(
          "PrismaClient",
          "async",
          "await",
          "break",
          "case",
          "catch",
          "class",
          "const",
          "continue",
          "debugger",
          "default",
          "delete",
          "do",
          "else",
          "enum",
          "export",
          "extends",
          "false",
          "finally",
          "for",
          "function",
          "if",
          "implements",
          "import",
          "in",
          "instanceof",
          "interface",
          "let",
          "new",
          "null",
          "package",
          "private",
          "protected",
          "public",
          "return",
          "super",
          "switch",
          "this",
          "throw",
          "true",
          "try",
          "typeof",
          "using",
          "var",
          "void",
          "while",
          "with",
          "yield");

  /// Where PostgreSQL puts what names no schema.
  private static final String DEFAULT = "public";

  private static final List<String> STORAGE = List.of("map", "sort", "length", "clustered");

  private final Declared declared;
  private final List<String> schemas;
  private final Findings findings;

  NamespaceChecks(Declared declared, Findings findings) {
    this.declared = declared;
    this.schemas = declared.datasource().map(Datasource::schemas).orElse(List.of());
    this.findings = findings;
  }

  /// @param attributes its `@@` attributes
  void check(Location<? extends Block> block, List<Attribute> attributes) {
    reservedName(block);
    typeName(block);
    viewFeature(block);
    viewWithoutKey(block);
    if (declared.datasource().isPresent() && !declared.isFor(Provider.SQLITE)) {
      databaseSchema(attributes, block);
    }
  }

  /// M120
  private void reservedName(Location<? extends Block> block) {
    block
        .declaration()
        .name()
        .filter(name -> RESERVED.contains(name.text()))
        .ifPresent(
            name ->
                findings.add(
                    Code.RESERVED_NAME,
                    block.path(),
                    name.span(),
                    "`"
                        + name.text()
                        + "` is a word of its own in generated code. Choose another name, and keep"
                        + " this one for the database with `@@map(\""
                        + name.text()
                        + "\")`."));
  }

  /// M120
  void typeName(Location<? extends Block> block) {
    block
        .declaration()
        .name()
        .filter(name -> FieldType.Scalar.ofWord(name.text()).isPresent())
        .ifPresent(
            name ->
                findings.add(
                    Code.RESERVED_NAME,
                    block.path(),
                    name.span(),
                    "`" + name.text() + "` is a type of the language. Choose another name."));
  }

  /// M121
  private void viewFeature(Location<? extends Block> block) {
    if (block.declaration().kind() == NodeKind.VIEW && !declared.hasPreviewFeature("views")) {
      findings.add(
          Code.VIEWS_NOT_ENABLED,
          block.path(),
          block.declaration().keyword(),
          "Views are a preview feature of Prisma. Add `previewFeatures = [\"views\"]` to a"
              + " generator.");
    }
  }

  /// M122
  private void viewWithoutKey(Location<? extends Block> block) {
    if (block.declaration().kind() != NodeKind.VIEW
        || !(block.declaration() instanceof ModelDecl view)
        || !declared.isForPostgresOrSqlite()) {
      return;
    }
    view.fields().stream()
        .flatMap(field -> field.attribute("id").stream())
        .forEach(attribute -> viewKey(block.path(), attribute));
    view.attributes().stream()
        .filter(a -> a.isNamed("id") || a.isNamed("index") || a.isNamed("fulltext"))
        .forEach(attribute -> viewKey(block.path(), attribute));
    viewUniques(block.path(), view);
  }

  /// M122: the database knows nothing of a view's keys.
  private void viewUniques(String path, ModelDecl view) {
    Stream.concat(
            view.fields().stream().flatMap(field -> field.attribute("unique").stream()),
            view.attributes().stream().filter(a -> a.isNamed("unique")))
        .forEach(
            unique -> {
              boolean stored =
                  KeyReader.fieldExpressions(unique).stream()
                      .anyMatch(
                          field ->
                              field instanceof Expression.Call call && !call.arguments().isEmpty());
              if (stored || STORAGE.stream().anyMatch(a -> unique.argument(a).isPresent())) {
                findings.add(
                    Code.VIEW_WITH_KEY,
                    path,
                    unique.span(),
                    "A view has no indexes, so its keys have no `map`, `sort`, `length` or"
                        + " `clustered`. Remove them.");
              }
            });
  }

  private void viewKey(String path, Attribute attribute) {
    findings.add(
        Code.VIEW_WITH_KEY,
        path,
        attribute.span(),
        "A view has no primary key and no indexes. `@unique` and `@@unique` say what identifies its"
            + " rows.",
        Findings.fix("Remove it", path, TextEdit.delete(attribute.span())));
  }

  /// M123
  private void databaseSchema(List<Attribute> attributes, Location<? extends Block> block) {
    Optional<Attribute> attribute = Attribute.named("schema", attributes);
    if (attribute.isEmpty()) {
      if (!schemas.isEmpty() && block.declaration().kind() != NodeKind.COMPOSITE_TYPE) {
        missingSchema(block);
      }
      return;
    }
    Optional<Expression> value = attribute.get().valueOrUnnamed("map");
    value
        .filter(v -> v.stringValue().filter(name -> !schemas.contains(name)).isPresent())
        .ifPresent(
            v ->
                findings.add(
                    Code.UNKNOWN_SCHEMA,
                    block.path(),
                    v.span(),
                    "The datasource has no schema `"
                        + v.stringValue().orElse("")
                        + "`. Add it to `schemas = […]` there."));
  }

  /// What lay in the database before the datasource named schemas lies in `public`.
  private void missingSchema(Location<? extends Block> block) {
    Block declaration = block.declaration();
    String likely = schemas.contains(DEFAULT) ? DEFAULT : schemas.getFirst();
    String line = "@@schema(\"" + likely + "\")";
    List<Fix> fixes =
        switch (declaration) {
          case ModelDecl model -> addition(block, line, Insertion.blockAttribute(model, line));
          case EnumDecl type -> addition(block, line, Insertion.blockAttribute(type, line));
          default -> List.of();
        };
    findings.add(
        Code.UNKNOWN_SCHEMA,
        block.path(),
        declaration.name().map(Name::span).orElse(declaration.keyword()),
        "`"
            + declaration.name().map(Name::text).orElse("")
            + "` does not say in which schema of the database it lies. Add `"
            + line
            + "`.",
        fixes);
  }

  private static List<Fix> addition(Location<?> block, String line, TextEdit edit) {
    return List.of(Findings.fix("Add `" + line + "`", block.path(), edit));
  }
}
