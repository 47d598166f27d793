// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.generate;

import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.EnumValue;
import dev.crowfoot.model.Extension;
import dev.crowfoot.model.Field;
import dev.crowfoot.model.Generator;
import dev.crowfoot.model.Index;
import dev.crowfoot.model.IndexField;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.PrimaryKey;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import dev.crowfoot.model.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes a schema as Prisma schema language, laid out as Prisma's formatter lays it out: a column
/// each for names, types and attributes.
public final class PrismaWriter {
  private static final String INDENT = "  ";

  private PrismaWriter() {}

  public static String write(Schema schema) {
    List<String> blocks = new ArrayList<>();
    schema.generators().forEach(g -> blocks.add(generator(g)));
    schema.datasource().ifPresent(d -> blocks.add(datasource(d)));
    schema.models().forEach(m -> blocks.add(model(m)));
    schema.enums().forEach(e -> blocks.add(enumType(e)));
    return String.join("\n", blocks);
  }

  /// A model or view alone, with a line end after it.
  public static String block(Model model) {
    return model(model);
  }

  /// An enum alone, with a line end after it.
  public static String block(EnumType type) {
    return enumType(type);
  }

  /// A field's line, without indentation.
  ///
  /// @param model whose keys of one field stand beside it
  public static String line(Model model, Field field) {
    return String.join(" ", row(model, field));
  }

  /// A field's line below what is said about it, without indentation.
  ///
  /// @param model whose keys of one field stand beside it
  public static List<String> lines(Model model, Field field) {
    return below(field.documentation(), line(model, field));
  }

  /// A value's line in an enum below what is said about it.
  public static List<String> lines(EnumValue value) {
    return below(value.documentation(), line(value));
  }

  private static List<String> below(String documentation, String line) {
    return Stream.concat(documentation(documentation).stream(), Stream.of(line)).toList();
  }

  /// A value's line in an enum.
  public static String line(EnumValue value) {
    return String.join(" ", row(value));
  }

  private static String generator(Generator generator) {
    List<List<String>> rows = new ArrayList<>();
    generator.settings().forEach((key, value) -> rows.add(List.of(key, "= " + value)));
    return block("generator " + generator.name(), table(rows));
  }

