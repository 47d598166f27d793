// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.EnumValue;
import dev.crowfoot.model.Field;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Rename;
import dev.crowfoot.model.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Follows models, fields, enums and values from one schema to a later one through the renames made
/// between them, in their order. What was not renamed kept its name, unless something else took it.
final class Identities {
  private final Trail models;
  private final Trail enums;
  private final Map<String, Trail> fields = new HashMap<>();
  private final Map<String, Trail> values = new HashMap<>();

  Identities(List<Rename> renames, Schema before) {
    models = new Trail(before.models().stream().map(Model::name).toList());
    enums = new Trail(before.enums().stream().map(EnumType::name).toList());
    for (Model model : before.models()) {
      fields.put(model.name(), new Trail(model.fields().stream().map(Field::name).toList()));
    }
    for (EnumType type : before.enums()) {
      values.put(type.name(), new Trail(type.values().stream().map(EnumValue::name).toList()));
    }
    for (Rename rename : renames) {
      switch (rename) {
        case Rename.OfModel(String from, String to) -> models.rename(from, to);
        case Rename.OfEnum(String from, String to) -> enums.rename(from, to);
        case Rename.OfField _, Rename.OfEnumValue _ -> {}
      }
    }
    for (Rename rename : renames) {
      switch (rename) {
        case Rename.OfField(String model, String from, String to) ->
            models.origin(model).map(fields::get).ifPresent(t -> t.rename(from, to));
        case Rename.OfEnumValue(String type, String from, String to) ->
            enums.origin(type).map(values::get).ifPresent(t -> t.rename(from, to));
        case Rename.OfModel _, Rename.OfEnum _ -> {}
      }
    }
  }

  /// Whether a rename starts from something that is there.
  boolean know(Rename rename) {
    return switch (rename) {
      case Rename.OfModel(String from, _) -> models.origin(from).isPresent();
      case Rename.OfEnum(String from, _) -> enums.origin(from).isPresent();
      case Rename.OfField(String model, String from, _) ->
          models.origin(model).map(fields::get).flatMap(t -> t.origin(from)).isPresent();
      case Rename.OfEnumValue(String type, String from, _) ->
          enums.origin(type).map(values::get).flatMap(t -> t.origin(from)).isPresent();
    };
  }

  /// What a model of before is called after.
  Optional<String> model(String name) {
    return models.destination(name);
  }

  Optional<String> field(FieldId field) {
    return Optional.ofNullable(fields.get(field.model()))
        .flatMap(t -> t.destination(field.field()));
  }

  Optional<FieldId> fieldId(FieldId field) {
    return model(field.model()).flatMap(m -> field(field).map(f -> new FieldId(m, f)));
  }

  Optional<String> enumType(String name) {
    return enums.destination(name);
  }

  Optional<String> enumValue(String enumType, String value) {
    return Optional.ofNullable(values.get(enumType)).flatMap(t -> t.destination(value));
  }

  /// The names of one kind of thing, from then to now.
  private static final class Trail {
    private final Map<String, String> now = new HashMap<>();
    private final Map<String, String> earlier = new HashMap<>();

    Trail(List<String> names) {
      names.forEach(n -> now.put(n, n));
    }

    void rename(String from, String to) {
      origin(from)
          .ifPresent(
              origin -> {
                earlier.put(from, origin);
                now.put(origin, to);
              });
    }

    /// The first name of what is or, failing that, was called so. A name that was given anew
    /// belongs to what was renamed to it.
    Optional<String> origin(String name) {
      if (earlier.isEmpty()) {
        return Optional.ofNullable(now.get(name)); // nothing was renamed
      }
      return now.entrySet().stream()
          .filter(e -> e.getValue().equals(name))
          .map(Map.Entry::getKey)
          .max(java.util.Comparator.comparing((String origin) -> !origin.equals(name)))
          .or(() -> Optional.ofNullable(earlier.get(name)));
    }

    /// Empty when another thing has taken the name over.
    Optional<String> destination(String origin) {
      return Optional.ofNullable(now.get(origin))
          .filter(name -> origin(name).equals(Optional.of(origin)));
    }
  }
}
