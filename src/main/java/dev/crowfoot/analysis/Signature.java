// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.analysis.Signature.Parameter.Kind;
import dev.crowfoot.syntax.Argument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which arguments an attribute takes: `@@index(fields, name:, map:, type:, clustered:, where:)`.
///
/// @param attribute without the `@`
/// @param parameters the first one, if any, is the one whose name may be left away where
///   [Parameter#canBeUnnamed()] says so
public record Signature(String attribute, List<Parameter> parameters) {
  /// An argument that an attribute takes.
  ///
  /// @param required whether the attribute means nothing without it
  public record Parameter(String name, Kind kind, boolean required, boolean canBeUnnamed) {
    /// What its value must look like.
    public enum Kind {
      /// `"text"`
      STRING("a text in quotes, such as `\"name\"`"),
      /// `10`
      INTEGER("a whole number"),
      /// `true`
      BOOLEAN("`true` or `false`"),
      /// `Desc`, `Cascade`: a word without quotes
      WORD("a word without quotes"),
      /// `[a, b]`: names of fields
      FIELDS("names of fields without quotes, such as `[a, b]`"),
      /// `[a, b(sort: Desc)]`: names of fields, each with how it is stored
      KEY_FIELDS("names of fields without quotes, such as `[a, b]`"),
      /// `raw("sql")` or `{ field: value }`
      PREDICATE("`raw(\"…\")` or an object such as `{ active: true }`"),
      /// Whatever the field can hold
      VALUE("a value");

      private final String description;

      Kind(String description) {
        this.description = description;
      }

      /// What would be right, as it follows "write".
      public String description() {
        return description;
      }
    }

    private static Parameter named(String name, Kind kind) {
      return new Parameter(name, kind, false, false);
    }

    private static Parameter first(String name, Kind kind) {
      return new Parameter(name, kind, true, true);
    }
  }

  private static final Parameter MAP = Parameter.named("map", Kind.STRING);
  private static final Parameter NAME = Parameter.named("name", Kind.STRING);
  private static final Parameter CLUSTERED = Parameter.named("clustered", Kind.BOOLEAN);
  private static final Parameter SORT = Parameter.named("sort", Kind.WORD);
  private static final Parameter LENGTH = Parameter.named("length", Kind.INTEGER);
  private static final Parameter WHERE = Parameter.named("where", Kind.PREDICATE);
  private static final Parameter KEY_FIELDS = Parameter.first("fields", Kind.KEY_FIELDS);

  private static final Signature DEFAULT =
      signature("default", Parameter.first("value", Kind.VALUE), MAP);
  private static final Signature MAPPED_NAME =
      signature("map", Parameter.first("name", Kind.STRING));
  private static final Signature SCHEMA = signature("schema", Parameter.first("map", Kind.STRING));

  private static final Map<String, Signature> OF_FIELDS =
      table(
          signature("id", MAP, LENGTH, SORT, CLUSTERED),
          signature("unique", MAP, LENGTH, SORT, CLUSTERED, WHERE),
          DEFAULT,
          signature("updatedAt"),
          MAPPED_NAME,
          signature(
              "relation",
              new Parameter("name", Kind.STRING, false, true),
              Parameter.named("fields", Kind.FIELDS),
              Parameter.named("references", Kind.FIELDS),
              Parameter.named("onDelete", Kind.WORD),
              Parameter.named("onUpdate", Kind.WORD),
              MAP),
          signature("ignore"),
          signature("shardKey"));

  private static final Map<String, Signature> OF_MODELS =
      table(
          signature("id", KEY_FIELDS, NAME, MAP, CLUSTERED),
          signature("unique", KEY_FIELDS, NAME, MAP, CLUSTERED, WHERE),
          signature(
              "index", KEY_FIELDS, NAME, MAP, Parameter.named("type", Kind.WORD), CLUSTERED, WHERE),
          signature("fulltext", KEY_FIELDS, NAME, MAP),
          MAPPED_NAME,
          signature("ignore"),
          SCHEMA,
          signature("shardKey", KEY_FIELDS));

  private static final Map<String, Signature> OF_ENUMS = table(MAPPED_NAME, SCHEMA);

  private static final Map<String, Signature> OF_ENUM_VALUES = table(MAPPED_NAME);

  private static final Map<String, Signature> OF_COMPOSITE_FIELDS = table(DEFAULT, MAPPED_NAME);

  /// The attributes of a model's or view's fields, by name.
  public static Map<String, Signature> ofFields() {
    return OF_FIELDS;
  }

  /// The `@@` attributes of models and views, by name.
  public static Map<String, Signature> ofModels() {
    return OF_MODELS;
  }

  /// The `@@` attributes of enums, by name.
  public static Map<String, Signature> ofEnums() {
    return OF_ENUMS;
  }

  /// The attributes of an enum's values, by name.
  public static Map<String, Signature> ofEnumValues() {
    return OF_ENUM_VALUES;
  }

  /// The attributes of a composite type's fields, by name.
  public static Map<String, Signature> ofCompositeFields() {
    return OF_COMPOSITE_FIELDS;
  }

  /// Where among the parameters the one is that an argument is for; -1 when there is none.
  int indexOf(Argument argument) {
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      if (argument.isNamed() ? argument.isNamed(parameter.name()) : parameter.canBeUnnamed()) {
        return i;
      }
    }
    return -1;
  }

  /// The parameter of that name.
  public Optional<Parameter> parameter(String name) {
    return parameters.stream().filter(p -> p.name().equals(name)).findFirst();
  }

  /// The parameter whose name may be left away.
  public Optional<Parameter> unnamed() {
    return parameters.stream().filter(Parameter::canBeUnnamed).findFirst();
  }

  private static Signature signature(String attribute, Parameter... parameters) {
    return new Signature(attribute, List.of(parameters));
  }

  private static Map<String, Signature> table(Signature... signatures) {
    Map<String, Signature> table = new LinkedHashMap<>();
    for (Signature signature : signatures) {
      table.put(signature.attribute(), signature);
    }
    return java.util.Collections.unmodifiableMap(table);
  }
}
