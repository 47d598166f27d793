// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.generate;

import dev.crowfoot.model.Arity;
import dev.crowfoot.model.CompositeType;
import dev.crowfoot.model.DefaultValue;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.EnumValue;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Index;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.PrimaryKey;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import dev.crowfoot.model.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes a schema as DBML, the language of dbdiagram.io and dbdocs.io. Names are the model's; a
/// type is the database's own where the schema writes one (`@db.VarChar(191)`), else the model's.
///
/// DBML's words for keys and notes have exact counterparts; a predicate or an unusual index type
/// stands in the index's note.
public final class DbmlWriter {
  private static final String INDENT = "  ";
  private static final Pattern PLAIN_TYPE =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\([0-9]+(, ?[0-9]+)*\\))?");
  private static final Set<String> INDEX_TYPES = Set.of("btree", "hash");

  private DbmlWriter() {}

  /// The whole text, with a line end after its last line.
  public static String write(Schema schema) {
    List<String> blocks = new ArrayList<>();
    schema.enums().forEach(e -> blocks.add(enumType(e)));
    schema.models().forEach(m -> blocks.add(model(m)));
    schema.compositeTypes().forEach(t -> blocks.add(compositeType(t)));
    blocks.addAll(DbmlReferences.joinTables(schema));
    String references = DbmlReferences.write(schema);
    if (!references.isEmpty()) {
      blocks.add(references);
    }
    return String.join("\n", blocks);
  }

  private static String enumType(EnumType type) {
    String comment =
        type.documentation()
            .lines()
            .map(l -> ("// " + l).strip() + "\n")
            .collect(Collectors.joining());
    return comment
        + block(
            "Enum " + name(type.name()), type.values().stream().map(DbmlWriter::value).toList());
  }

  private static String value(EnumValue value) {
    return name(value.name()) + settings(List.of(note(value.documentation())));
  }

  private static String model(Model model) {
    List<String> lines = new ArrayList<>();
    model.scalarFields().forEach(f -> lines.add(column(f, keys(model, f.name()))));
    List<String> indexes = indexes(model);
    if (!indexes.isEmpty()) {
      lines.add("");
      lines.add("indexes {");
      indexes.forEach(i -> lines.add(INDENT + i));
      lines.add("}");
    }
    lines.addAll(tableNote(model.isView() ? "view" : "", model.documentation()));
    return block("Table " + name(model.name()), lines);
  }

  private static String compositeType(CompositeType type) {
    List<String> lines = new ArrayList<>();
    type.fields().stream()
        .filter(ScalarField.class::isInstance)
        .map(ScalarField.class::cast)
        .forEach(f -> lines.add(column(f, List.of())));
    lines.addAll(tableNote("type", type.documentation()));
    return block("Table " + name(type.name()), lines);
  }

  private static List<String> tableNote(String kind, String documentation) {
    String text =
        Stream.of(kind, documentation).filter(t -> !t.isEmpty()).collect(Collectors.joining("\n"));
    return text.isEmpty() ? List.of() : List.of("", "Note: " + text(text));
  }

  /// What a field's keys say, as far as they are of this field alone.
  private static List<String> keys(Model model, String field) {
    List<String> keys = new ArrayList<>();
    if (model.primaryKey().filter(k -> k.fieldNames().equals(List.of(field))).isPresent()) {
      keys.add("pk");
    }
    if (model.isUniqueField(field)) {
      keys.add("unique");
    }
    return keys;
  }

  private static String column(ScalarField field, List<String> keys) {
    List<Optional<String>> settings = new ArrayList<>();
    keys.forEach(k -> settings.add(Optional.of(k)));
    if (field.arity() != Arity.OPTIONAL && !keys.contains("pk")) {
      settings.add(Optional.of("not null"));
    }
    settings.add(field.defaultValue().flatMap(DbmlWriter::defaultValue));
    settings.add(note(field.documentation()));
    return name(field.name()) + " " + type(field) + settings(settings);
  }

  /// A column's type as DBML reads it.
  static String type(ScalarField field) {
    String list = field.arity() == Arity.LIST ? Arity.LIST.suffix() : "";
    String word =
        switch (field.type()) {
          case FieldType.Unsupported(var databaseType) -> databaseType;
          case FieldType.EnumReference _, FieldType.CompositeReference _, FieldType.Scalar _ ->
              nativeType(field).orElse(field.type().word());
        };
    boolean plain =
        list.isEmpty()
            && field.type() instanceof FieldType.Scalar
            && PLAIN_TYPE.matcher(word).matches();
    return plain ? word : name(word + list);
  }

  private static Optional<String> nativeType(ScalarField field) {
    return field
        .nativeType()
        .map(
            t ->
                t.arguments().isEmpty()
                    ? t.name()
                    : t.name() + "(" + String.join(", ", t.arguments()) + ")");
  }

  private static Optional<String> defaultValue(DefaultValue value) {
    return switch (value) {
      case DefaultValue.Autoincrement() -> Optional.of("increment");
      case DefaultValue.Text(var text) -> Optional.of("default: " + text(text));
      case DefaultValue.EnumValue(var word) -> Optional.of("default: " + text(word));
      case DefaultValue.Numeric(var digits) -> Optional.of("default: " + digits);
      case DefaultValue.Bool(var bool) -> Optional.of("default: " + bool);
      case DefaultValue.DatabaseExpression(var sql) -> sql.map(DbmlWriter::expression);
      case DefaultValue.ListOf _,
          DefaultValue.Now _,
          DefaultValue.Uuid _,
          DefaultValue.Cuid _,
          DefaultValue.Ulid _,
          DefaultValue.Nanoid _,
          DefaultValue.Auto _,
          DefaultValue.Sequence _ ->
          Optional.of(expression(Literals.value(value)));
    };
  }

  /// DBML has no escape between backticks, and no line may end there.
  private static String expression(String code) {
    return "default: `" + code.strip().replaceAll("\\s+", " ").replace('`', '\'') + "`";
  }

  private static List<String> indexes(Model model) {
    List<String> lines = new ArrayList<>();
    model
        .primaryKey()
        .filter(PrimaryKey::isComposite)
        .ifPresent(k -> lines.add(index(k.fieldNames(), List.of(Optional.of("pk")))));
    model.uniques().stream().filter(u -> !u.isOfOneField()).forEach(u -> lines.add(uniqueKey(u)));
    model.indexes().forEach(i -> lines.add(index(i)));
    return lines;
  }

  /// One with a predicate is not unique to DBML, which would read it as being so for every row.
  private static String uniqueKey(UniqueKey key) {
    return index(
        key.fieldNames(),
        List.of(
            key.where().isPresent() ? Optional.empty() : Optional.of("unique"),
            indexName(key.mappedName()),
            note(key.where().map(w -> "unique where " + w).orElse(""))));
  }

  private static String index(Index index) {
    Optional<String> type = index.type().map(t -> t.toLowerCase(Locale.ROOT));
    String said =
        Stream.of(
                type.filter(t -> !INDEX_TYPES.contains(t)),
                index.fulltext() ? Optional.of("fulltext") : Optional.<String>empty(),
                index.where().map(w -> "where " + w))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return index(
        index.fieldNames(),
        List.of(
            type.filter(INDEX_TYPES::contains).map(t -> "type: " + t),
            indexName(index.mappedName()),
            note(said)));
  }

  private static String index(List<String> fields, List<Optional<String>> settings) {
    return names(fields) + settings(settings);
  }

  private static Optional<String> indexName(Optional<String> mappedName) {
    return mappedName.map(n -> "name: " + text(n));
  }

  private static Optional<String> note(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of("note: " + text(text));
  }

  /// What stands in brackets behind a thing; nothing when there is nothing to say.
  static String settings(List<Optional<String>> settings) {
    String all = settings.stream().flatMap(Optional::stream).collect(Collectors.joining(", "));
    return all.isEmpty() ? "" : " [" + all + "]";
  }

  static String block(String head, List<String> lines) {
    return lines.stream()
        .map(l -> (l.isEmpty() ? "" : INDENT + l) + "\n")
        .collect(Collectors.joining("", head + " {\n", "}\n"));
  }

  /// `("a", "b")`
  static String names(List<String> fields) {
    return fields.stream().map(DbmlWriter::name).collect(Collectors.joining(", ", "(", ")"));
  }

  /// Always quoted: `note`, `indexes` and others mean something of their own.
  static String name(String name) {
    return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /// A string on one line.
  static String text(String text) {
    return '\''
        + text.replace("\\", "\\\\")
            .replace("'", "\\'")
            .replace("\r", "")
            .replace("\n", "\\n")
            .replace("\t", "\\t")
        + '\'';
  }
}
