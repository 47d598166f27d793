// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.rows.query.FindMany.Include;
import dev.crowfoot.adapter.rows.query.Order.Direction;
import dev.crowfoot.adapter.rows.query.Order.Nulls;
import dev.crowfoot.adapter.rows.value.ValueReader;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/// Reads the arguments of Prisma's client from JSON. What is wrong is told all at once, in one
/// [ArgumentFailure]; nothing is sent then.
///
/// ```json
/// {"where": {"email": {"contains": "@"}}, "orderBy": [{"name": "asc"}], "take": 10}
/// ```
public final class ArgumentReader {
  private static final List<String> FIND_MANY =
      List.of("where", "orderBy", "cursor", "skip", "take", "select", "include");

  private final Schema schema;
  private final ValueReader values;

  public ArgumentReader(Schema schema) {
    this.schema = schema;
    this.values = new ValueReader(schema);
  }

  /// For `findMany`, `findFirst` and, with no more than a `where`, `count`.
  public FindMany findMany(String model, String operation, JsonNode json) {
    return read(model, operation, (m, reader) -> reader.find(m, json, ""));
  }

  public FindMany findUnique(String model, JsonNode json) {
    return read(
        model,
        "findUnique",
        (m, reader) -> {
          reader.onlyKnown(json, List.of("where", "select", "include"), "");
          Key key = reader.wheres.uniqueKey(m, json.path("where"), "where");
          return reader.selection(m, json, "", FindMany.of(m.name())).where(key.filter()).take(1);
        });
  }

  public Create create(String model, JsonNode json) {
    return read(
        model,
        "create",
        (m, reader) -> {
          reader.onlyKnown(json, List.of("data", "select", "include"), "");
          return reader.data.create(m, json.path("data"), "data");
        });
  }

  public List<Create> createMany(String model, JsonNode json) {
    return read(
        model,
        "createMany",
        (m, reader) -> {
          reader.onlyKnown(json, List.of("data"), "");
          JsonNode data = json.path("data");
          List<Create> rows = new ArrayList<>();
          if (!data.isArray()) {
            rows.add(reader.data.create(m, data, "data"));
          }
          for (int i = 0; data.isArray() && i < data.size(); i++) {
            rows.add(reader.data.create(m, data.get(i), "data[" + i + "]"));
          }
          return rows;
        });
  }

  public Update update(String model, JsonNode json) {
    return read(
        model,
        "update",
        (m, reader) -> {
          reader.onlyKnown(json, List.of("where", "data", "select", "include"), "");
          Key key = reader.wheres.uniqueKey(m, json.path("where"), "where");
          return new Update(
              m.name(), key.filter(), reader.data.changes(m, json.path("data"), "data"));
        });
  }

  public Update updateMany(String model, JsonNode json) {
    return read(
        model,
        "updateMany",
        (m, reader) -> {
          reader.onlyKnown(json, List.of("where", "data"), "");
          return new Update(
              m.name(),
              reader.where(m, json, ""),
              reader.data.changes(m, json.path("data"), "data"));
        });
  }

  /// For `delete`: the key of one row.
  public Key delete(String model, JsonNode json) {
    return read(
        model,
        "delete",
        (m, reader) -> {
          reader.onlyKnown(json, List.of("where", "select"), "");
          return reader.wheres.uniqueKey(m, json.path("where"), "where");
        });
  }

  public Filter deleteMany(String model, JsonNode json) {
    return read(
        model,
        "deleteMany",
        (m, reader) -> {
          reader.onlyKnown(json, List.of("where"), "");
          return reader.where(m, json, "");
        });
  }

  /// What is wrong with a row that somebody filled in, before anything is sent.
  ///
  /// @param given the fields that have a value
  public List<Problem> missing(Model model, Set<String> given) {
    return DataReader.missing(model, given, "");
  }

  /// The model of that name.
  public Model model(String name) {
    Optional<Model> model = schema.model(name);
    if (model.isEmpty()) {
      Problems problems = new Problems();
      problems.unknown(
          "", "a model of the schema", name, schema.models().stream().map(Model::name).toList());
      throw new ArgumentFailure(problems.all().getFirst().message());
    }
    return model.get();
  }

  private <T> T read(String modelName, String operation, BiFunction<Model, Reader, T> reading) {
    Model model = model(modelName);
    Reader reader = new Reader();
    T result = reading.apply(model, reader);
    reader.problems.failIfAny(model.name() + "." + operation);
    return result;
  }

  /// One reading, with the problems it meets.
  private final class Reader {
    private final Problems problems = new Problems();
    private final WhereReader wheres = new WhereReader(schema, values, problems);
    private final DataReader data = new DataReader(schema, values, wheres, problems);

    FindMany find(Model model, JsonNode json, String path) {
      onlyKnown(json, FIND_MANY, path);
      FindMany query =
          selection(model, json, path, FindMany.of(model.name())).where(where(model, json, path));
      return new FindMany(
          query.model(),
          query.where(),
          orderBy(model, json.path("orderBy"), Problems.child(path, "orderBy")),
          cursor(model, json, path),
          whole(json, "skip", path).orElse(0),
          whole(json, "take", path),
          query.select(),
          query.include());
    }

