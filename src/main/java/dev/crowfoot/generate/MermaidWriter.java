// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.generate;

import dev.crowfoot.model.Arity;
import dev.crowfoot.model.CompositeType;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.EnumValue;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import dev.crowfoot.model.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes a schema as a Mermaid `erDiagram`, which a README or a wiki draws by itself. Names and
/// types are the model's, not the database's: a diagram is read by people.
///
/// What Mermaid has no word for stands in the comment beside a field: that it is optional, its
/// default, a unique key of several fields. An enum is an entity whose attributes are its values.
///
/// ```
/// erDiagram
///     User {
///         Int id PK "default autoincrement()"
///     }
///     User ||--o{ Post : "author"
/// ```
public final class MermaidWriter {
  private static final String INDENT = "    ";
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /// Words that begin something else where an entity's name may stand.
  private static final Set<String> RESERVED =
      Set.of(
          "acctitle",
          "accdescr",
          "class",
          "classdef",
          "direction",
          "end",
          "erdiagram",
          "many",
          "one",
          "only",
          "optionally",
          "style",
          "subgraph",
          "title",
          "to",
          "zero");

  private static final Pattern NOT_IN_WORD =
      Pattern.compile("[^A-Za-z0-9\\-_\\[\\]().,*\\u00C0-\\uFFFF]");
  private static final Pattern NOT_AT_START = Pattern.compile("^(?=[^A-Za-z_*\\u00C0-\\uFFFF])");

  /// Words that are read as the mark of a key, wherever they stand in an entity.
  private static final Pattern KEY_WORD =
      Pattern.compile("^([PFU]K)(?![A-Za-z0-9_])", Pattern.CASE_INSENSITIVE);

  private MermaidWriter() {}

  /// The diagram, with a line end after its last line.
  public static String write(Schema schema) {
    List<String> lines = new ArrayList<>(List.of("erDiagram"));
    schema.models().forEach(m -> lines.addAll(model(m)));
    schema.compositeTypes().forEach(t -> lines.addAll(compositeType(t)));
    schema.enums().forEach(e -> lines.addAll(enumType(e)));
    schema.relations().forEach(r -> lines.add(INDENT + relation(r)));
    return lines.stream().map(l -> l + "\n").collect(Collectors.joining());
  }

  private static List<String> model(Model model) {
    String title = model.isView() ? titled("view", model.name()) : entity(model.name());
    List<String> attributes = model.scalarFields().map(f -> attribute(model, f)).toList();
    return block(model.documentation(), title, attributes);
  }

  private static List<String> compositeType(CompositeType type) {
    List<String> attributes =
        type.fields().stream()
            .filter(ScalarField.class::isInstance)
            .map(ScalarField.class::cast)
            .map(f -> attribute(f, List.of(), facts(f)))
            .toList();
    return block(type.documentation(), titled("type", type.name()), attributes);
  }

  private static List<String> enumType(EnumType type) {
    List<String> values = type.values().stream().map(MermaidWriter::value).toList();
    return block(type.documentation(), titled("enum", type.name()), values);
  }

  private static String value(EnumValue value) {
    return attribute("value", value.name(), List.of(), List.of(value.documentation()));
  }

  private static List<String> block(String documentation, String title, List<String> attributes) {
    List<String> lines = new ArrayList<>();
    documentation
        .lines()
        .filter(l -> !l.isBlank())
        .forEach(l -> lines.add(INDENT + "%% " + l.replace("%%", "%")));
    lines.add(INDENT + title + " {");
    attributes.forEach(a -> lines.add(INDENT + INDENT + a));
    lines.add(INDENT + "}");
    return lines;
  }

  private static String attribute(Model model, ScalarField field) {
    List<String> facts = new ArrayList<>();
    model.uniques().stream()
        .filter(u -> !u.isOfOneField() && u.fieldNames().getFirst().equals(field.name()))
        .map(MermaidWriter::words)
        .forEach(facts::add);
    facts.addAll(facts(field));
    return attribute(field, keys(model, field.name()), facts);
  }

  private static String attribute(ScalarField field, List<String> keys, List<String> facts) {
    String type =
        field.type() instanceof FieldType.Unsupported(var sql) ? sql : field.type().word();
    String list = field.arity() == Arity.LIST ? Arity.LIST.suffix() : "";
    return attribute(type + list, field.name(), keys, facts);
  }

  private static String attribute(
      String type, String name, List<String> keys, List<String> comments) {
    String word = word(name);
    List<String> said = new ArrayList<>();
    if (!word.equals(name)) {
      said.add("named " + name);
    }
    comments.stream().filter(c -> !c.isBlank()).forEach(said::add);
    return word(type)
        + " "
        + word
        + (keys.isEmpty() ? "" : " " + String.join(", ", keys))
        + (said.isEmpty() ? "" : " " + quoted(String.join("; ", said)));
  }

  private static List<String> keys(Model model, String field) {
    List<String> keys = new ArrayList<>();
    if (model.isPrimaryKeyField(field)) {
      keys.add("PK");
    }
    if (model.relationFields().anyMatch(r -> r.fields().contains(field))) {
      keys.add("FK");
    }
    if (model.isUniqueField(field)) {
      keys.add("UK");
    }
    return keys;
  }

  private static String words(UniqueKey key) {
    return "unique ("
        + String.join(", ", key.fieldNames())
        + ")"
        + key.where().map(w -> " where " + w).orElse("");
  }

  private static List<String> facts(ScalarField field) {
    List<String> facts = new ArrayList<>();
    if (field.arity() == Arity.OPTIONAL) {
      facts.add("optional");
    }
    field.defaultValue().ifPresent(d -> facts.add("default " + Literals.value(d)));
    facts.add(field.documentation());
    return facts;
  }

  private static String relation(Relation relation) {
    return switch (relation) {
      case Relation.ForeignKeyRelation key ->
          line(
              key.parent().model(),
              (key.required() ? "||" : "|o") + "--" + (key.isOneToOne() ? "o|" : "o{"),
              key.child().model(),
              key.child());
      case Relation.ManyToMany many -> line(many.a().model(), "}o--o{", many.b().model(), many.a());
    };
  }

  /// @param label the field the line is named after
  private static String line(String from, String ends, String to, FieldId label) {
    return entity(from) + " " + ends + " " + entity(to) + " : " + quoted(label.field());
  }

  private static String entity(String name) {
    boolean plain =
        PLAIN_NAME.matcher(name).matches() && !RESERVED.contains(name.toLowerCase(Locale.ROOT));
    return plain ? name : '"' + name + '"';
  }

  /// An entity with its kind above it.
  private static String titled(String kind, String name) {
    return entity(name) + "[" + quoted(kind + " " + name) + "]";
  }

  /// A type or a name as Mermaid can read it: one word of few characters, and not a key's mark.
  private static String word(String text) {
    String packed = text.replace(", ", ",");
    String known = NOT_IN_WORD.matcher(packed).replaceAll("_");
    return KEY_WORD.matcher(NOT_AT_START.matcher(known).replaceFirst("_")).replaceFirst("$1_");
  }

  /// On one line, with the characters that mean something to Mermaid or HTML as its own codes.
  private static String quoted(String text) {
    String escaped =
        text.strip()
            .replaceAll("\\s+", " ")
            .replace("#", "#35;")
            .replace("\"", "#quot;")
            .replace("<", "#lt;")
            .replace(">", "#gt;")
            .replace("%%", "#37;#37;");
    return '"' + escaped + '"';
  }
}
