// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.rows.query.Measure.Function;
import dev.crowfoot.adapter.rows.value.ValueReader;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Schema;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads the arguments of Prisma's client from JSON. What is wrong is told all at once, in one
/// [ArgumentFailure]; nothing is sent then.
///
/// ```json
/// {"where": {"email": {"contains": "@"}}, "orderBy": [{"name": "asc"}], "take": 10}
/// ```
public final class ArgumentReader {
  private final Schema schema;
  private final ValueReader values;

  public ArgumentReader(Schema schema) {
    this.schema = schema;
    this.values = new ValueReader(schema);
  }

  /// For `findMany` and `findFirst`.
  public FindMany findMany(String model, String operation, JsonNode json) {
    return read(
        model,
        operation,
        (m, reader) -> {
          if (operation.startsWith("findFirst")) {
            reader.oneTaken(json.path("take"));
          }
          return reader.finds.find(m, json, "", true);
        });
  }

  public FindMany findUnique(String model, JsonNode json) {
    return read(
        model,
        "findUnique",
        (m, reader) -> {
          reader.onlyKnown(json, "where", "select", "include", "omit");
          return FindMany.of(m.name())
              .where(reader.key(m, json).filter())
              .take(1)
              .select(reader.finds.selection(m, json, ""));
        });
  }

  public Aggregate aggregate(String model, JsonNode json) {
    return read(
        model,
        "aggregate",
        (m, reader) -> {
          reader.onlyKnown(
              json, "where", "orderBy", "cursor", "skip", "take", "_count", "_avg", "_sum", "_min",
              "_max");
          return new Aggregate(
              reader.finds.rows(m, json, ""),
              reader.measures.measures(m, json, ""),
              json.path("_count").isBoolean());
        });
  }

  public Aggregate count(String model, JsonNode json) {
    return read(
        model,
        "count",
        (m, reader) -> {
          reader.onlyKnown(json, "where", "orderBy", "cursor", "skip", "take", "select");
          JsonNode select = json.path("select");
          boolean plain = select.isMissingNode() || select.isBoolean();
          return new Aggregate(
              reader.finds.rows(m, json, ""),
              plain
                  ? List.of(new Measure(Function.COUNT, Measure.ALL))
                  : reader.measures.of(Function.COUNT, m, select, "select"),
              plain);
        });
  }

  public GroupBy groupBy(String model, JsonNode json) {
    return read(model, "groupBy", (m, reader) -> reader.groups.groupBy(m, json));
  }

  public Returning<Create> create(String model, JsonNode json) {
    return read(
        model,
        "create",
        (m, reader) -> {
          reader.onlyKnown(json, "data", "select", "include", "omit");
          Create create = reader.data.create(m, reader.dataOrEmpty(json), "data", Set.of());
          return new Returning<>(create, reader.finds.selection(m, json, ""));
        });
  }

  public CreateMany createMany(String model, JsonNode json) {
    return read(
        model,
        "createMany",
        (m, reader) -> {
          reader.onlyKnown(json, "data", "skipDuplicates");
          return reader.data.createMany(m, json, "", Set.of());
        });
  }

  /// One row of those that [#createMany] takes.
  ///
  /// @param where what to call it in messages
  public Create row(String model, JsonNode json, String where) {
    return read(model, "createMany", (m, reader) -> reader.data.row(m, json, where));
  }

  public Returning<CreateMany> createManyAndReturn(String model, JsonNode json) {
    return read(
        model,
        "createManyAndReturn",
        (m, reader) -> {
          reader.onlyKnown(json, "data", "skipDuplicates", "select", "include", "omit");
          return new Returning<>(
              reader.data.createMany(m, json, "", Set.of()), reader.finds.selection(m, json, ""));
        });
  }

  public Returning<Update> update(String model, JsonNode json) {
    return read(
        model,
        "update",
        (m, reader) -> {
          reader.onlyKnown(json, "where", "data", "select", "include", "omit");
          Update update =
              new Update(
                  reader.key(m, json).filter(),
                  reader.data.changes(m, json.path("data"), "data"),
                  OptionalLong.empty());
          return new Returning<>(update, reader.finds.selection(m, json, ""));
        });
  }

  public Update updateMany(String model, JsonNode json) {
    return read(
        model,
        "updateMany",
        (m, reader) -> {
          reader.onlyKnown(json, "where", "data", "limit");
          return reader.updateMany(m, json);
        });
  }

  public Returning<Update> updateManyAndReturn(String model, JsonNode json) {
    return read(
        model,
        "updateManyAndReturn",
        (m, reader) -> {
          reader.onlyKnown(json, "where", "data", "limit", "select", "include", "omit");
          return new Returning<>(reader.updateMany(m, json), reader.finds.selection(m, json, ""));
        });
  }

  public Returning<Upsert> upsert(String model, JsonNode json) {
    return read(
        model,
        "upsert",
        (m, reader) -> {
          reader.onlyKnown(json, "where", "create", "update", "select", "include", "omit");
          Upsert upsert =
              new Upsert(
                  reader.key(m, json),
                  reader.data.changes(m, json.path("update"), "update"),
                  reader.data.create(m, json.path("create"), "create", Set.of()));
          return new Returning<>(upsert, reader.finds.selection(m, json, ""));
        });
  }

  /// For `delete`: one row by its key.
  public Returning<Delete> delete(String model, JsonNode json) {
    return read(
        model,
        "delete",
        (m, reader) -> {
          reader.onlyKnown(json, "where", "select", "include", "omit");
          return new Returning<>(
              Delete.of(m.name(), reader.key(m, json)), reader.finds.selection(m, json, ""));
        });
  }

  public Delete deleteMany(String model, JsonNode json) {
    return read(
        model,
        "deleteMany",
        (m, reader) -> {
          reader.onlyKnown(json, "where", "limit");
          return new Delete(
              m.name(), reader.wheres.optional(m, json, ""), reader.finds.whole(json, "limit", ""));
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
    private final OrderReader orders = new OrderReader(schema, problems);
    private final FindReader finds = new FindReader(schema, wheres, orders, problems);
    private final DataReader data = new DataReader(schema, values, wheres, problems);
    private final MeasureReader measures = new MeasureReader(problems);
    private final GroupReader groups = new GroupReader(finds, orders, values, problems);

    Key key(Model model, JsonNode json) {
      return wheres.uniqueKey(model, json.path("where"), "where");
    }

    void oneTaken(JsonNode take) {
      if (take.isIntegralNumber() && Math.abs(take.asLong()) != 1) {
        problems.add("take", "is 1 here, or -1 for the last row. Leave it out, or use findMany");
      }
    }

    Update updateMany(Model model, JsonNode json) {
      return new Update(
          wheres.optional(model, json, ""),
          data.scalarChanges(model, json.path("data"), "data"),
          finds.whole(json, "limit", ""));
    }

    /// A row of nothing but defaults needs no `data`.
    JsonNode dataOrEmpty(JsonNode json) {
      return json.has("data") ? json.path("data") : JsonNodeFactory.instance.objectNode();
    }

    void onlyKnown(JsonNode json, String... known) {
      finds.onlyKnown(json, List.of(known), "");
    }
  }
}
