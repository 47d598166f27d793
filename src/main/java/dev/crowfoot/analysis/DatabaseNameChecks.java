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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// M134: two things of the schema cannot be the same thing of the database.
final class DatabaseNameChecks {
  private final Findings findings;

  DatabaseNameChecks(Findings findings) {
    this.findings = findings;
  }

  /// A table's name in its database schema.
  private record Key(Optional<String> schema, String name) {}

  void tables(Collection<ReadModel> models) {
    Map<Key, ReadModel> taken = new HashMap<>();
    for (ReadModel each : models) {
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

  void enums(Declared declared) {
    Map<Key, EnumType> taken = new HashMap<>();
    for (Location<EnumDecl> each : declared.definitions().enums()) {
      EnumType type = declared.enums().get(each.declaration().name().map(Name::text).orElse(""));
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
    if (!anyMapped(model)) {
      return;
    }
    Map<String, ScalarField> taken = new HashMap<>();
    for (ScalarField field : model.model().scalarFields().toList()) {
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

  private static boolean anyMapped(ReadModel model) {
    for (ReadField row : model.rows()) {
      if (row.field() instanceof ScalarField field && field.mappedName().isPresent()) {
        return true;
      }
    }
    return false;
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
