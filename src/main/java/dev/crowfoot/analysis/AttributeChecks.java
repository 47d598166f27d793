// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.EnumValueDecl;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Checks that attributes exist and stand where they may, once.
final class AttributeChecks {
  private static final Set<String> OF_FIELDS =
      Set.of("id", "unique", "default", "updatedAt", "map", "relation", "ignore", "shardKey");
  private static final Set<String> OF_MODELS =
      Set.of("id", "unique", "index", "fulltext", "map", "ignore", "schema", "shardKey");
  private static final Set<String> OF_ENUMS = Set.of("map", "schema", "ignore");
  private static final Set<String> OF_VALUES = Set.of("map", "ignore");
  private static final Set<String> REPEATABLE = Set.of("unique", "index", "fulltext");

  private final CheckedSchema schema;
  private final Findings findings;

  AttributeChecks(CheckedSchema schema, Findings findings) {
    this.schema = schema;
    this.findings = findings;
  }

  void check(ReadModel model) {
    for (ReadField row : model.rows()) {
      fieldAttributes(model.path(), row.attributes());
    }
    known(model.path(), model.attributes(), OF_MODELS);
    once(model.path(), model.attributes(), REPEATABLE);
  }

  void check(Location<EnumDecl> type) {
    known(type.path(), type.declaration().attributes(), OF_ENUMS);
    once(type.path(), type.declaration().attributes(), Set.of());
    for (EnumValueDecl value : type.declaration().values()) {
      known(type.path(), value.attributes(), OF_VALUES);
    }
  }

  private void fieldAttributes(String path, List<Attribute> attributes) {
    if (attributes.isEmpty()) {
      return;
    }
    known(path, attributes, OF_FIELDS);
    once(path, attributes, Set.of());
    attributes.forEach(attribute -> nativeTypePrefix(path, attribute));
  }

  /// M115
  private void known(String path, List<Attribute> attributes, Set<String> known) {
    for (Attribute attribute : attributes) {
      String name = attribute.word();
      if (name.isEmpty() || name.indexOf('.') >= 0 || known.contains(name)) {
        continue;
      }
      Optional<String> similar = Similar.to(name, known.stream().sorted());
      Span span = attribute.name().map(Name::span).orElse(attribute.span());
      String at = attribute.isBlockAttribute() ? "@@" : "@";
      findings.add(
          Code.UNKNOWN_ATTRIBUTE,
          path,
          attribute.span(),
          "There is no attribute `"
              + at
              + name
              + "` here."
              + similar.map(meant -> " Did you mean `" + at + meant + "`?").orElse(" Remove it."),
          similar.stream()
              .map(
                  meant ->
                      Findings.fix(
                          "Change to `" + at + meant + "`", path, TextEdit.replace(span, meant)))
              .toList());
    }
  }

  /// M116
  private void once(String path, List<Attribute> attributes, Set<String> repeatable) {
    if (attributes.size() < 2) {
      return;
    }
    Set<String> seen = new HashSet<>();
    for (Attribute attribute : attributes) {
      String name = attribute.word();
      if (!name.isEmpty() && !repeatable.contains(name) && !seen.add(name)) {
        findings.add(
            Code.DUPLICATE_ATTRIBUTE,
            path,
            attribute.span(),
            "`"
                + (attribute.isBlockAttribute() ? "@@" : "@")
                + name
                + "` can stand here only once.",
            Findings.fix("Remove it", path, TextEdit.delete(attribute.span())));
      }
    }
  }

  /// M117: the word before the dot of `@db.VarChar` is the datasource's name.
  private void nativeTypePrefix(String path, Attribute attribute) {
    String name = attribute.word();
    Optional<String> datasource = schema.datasource().map(Datasource::name);
    int dot = name.indexOf('.');
    if (dot <= 0 || datasource.isEmpty() || datasource.get().equals(name.substring(0, dot))) {
      return;
    }
    Span prefix = Span.at(attribute.name().orElseThrow().span().start(), dot);
    Fix fix =
        Findings.fix(
            "Change to `@" + datasource.get() + name.substring(dot) + "`",
            path,
            TextEdit.replace(prefix, datasource.get()));
    findings.add(
        Code.UNKNOWN_NATIVE_TYPE_PREFIX,
        path,
        attribute.span(),
        "`@"
            + name
            + "` does not begin with the name of the datasource. Write `@"
            + datasource.get()
            + name.substring(dot)
            + "`.",
        fix);
  }
}