  private static String datasource(Datasource datasource) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("provider", "= " + Literals.text(datasource.providerWord())));
    datasource
        .url()
        .ifPresent(
            url ->
                rows.add(
                    List.of(
                        "url",
                        switch (url) {
                          case Datasource.UrlSource.Literal(var literal) ->
                              "= " + Literals.text(literal);
                          case Datasource.UrlSource.Environment(var variable) ->
                              "= env(" + Literals.text(variable) + ")";
                        })));
    if (datasource.relationMode() == Datasource.RelationMode.PRISMA) {
      rows.add(List.of("relationMode", "= \"prisma\""));
    }
    if (!datasource.schemas().isEmpty()) {
      rows.add(
          List.of(
              "schemas",
              datasource.schemas().stream()
                  .map(Literals::text)
                  .collect(Collectors.joining(", ", "= [", "]"))));
    }
    if (!datasource.extensions().isEmpty()) {
      rows.add(List.of("extensions", "= " + list(datasource.extensions())));
    }
    return (datasource.checksEnums() ? "/// " + Datasource.CHECK_ENUMS + "\n" : "")
        + block("datasource " + datasource.name(), table(rows));
  }

  /// `[citext, uuidOssp(map: "uuid-ossp")]`
  public static String list(List<Extension> extensions) {
    return extensions.stream()
        .map(PrismaWriter::extension)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String extension(Extension extension) {
    String arguments =
        Stream.of(
                extension.mappedName().map(m -> "map: " + Literals.text(m)),
                extension.schema().map(s -> "schema: " + Literals.text(s)),
                extension.version().map(v -> "version: " + Literals.text(v)))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return extension.name() + (arguments.isEmpty() ? "" : "(" + arguments + ")");
  }

  private static String model(Model model) {
    List<String> lines = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (Field field : model.fields()) {
      if (!field.documentation().isEmpty()) {
        lines.addAll(table(rows));
        rows.clear();
        lines.addAll(documentation(field.documentation()));
      }
      rows.add(row(model, field));
    }
    lines.addAll(table(rows));
    List<String> attributes = blockAttributes(model);
    if (!attributes.isEmpty()) {
      lines.add("");
      lines.addAll(attributes);
    }
    return written(model.documentation())
        + block((model.isView() ? "view " : "model ") + model.name(), lines);
  }

  private static List<String> row(Model model, Field field) {
    return switch (field) {
      case ScalarField scalar -> scalarField(model, scalar);
      case RelationField relation -> relationField(relation);
    };
  }

  private static List<String> scalarField(Model model, ScalarField field) {
    List<String> attributes = new ArrayList<>();
    model
        .primaryKey()
        .filter(k -> k.fieldNames().equals(List.of(field.name())))
        .ifPresent(
            k ->
                attributes.add(
                    "@id"
                        + arguments(
                            List.of(ordering(k.fields().getFirst()), map(k.mappedName())))));
    model.uniques().stream()
        .filter(u -> isInline(u) && u.fieldNames().equals(List.of(field.name())))
        .findFirst()
        .ifPresent(
            u ->
                attributes.add(
                    "@unique"
                        + arguments(
                            List.of(ordering(u.fields().getFirst()), map(u.mappedName())))));
    field.defaultValue().ifPresent(d -> attributes.add("@default(" + Literals.value(d) + ")"));
    if (field.updatedAt()) {
      attributes.add("@updatedAt");
    }
    field.mappedName().ifPresent(m -> attributes.add("@map(" + Literals.text(m) + ")"));
    field.nativeType().ifPresent(t -> attributes.add("@" + t));
    if (field.ignored()) {
      attributes.add("@ignore");
    }
    return row(field, field.type().word(), attributes);
  }

  private static List<String> relationField(RelationField field) {
    List<String> said = new ArrayList<>();
    field.relationName().ifPresent(n -> said.add(Literals.text(n)));
    if (field.holdsForeignKey()) {
      said.add("fields: [" + String.join(", ", field.fields()) + "]");
      said.add("references: [" + String.join(", ", field.references()) + "]");
    }
    field.onDelete().ifPresent(a -> said.add("onDelete: " + a.word()));
    field.onUpdate().ifPresent(a -> said.add("onUpdate: " + a.word()));
    field.mappedName().ifPresent(m -> said.add("map: " + Literals.text(m)));
    List<String> attributes = new ArrayList<>();
    if (!said.isEmpty()) {
      attributes.add("@relation(" + String.join(", ", said) + ")");
    }
    if (field.ignored()) {
      attributes.add("@ignore");
    }
    return row(field, field.target(), attributes);
  }

  private static List<String> row(Field field, String type, List<String> attributes) {
    String typeWithArity = type + field.arity().suffix();
    return attributes.isEmpty()
        ? List.of(field.name(), typeWithArity)
        : List.of(field.name(), typeWithArity, String.join(" ", attributes));
  }

  private static List<String> blockAttributes(Model model) {
    List<String> lines = new ArrayList<>();
    model.primaryKey().filter(PrimaryKey::isComposite).ifPresent(k -> lines.add(line(k)));
    model.uniques().stream().filter(u -> !isInline(u)).forEach(u -> lines.add(line(u)));
    model.indexes().forEach(i -> lines.add(line(i)));
    model.mappedName().ifPresent(m -> lines.add("@@map(" + Literals.text(m) + ")"));
    model.schema().ifPresent(s -> lines.add("@@schema(" + Literals.text(s) + ")"));
    if (model.ignored()) {
      lines.add("@@ignore");
    }
    return lines;
  }

  /// A primary key's line at the end of its model.
  public static String line(PrimaryKey key) {
    return "@@id"
        + arguments(List.of(fields(key.fields()), name(key.name()), map(key.mappedName())));
  }

  /// A unique key's line at the end of its model.
  public static String line(UniqueKey key) {
    return "@@unique"
        + arguments(
            List.of(
                fields(key.fields()), name(key.name()), map(key.mappedName()), where(key.where())));
  }

  /// An index's line at the end of its model.
  public static String line(Index index) {
    return (index.fulltext() ? "@@fulltext" : "@@index")
        + arguments(
            List.of(
                fields(index.fields()),
                index.type().map(t -> "type: " + t),
                map(index.mappedName()),
                where(index.where())));
  }

  private static boolean isInline(UniqueKey key) {
    return key.fields().size() == 1 && key.where().isEmpty() && key.name().isEmpty();
  }

  private static String enumType(EnumType enumType) {
    List<String> lines = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (EnumValue value : enumType.values()) {
      if (!value.documentation().isEmpty()) {
        lines.addAll(table(rows));
        rows.clear();
        lines.addAll(documentation(value.documentation()));
      }
      rows.add(row(value));
    }
    lines.addAll(table(rows));
    List<String> attributes = new ArrayList<>();
    enumType.mappedName().ifPresent(m -> attributes.add("@@map(" + Literals.text(m) + ")"));
    enumType.schema().ifPresent(s -> attributes.add("@@schema(" + Literals.text(s) + ")"));
    if (!attributes.isEmpty()) {
      lines.add("");
      lines.addAll(attributes);
    }
    return written(enumType.documentation()) + block("enum " + enumType.name(), lines);
  }

  private static List<String> row(EnumValue value) {
    return value
        .mappedName()
        .map(m -> List.of(value.name(), "@map(" + Literals.text(m) + ")"))
        .orElse(List.of(value.name()));
  }

  private static String arguments(List<Optional<String>> said) {
    String all = said.stream().flatMap(Optional::stream).collect(Collectors.joining(", "));
    return all.isEmpty() ? "" : "(" + all + ")";
  }

  private static Optional<String> fields(List<IndexField> fields) {
    return Optional.of(
        fields.stream()
            .map(
                f ->
                    f.name()
                        + arguments(
                            List.of(
                                f.opClass().map(o -> "ops: " + o),
                                f.length().isPresent()
                                    ? Optional.of("length: " + f.length().getAsInt())
                                    : Optional.empty(),
                                ordering(f))))
            .collect(Collectors.joining(", ", "[", "]")));
  }

  private static Optional<String> ordering(IndexField field) {
    return field.sort() == IndexField.Sort.DESCENDING
        ? Optional.of("sort: Desc")
        : Optional.empty();
  }

  private static Optional<String> map(Optional<String> name) {
    return name.map(n -> "map: " + Literals.text(n));
  }

  private static Optional<String> name(Optional<String> name) {
    return name.map(n -> "name: " + Literals.text(n));
  }

  private static Optional<String> where(Optional<String> predicate) {
    return predicate.map(p -> "where: raw(" + Literals.text(p) + ")");
  }

  private static List<String> documentation(String documentation) {
    return documentation.lines().map(l -> l.isEmpty() ? "///" : "/// " + l).toList();
  }

  private static String written(String documentation) {
    return documentation(documentation).stream().map(l -> l + "\n").collect(Collectors.joining());
  }

  private static String block(String head, List<String> lines) {
    return lines.stream()
        .map(l -> (l.isEmpty() ? "" : INDENT + l) + "\n")
        .collect(Collectors.joining("", head + " {\n", "}\n"));
  }

  /// Cells below each other; the last of a row is never padded.
  private static List<String> table(List<List<String>> rows) {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        int width = row.get(i).codePointCount(0, row.get(i).length());
        if (i == widths.size()) {
          widths.add(width);
        } else {
          widths.set(i, Math.max(widths.get(i), width));
        }
      }
    }
    return rows.stream()
        .map(
            row -> {
              StringBuilder line = new StringBuilder();
              for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                line.append(i == 0 ? "" : " ").append(cell);
                if (i < row.size() - 1) {
                  line.repeat(' ', widths.get(i) - cell.codePointCount(0, cell.length()));
                }
              }
              return line.toString();
            })
        .toList();
  }
}
