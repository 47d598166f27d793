// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import dev.crowfoot.adapter.rows.query.RelationWrite.Write;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads what `data` does at the other end of a relation: `posts: { create: [{ title: "x" }],
/// disconnect: { id: 3 } }`.
final class RelationWriteReader {
  private static final List<String> TO_CREATE_ONE = List.of("create", "connectOrCreate", "connect");
  private static final List<String> TO_CREATE_LIST =
      List.of("create", "createMany", "connectOrCreate", "connect");
  private static final List<String> TO_UPDATE_ONE =
      List.of("create", "connectOrCreate", "connect", "disconnect", "update", "upsert", "delete");
  private static final List<String> TO_UPDATE_LIST =
      List.of(
          "create",
          "createMany",
          "connectOrCreate",
          "connect",
          "set",
          "disconnect",
          "update",
          "updateMany",
          "upsert",
          "delete",
          "deleteMany");

  private final Schema schema;
  private final DataReader data;
  private final WhereReader wheres;
  private final Problems problems;

  RelationWriteReader(Schema schema, DataReader data, WhereReader wheres, Problems problems) {
    this.schema = schema;
    this.data = data;
    this.wheres = wheres;
    this.problems = problems;
  }

  /// @param exists whether the row that holds the relation is there already
  Optional<RelationWrite> read(
      Model model, RelationField field, JsonNode json, String path, boolean exists) {
    Optional<Model> target = schema.model(field.target());
    Optional<Relation> relation = schema.relationOf(new FieldId(model.name(), field.name()));
    if (target.isEmpty() || relation.isEmpty() || !json.isObject()) {
      problems.add(path, "expects {\"connect\": {…}} or {\"create\": {…}}");
      return Optional.empty();
    }
    OneRelation reading = new OneRelation(field, target.get(), filled(relation.get(), field));
    List<String> known =
        field.arity() == Arity.LIST
            ? (exists ? TO_UPDATE_LIST : TO_CREATE_LIST)
            : (exists ? TO_UPDATE_ONE : TO_CREATE_ONE);
    List<Write> writes = new ArrayList<>();
    json.forEachEntry(
        (word, value) -> {
          String at = Problems.child(path, word);
          if (known.contains(word)) {
            writes.addAll(reading.step(word, value, at));
          } else {
            problems.unknown(at, "known here", word, known);
          }
        });
    return Optional.of(new RelationWrite(field.name(), writes));
  }

  /// The fields of the other end that this row gives: its foreign key.
  private static Set<String> filled(Relation relation, RelationField field) {
    return relation instanceof ForeignKeyRelation key && !field.holdsForeignKey()
        ? Set.copyOf(key.fields())
        : Set.of();
  }

  /// The steps at one end.
  private final class OneRelation {
    private final Model target;
    private final boolean list;
    private final boolean required;
    private final Set<String> filled;

    OneRelation(RelationField field, Model target, Set<String> filled) {
      this.target = target;
      this.list = field.arity() == Arity.LIST;
      this.required = field.arity() == Arity.REQUIRED;
      this.filled = filled;
    }

    List<Write> step(String word, JsonNode json, String path) {
      if (word.equals("createMany")) {
        return List.of(new Write.NewMany(createMany(json, path)));
      }
      if (word.equals("set")) {
        return List.of(new Write.Replace(keys(json, path)));
      }
      if (!list || !json.isArray()) {
        return one(word, json, path);
      }
      List<Write> writes = new ArrayList<>();
      for (int i = 0; i < json.size(); i++) {
        writes.addAll(one(word, json.get(i), path + "[" + i + "]"));
      }
      return writes;
    }

    private List<Write> one(String word, JsonNode json, String path) {
      return switch (word) {
        case "create" -> List.of(new Write.New(data.create(target, json, path, filled)));
        case "connect" -> List.of(new Write.Connect(wheres.uniqueKey(target, json, path)));
        case "connectOrCreate" ->
            List.of(
                new Write.ConnectOrCreate(
                    wheres.uniqueKey(target, json.path("where"), Problems.child(path, "where")),
                    data.create(
                        target, json.path("create"), Problems.child(path, "create"), filled)));
        case "disconnect" -> {
          if (required) {
            problems.add(path, "is not possible: the relation is required. Connect another row.");
          }
          yield linked(json, path)
              .map(w -> List.<Write>of(new Write.Disconnect(w)))
              .orElse(List.of());
        }
        case "delete" ->
            linked(json, path).map(w -> List.<Write>of(new Write.Delete(w))).orElse(List.of());
        case "update" -> List.of(change(json, path));
        case "updateMany" ->
            List.of(
                new Write.ChangeMany(
                    wheres.optional(target, json, path),
                    data.scalarChanges(target, json.path("data"), Problems.child(path, "data"))));
        case "upsert" ->
            List.of(
                new Write.ChangeOrNew(
                    which(json, path),
                    data.changes(target, json.path("update"), Problems.child(path, "update")),
                    data.create(
                        target, json.path("create"), Problems.child(path, "create"), filled)));
        default -> List.of(new Write.DeleteMany(wheres.where(target, json, path)));
      };
    }

    /// In a list the row is named by `where`; a single one can be given its changes alone.
    private Write change(JsonNode json, String path) {
      boolean wrapped = list || (json.has("data") && target.field("data").isEmpty());
      return new Write.Change(
          wrapped ? which(json, path) : Filter.EVERYTHING,
          wrapped
              ? data.changes(target, json.path("data"), Problems.child(path, "data"))
              : data.changes(target, json, path));
    }

    private Filter which(JsonNode json, String path) {
      return list
          ? wheres.uniqueKey(target, json.path("where"), Problems.child(path, "where")).filter()
          : wheres.optional(target, json, path);
    }

    /// A row of a list by its key; a single one by `true` or by what must hold of it.
    private Optional<Filter> linked(JsonNode json, String path) {
      if (list) {
        return Optional.of(wheres.uniqueKey(target, json, path).filter());
      }
      if (json.isBoolean()) {
        return json.booleanValue() ? Optional.of(Filter.EVERYTHING) : Optional.empty();
      }
      return Optional.of(wheres.where(target, json, path));
    }

    private List<Key> keys(JsonNode json, String path) {
      List<Key> keys = new ArrayList<>();
      List<JsonNode> items = json.isArray() ? json.valueStream().toList() : List.of(json);
      for (int i = 0; i < items.size(); i++) {
        keys.add(
            wheres.uniqueKey(target, items.get(i), json.isArray() ? path + "[" + i + "]" : path));
      }
      return keys;
    }

    private CreateMany createMany(JsonNode json, String path) {
      return data.createMany(target, json, path, filled);
    }
  }
}
