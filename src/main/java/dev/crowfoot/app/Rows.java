// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.rows.MeasuresJson;
import dev.crowfoot.adapter.rows.Page;
import dev.crowfoot.adapter.rows.PageJson;
import dev.crowfoot.adapter.rows.QueryEngine;
import dev.crowfoot.adapter.rows.query.Aggregate;
import dev.crowfoot.adapter.rows.query.ArgumentReader;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.GroupBy;
import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The rows of a project's models: JSON in, JSON out in the shape of Prisma's client, and the
/// engine for those who have typed arguments.
public final class Rows {
  private static final JsonMapper LOOSE =
      Json.MAPPER
          .rebuild()
          .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  private final QueryEngine engine;
  private final ArgumentReader reader;

  private Rows(QueryEngine engine) {
    this.engine = engine;
    this.reader = new ArgumentReader(engine.schema());
  }

  /// @throws ArgumentFailure when the schema is for another kind of database
  public static Rows of(Schema schema, Database database) {
    Provider wanted =
        schema
            .provider()
            .orElseThrow(
                () ->
                    new ArgumentFailure(
                        "The schema names no database: add a `datasource` block with `provider ="
                            + " \"sqlite\"` or `\"postgresql\"`."));
    Dialect dialect =
        Dialect.of(wanted)
            .orElseThrow(
                () ->
                    new ArgumentFailure(
                        "Rows of `"
                            + wanted.word()
                            + "` cannot be browsed: only those of SQLite and PostgreSQL."));
    if (database.provider() != wanted) {
      throw new ArgumentFailure(
          "The schema is for `"
              + wanted.word()
              + "`, but the database is `"
              + database.provider().word()
              + "`. Change the provider or the URL.");
    }
    return new Rows(
        new QueryEngine(schema, database.dataSource(), dialect, database.queryTimeout()));
  }

  public QueryEngine engine() {
    return engine;
  }

  /// The model of that name.
  ///
  /// @throws ArgumentFailure when there is none
  public Model model(String name) {
    return reader.model(name);
  }

  /// Reads the arguments of `findMany`.
  ///
  /// @throws ArgumentFailure with all that is wrong in them
  public FindMany findMany(String model, JsonNode arguments) {
    return find(Operation.FIND_MANY, model, arguments);
  }

  /// Rows as JSON lines.
  public RowLines lines() {
    return new RowLines(engine, reader);
  }

  /// What can be done, by the names of Prisma's client.
  public enum Operation {
    FIND_MANY("findMany"),
    FIND_FIRST("findFirst"),
    FIND_FIRST_OR_THROW("findFirstOrThrow"),
    FIND_UNIQUE("findUnique"),
    FIND_UNIQUE_OR_THROW("findUniqueOrThrow"),
    COUNT("count"),
    AGGREGATE("aggregate"),
    GROUP_BY("groupBy"),
    CREATE("create"),
    CREATE_MANY("createMany"),
    CREATE_MANY_AND_RETURN("createManyAndReturn"),
    UPDATE("update"),
    UPDATE_MANY("updateMany"),
    UPDATE_MANY_AND_RETURN("updateManyAndReturn"),
    UPSERT("upsert"),
    DELETE("delete"),
    DELETE_MANY("deleteMany");

    private final String word;

    Operation(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    public static Optional<Operation> ofWord(String word) {
      return Arrays.stream(values()).filter(o -> o.word.equals(word)).findFirst();
    }
  }

  /// Reads arguments from JSON text.
  ///
  /// @throws ArgumentFailure when it is not JSON
  public static JsonNode arguments(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JacksonException broken) {
      throw new ArgumentFailure(
          "The arguments are not JSON: "
              + broken.getOriginalMessage()
              + ". Expected is an object, such as {\"where\": {\"id\": 1}}.");
    }
  }

  /// Reads arguments as programs write them, with names that need no quotes.
  ///
  /// @throws ArgumentFailure when they cannot be read
  public static JsonNode looseArguments(String text) {
    try {
      return LOOSE.readTree(text);
    } catch (JacksonException broken) {
      throw new ArgumentFailure(
          "The arguments cannot be read: "
              + broken.getOriginalMessage()
              + ". Expected is an object, such as { where: { id: 1 } }.");
    }
  }

  /// JSON as people read it.
  public static String text(JsonNode json) {
    return Json.MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(json);
  }

  /// Does one operation in one transaction.
  ///
  /// @throws ArgumentFailure with all that is wrong in the arguments; nothing was sent
  /// @throws dev.crowfoot.adapter.Failure.QueryFailure when the database refuses
  public JsonNode run(Operation operation, String model, JsonNode arguments) {
    return switch (operation) {
      case FIND_MANY -> PageJson.rows(engine.findMany(find(operation, model, arguments)));
      case FIND_FIRST -> first(engine.findFirst(find(operation, model, arguments)));
      case FIND_FIRST_OR_THROW -> found(model, engine.findFirst(find(operation, model, arguments)));
      case FIND_UNIQUE -> first(engine.findFirst(reader.findUnique(model, arguments)));
      case FIND_UNIQUE_OR_THROW ->
          found(model, engine.findFirst(reader.findUnique(model, arguments)));
      case COUNT -> {
        Aggregate count = reader.count(model, arguments);
        yield MeasuresJson.count(engine.aggregate(count), count.plainCount());
      }
      case AGGREGATE -> {
        Aggregate aggregate = reader.aggregate(model, arguments);
        yield MeasuresJson.of(engine.aggregate(aggregate), aggregate.plainCount());
      }
      case GROUP_BY -> {
        GroupBy groups = reader.groupBy(model, arguments);
        yield MeasuresJson.groups(engine.groupBy(groups), groups.rows().plainCount());
      }
      case CREATE -> one(engine.create(reader.create(model, arguments)));
      case CREATE_MANY -> count(engine.createMany(reader.createMany(model, arguments)));
      case CREATE_MANY_AND_RETURN ->
          PageJson.rows(engine.createManyAndReturn(reader.createManyAndReturn(model, arguments)));
      case UPDATE -> one(engine.update(reader.update(model, arguments)));
      case UPDATE_MANY -> count(engine.updateMany(reader.updateMany(model, arguments)));
      case UPDATE_MANY_AND_RETURN ->
          PageJson.rows(engine.updateManyAndReturn(reader.updateManyAndReturn(model, arguments)));
      case UPSERT -> one(engine.upsert(reader.upsert(model, arguments)));
      case DELETE -> one(engine.delete(reader.delete(model, arguments)));
      case DELETE_MANY -> count(engine.deleteMany(reader.deleteMany(model, arguments)));
    };
  }

  private FindMany find(Operation operation, String model, JsonNode arguments) {
    return reader.findMany(model, operation.word(), arguments);
  }

  private static JsonNode found(String model, Optional<Page> page) {
    return one(page.orElseThrow(() -> new QueryFailure("No row of `" + model + "` was found.")));
  }

  private static JsonNode first(Optional<Page> page) {
    return page.<JsonNode>map(Rows::one).orElse(Json.of(null));
  }

  private static ObjectNode one(Page page) {
    return PageJson.row(page, page.rows().getFirst());
  }

  private static ObjectNode count(long rows) {
    return Json.MAPPER.createObjectNode().put("count", rows);
  }
}
