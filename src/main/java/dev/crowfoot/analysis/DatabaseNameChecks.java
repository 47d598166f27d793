// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.text.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// M134: two things of the schema cannot be the same thing of the database.
final class DatabaseNameChecks {
  private final CheckedSchema schema;
  private final Findings findings;

  DatabaseNameChecks(CheckedSchema schema, Findings findings) {
    this.schema = schema;
    this.findings = findings;
  }

  /// Checks tables and enums, which share names with each other; columns are [#columns(ReadModel)].
  void check() {
    tables();
    enums();
  }

  /// A table's name in its database schema.
  private record Key(Optional<String> schema, String name) {}

  private void tables() {
    Map<Key, ReadModel> taken = new HashMap<>();
    for (ReadModel each : schema.models().values()) {
      if (each.isCompositeType()) {
        continue;
      }
      Model model = each.model();
      ReadModel earlier = taken.putIfAbsent(new Key(model.schema(), model.databaseName()), each);
      if (earlier != null) {
        // The one with `@@map` is the one to change.
        boolean isMapped = model.mappedName().isPresent();
        ReadModel mapped = isMapped ? each : earlier;
        ReadModel other = isMapped ? earlier : each;
        report(
            mapped.path(),
            place(mapped.decl(), mapped.attributes()),
            "`"
                + other.name()
                + "` is called `"
                + model.databaseName()
                + "` in the database already. Map `"
                + mapped.name()
                + "` to another name.");
      }
    }
  }

  private void enums() {
    Map<Key, EnumType> taken = new HashMap<>();
    for (Location<EnumDecl> each : schema.definitions().enums()) {
      EnumType type = schema.enums().get(each.declaration().name().map(Name::text).orElse(""));
      if (type == null) {
        continue;
      }
      EnumType earlier = taken.putIfAbsent(new Key(type.schema(), type.databaseName()), type);
      if (earlier != null) {
        report(
            each.path(),
            each.declaration().name().map(Name::span).orElse(each.declaration().keyword()),
            "Enum `"
                + earlier.name()
                + "` is called `"
                + type.databaseName()
                + "` in the database already. Map `"
                + type.name()
                + "` to another name.");
      }
    }
  }

  void columns(ReadModel model) {
    Map<String, ScalarField> taken = new HashMap<>();
    List<ScalarField> fields = model.model().scalarFields().toList();
    boolean anyMapped = fields.stream().anyMatch(f -> f.mappedName().isPresent());
    if (!anyMapped) {
      return;
    }
    for (ScalarField field : fields) {
      ScalarField earlier = taken.putIfAbsent(field.databaseName(), field);
      if (earlier != null) {
        boolean isMapped = field.mappedName().isPresent();
        ScalarField mapped = isMapped ? field : earlier;
        ScalarField other = isMapped ? earlier : field;
        report(
            model.path(),
            model.declaration(mapped).span(),
            "The column of `"
                + other.name()
                + "` is called `"
                + field.databaseName()
                + "` already. Map `"
                + mapped.name()
                + "` to another name.");
      }
    }
  }

  private static Span place(Block block, List<Attribute> attributes) {
    return attributes.stream()
        .filter(a -> a.isNamed("map"))
        .findFirst()
        .map(Attribute::span)
        .or(() -> block.name().map(Name::span))
        .orElse(block.keyword());
  }

  private void report(String path, Span span, String message) {
    findings.add(Code.DATABASE_NAME_TAKEN, path, span, message);
  }
}