    Filter where(Model model, JsonNode json, String path) {
      JsonNode where = json.path("where");
      return where.isMissingNode()
          ? Filter.EVERYTHING
          : wheres.where(model, where, Problems.child(path, "where"));
    }

    private Optional<Key> cursor(Model model, JsonNode json, String path) {
      JsonNode cursor = json.path("cursor");
      return cursor.isMissingNode()
          ? Optional.empty()
          : Optional.of(wheres.uniqueKey(model, cursor, Problems.child(path, "cursor")));
    }

    private OptionalLong whole(JsonNode json, String name, String path) {
      JsonNode number = json.path(name);
      if (number.isMissingNode()) {
        return OptionalLong.empty();
      }
      boolean fits = number.isIntegralNumber() && number.canConvertToInt();
      if (!fits || (name.equals("skip") && number.asLong() < 0)) {
        problems.add(Problems.child(path, name), "expects a whole number, such as 10");
        return OptionalLong.empty();
      }
      return OptionalLong.of(number.asLong());
    }

    private List<Order> orderBy(Model model, JsonNode json, String path) {
      List<Order> orders = new ArrayList<>();
      if (json.isArray()) {
        for (int i = 0; i < json.size(); i++) {
          orders.addAll(orderBy(model, json.get(i), path + "[" + i + "]"));
        }
      } else if (json.isObject()) {
        json.forEachEntry((name, value) -> order(model, name, value, path).ifPresent(orders::add));
      } else if (!json.isMissingNode()) {
        problems.add(path, "expects an object, such as {\"id\": \"desc\"}");
      }
      return orders;
    }

    private Optional<Order> order(Model model, String name, JsonNode json, String path) {
      String at = Problems.child(path, name);
      if (model.scalarField(name).isEmpty()) {
        problems.unknown(
            at,
            "a field of `" + model.name() + "` that can be sorted by",
            name,
            model.scalarFields().map(ScalarField::name).toList());
        return Optional.empty();
      }
      JsonNode sort = json.isObject() ? json.path("sort") : json;
      Optional<Direction> direction =
          switch (sort.isString() ? sort.stringValue() : "") {
            case "asc" -> Optional.of(Direction.ASCENDING);
            case "desc" -> Optional.of(Direction.DESCENDING);
            default -> Optional.empty();
          };
      if (direction.isEmpty()) {
        problems.add(at, "expects \"asc\" or \"desc\"");
      }
      Optional<Nulls> nulls = Optional.empty();
      if (json.isObject() && json.has("nulls")) {
        nulls =
            switch (json.path("nulls").asString("")) {
              case "first" -> Optional.of(Nulls.FIRST);
              case "last" -> Optional.of(Nulls.LAST);
              default -> Optional.empty();
            };
        if (nulls.isEmpty()) {
          problems.add(Problems.child(at, "nulls"), "expects \"first\" or \"last\"");
        }
      }
      Optional<Nulls> where = nulls;
      return direction.map(d -> new Order(name, d, where));
    }

    /// Reads `select` or `include`.
    FindMany selection(Model model, JsonNode json, String path, FindMany query) {
      boolean selects = json.has("select");
      if (selects && json.has("include")) {
        problems.add(path, "give either `select` or `include`");
      }
      String word = selects ? "select" : "include";
      JsonNode selection = json.path(word);
      if (selection.isMissingNode()) {
        return query;
      }
      String at = Problems.child(path, word);
      List<String> scalars = new ArrayList<>();
      List<Include> includes = new ArrayList<>();
      selection.forEachEntry(
          (name, value) -> {
            String fieldAt = Problems.child(at, name);
            boolean wanted = value.isObject() || value.asBoolean(false);
            Optional<RelationField> relation = model.relationField(name);
            if (relation.isPresent() && wanted) {
              include(relation.get(), value, fieldAt).ifPresent(includes::add);
            } else if (model.scalarField(name).isPresent() && selects) {
              scalars.addAll(wanted ? List.of(name) : List.of());
            } else if (model.field(name).isEmpty()) {
              problems.unknown(
                  fieldAt,
                  "a field of `" + model.name() + "`",
                  name,
                  WhereReader.fieldNames(model));
            } else if (wanted) {
              problems.add(fieldAt, "is no relation; stored fields are always included");
            }
          });
      if (selects && scalars.isEmpty() && includes.isEmpty()) {
        problems.add(at, "selects nothing. Name at least one field.");
      }
      List<String> inOrder =
          model.scalarFields().map(ScalarField::name).filter(scalars::contains).toList();
      return (selects ? query.select(inOrder) : query).include(includes);
    }

    private Optional<Include> include(RelationField field, JsonNode json, String path) {
      Optional<Model> target = schema.model(field.target());
      if (target.isEmpty()) {
        problems.add(path, "its model `" + field.target() + "` is not in the schema");
        return Optional.empty();
      }
      FindMany query =
          json.isObject() ? find(target.get(), json, path) : FindMany.of(field.target());
      return Optional.of(new Include(field.name(), query));
    }

    void onlyKnown(JsonNode json, List<String> known, String path) {
      if (!json.isObject()) {
        problems.add(path, "the arguments are a JSON object, such as {\"where\": {}}");
        return;
      }
      for (String name : json.propertyNames()) {
        if (!known.contains(name)) {
          problems.unknown(Problems.child(path, name), "an argument here", name, known);
        }
      }
    }
  }
}
