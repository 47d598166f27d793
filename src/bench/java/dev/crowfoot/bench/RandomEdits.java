// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.bench;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.editor.command.AddBlockKey;
import dev.crowfoot.editor.command.AddEnumValue;
import dev.crowfoot.editor.command.AddField;
import dev.crowfoot.editor.command.AddModel;
import dev.crowfoot.editor.command.AddRelation;
import dev.crowfoot.editor.command.BlockKey;
import dev.crowfoot.editor.command.ChangeFieldType;
import dev.crowfoot.editor.command.DeleteDefinitions;
import dev.crowfoot.editor.command.DeleteEnumValue;
import dev.crowfoot.editor.command.DeleteField;
import dev.crowfoot.editor.command.RenameEnum;
import dev.crowfoot.editor.command.RenameEnumValue;
import dev.crowfoot.editor.command.RenameField;
import dev.crowfoot.editor.command.RenameModel;
import dev.crowfoot.editor.command.SetDefault;
import dev.crowfoot.editor.command.SetUnique;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Edits a schema as somebody in the editor would who does not care what comes of it. The same
/// number gives the same edits.
final class RandomEdits {
  private static final List<String> TYPES =
      List.of("Int", "BigInt", "String", "Float", "Decimal", "Boolean", "DateTime", "Bytes");

  private final Random random;
  private Snapshot snapshot;
  private int made;

  private RandomEdits(long seed, Document document) {
    this.random = new Random(seed);
    this.snapshot = Snapshot.of(document);
  }

  /// @param count how many are tried; what the editor refuses is left out
  static Document of(Document document, long seed, int count) {
    RandomEdits edits = new RandomEdits(seed, document);
    for (int i = 0; i < count; i++) {
      edits.next();
    }
    return edits.snapshot.document();
  }

  private void next() {
    List<Model> models =
        snapshot.analysis().schema().models().stream().filter(m -> !m.isView()).toList();
    if (models.isEmpty()) {
      return;
    }
    try {
      Document changed = any(snapshot.analysis().schema(), one(models), models).applyTo(snapshot);
      snapshot = snapshot.next(changed);
    } catch (Command.CommandRefused refused) {
      // as it says: this one cannot be done here
    }
  }

  private Command any(Schema schema, Model model, List<Model> models) {
    List<ScalarField> fields = model.scalarFields().toList();
    if (fields.isEmpty() || random.nextInt(4) == 0) {
      return ofBlocks(schema, model, models);
    }
    ScalarField field = one(fields);
    FieldId id = new FieldId(model.name(), field.name());
    return switch (random.nextInt(9)) {
      case 0 -> new AddField(model.name(), Optional.empty(), fresh("added"), one(TYPES) + "?");
      case 1 -> new DeleteField(id);
      case 2, 3 -> new RenameField(id, fresh("renamed"));
      case 4 ->
          isFree(model, field)
              ? new ChangeFieldType(id, one(TYPES) + suffix(field))
              : new DeleteField(id);
      case 5 -> new ChangeFieldType(id, field.type().word() + (field.isRequired() ? "?" : ""));
      case 6 -> new SetUnique(id, random.nextBoolean());
      case 7 -> new SetDefault(id, value(field));
      default ->
          new AddBlockKey(
              model.name(),
              random.nextBoolean() ? BlockKey.INDEX : BlockKey.UNIQUE,
              List.of(field.name()));
    };
  }

  private Command ofBlocks(Schema schema, Model model, List<Model> models) {
    if (!schema.enums().isEmpty() && random.nextInt(3) == 0) {
      return ofEnum(one(schema.enums()));
    }
    // Prisma refuses circles of relations that it emulates, and a new one may close a circle.
    boolean emulated =
        schema.datasource().stream()
            .anyMatch(d -> d.relationMode() == Datasource.RelationMode.PRISMA);
    return switch (random.nextInt(emulated ? 3 : 4)) {
      case 0 -> new AddModel(fresh("Added"), Optional.empty());
      case 1 -> new RenameModel(model.name(), fresh("Renamed"));
      case 2 -> new DeleteDefinitions(Set.of(model.name()));
      default ->
          new AddRelation(
              one(List.of(AddRelation.Kind.values())),
              model.name(),
              one(models).name(),
              Optional.empty(),
              Optional.empty());
    };
  }

  private Command ofEnum(EnumType type) {
    FieldId value = new FieldId(type.name(), one(type.values()).name());
    return switch (random.nextInt(4)) {
      case 0 -> new RenameEnum(type.name(), fresh("RenamedEnum"));
      case 1 -> new RenameEnumValue(value, fresh("RENAMED"));
      case 2 -> new DeleteEnumValue(value);
      default -> new AddEnumValue(type.name(), fresh("ADDED"));
    };
  }

  /// Whether it may be of any type: special indexes take special types only.
  private static boolean isFree(Model model, ScalarField field) {
    return model.indexes().stream()
        .noneMatch(i -> i.type().isPresent() && i.fieldNames().contains(field.name()));
  }

  private static String suffix(ScalarField field) {
    return field.isList() ? "[]" : field.isRequired() ? "" : "?";
  }

  private Optional<String> value(ScalarField field) {
    if (field.isList() || field.nativeType().isPresent() || random.nextInt(3) == 0) {
      return Optional.empty();
    }
    return field.type() instanceof FieldType.Scalar scalar
        ? switch (scalar) {
          case INT, BIG_INT -> Optional.of("42");
          case FLOAT, DECIMAL -> Optional.of("1.5");
          case STRING -> Optional.of("\"it's\"");
          case BOOLEAN -> Optional.of("true");
          case DATE_TIME -> Optional.of("now()");
          case JSON -> Optional.of("\"{}\"");
          case BYTES -> Optional.of("\"aGk=\"");
        }
        : Optional.empty();
  }

  private String fresh(String prefix) {
    return prefix + ++made;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
