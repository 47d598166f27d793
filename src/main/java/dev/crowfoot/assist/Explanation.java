// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.analysis.Location;
import dev.crowfoot.analysis.ReadModel;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.EnumValue;
import dev.crowfoot.model.Field;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.FieldDecl;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says what a symbol is: how it is written, what people wrote about it, and what follows from it
/// in the database.
record Explanation(Analysis analysis, Declarations declarations) {
  Explanation(Analysis analysis) {
    this(analysis, Declarations.of(analysis));
  }

  private static final int MOST_VALUES = 12;

  /// @param documentation paragraphs; may be empty
  record Text(String signature, String documentation) {
    static Text of(String signature, String... paragraphs) {
      return new Text(
          signature,
          Stream.of(paragraphs).filter(p -> !p.isBlank()).collect(Collectors.joining("\n\n")));
    }
  }

  /// Empty where nothing is known.
  Optional<Text> of(Symbol symbol) {
    return switch (symbol) {
      case Symbol.Definition(String name) ->
          declarations.named(name).map(found -> definition(found, name));
      case Symbol.Field(FieldId id) -> field(id);
      case Symbol.EnumValue(FieldId id) -> enumValue(id);
      case Symbol.RelationName relation -> relationName(relation);
      case Symbol.Word word -> new WordExplanation(analysis).of(word);
    };
  }

  private Text definition(Location<Block> found, String name) {
    Block block = found.declaration();
    return switch (block.kind()) {
      case ENUM ->
          analysis.schema().enumType(name).map(this::enumType).orElse(Text.of("enum " + name));
      case COMPOSITE_TYPE -> Text.of("type " + name, block.documentation());
      default ->
          analysis
              .sourceMap()
              .model(name)
              .map(ReadModel::model)
              .map(this::model)
              .orElse(Text.of("model " + name));
    };
  }

  private Text model(Model model) {
    String kind = model.isView() ? "view" : "model";
    long relations = model.relationFields().count();
    return Text.of(
        kind + " " + model.name(),
        model.documentation(),
        (model.isView() ? "View `" : "Table `")
            + model.schema().map(s -> s + ".").orElse("")
            + model.databaseName()
            + "`, "
            + counted(model.scalarFields().count(), "column")
            + (relations == 0 ? "" : ", " + counted(relations, "relation"))
            + ".");
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private Text enumType(EnumType type) {
    List<EnumValue> values = type.values();
    String shown =
        values.stream().limit(MOST_VALUES).map(EnumValue::name).collect(Collectors.joining(", "));
    return Text.of(
        "enum " + type.name() + " { " + shown + (values.size() > MOST_VALUES ? ", … }" : " }"),
        type.documentation(),
        type.mappedName().map(name -> "Called `" + name + "` in the database.").orElse(""));
  }

  private Optional<Text> field(FieldId id) {
    Optional<FieldDecl> decl = declarations.field(id).map(Location::declaration);
    Optional<ReadModel> model = analysis.sourceMap().model(id.model());
    Optional<Field> field = model.flatMap(m -> m.field(id.field()));
    return decl.map(
        declaration ->
            Text.of(
                id.model() + "." + onOneLine(declaration.node().text()),
                declaration.documentation(),
                field.map(f -> inDatabase(model.orElseThrow(), id, f)).orElse("")));
  }

  private static String onOneLine(String text) {
    return text.lines()
        .map(line -> line.replaceAll("//.*", ""))
        .collect(Collectors.joining(" "))
        .replaceAll("\\s+", " ")
        .strip();
  }

  private String inDatabase(ReadModel owner, FieldId id, Field field) {
    return switch (field) {
      case ScalarField scalar -> owner.isCompositeType() ? "" : column(owner.model(), scalar);
      case RelationField _ ->
          analysis.schema().relationOf(id).map(RelationExplanation::of).orElse("");
    };
  }

  private String column(Model model, ScalarField field) {
    String type =
        analysis
            .schema()
            .provider()
            .flatMap(Dialect::of)
            .map(d -> " of type `" + d.sql(d.typeOf(field, analysis.schema())) + "`")
            .orElse("");
    return "Column `"
        + model.databaseName()
        + "."
        + field.databaseName()
        + "`"
        + type
        + (field.isRequired() ? "" : field.isList() ? "" : ", may be null")
        + ".";
  }

  private Optional<Text> enumValue(FieldId id) {
    return analysis
        .schema()
        .enumType(id.model())
        .flatMap(type -> type.value(id.field()))
        .map(
            value ->
                Text.of(
                    id.toString(),
                    value.documentation(),
                    value.mappedName().map(n -> "Stored as `" + n + "`.").orElse("")));
  }

  private Optional<Text> relationName(Symbol.RelationName name) {
    return Optional.of(
        Text.of(
            "@relation(\"" + name.name() + "\")",
            analysis.schema().relations().stream()
                .filter(r -> r.name().equals(name.name()))
                .filter(r -> r.touches(name.one()) && r.touches(name.other()))
                .findFirst()
                .map(RelationExplanation::of)
                .orElse(Words.of(Symbol.WordKind.ARGUMENT, "@relation.name"))));
  }
}
