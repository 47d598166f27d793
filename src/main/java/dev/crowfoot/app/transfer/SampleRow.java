// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import dev.crowfoot.adapter.rows.query.Create;
import dev.crowfoot.adapter.rows.query.Key;
import dev.crowfoot.adapter.rows.query.RelationWrite;
import dev.crowfoot.adapter.rows.query.RelationWrite.Write;
import dev.crowfoot.adapter.samples.SampleValues;
import dev.crowfoot.app.transfer.SamplePools.Pool;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.DefaultValue;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes up the next row of one model.
final class SampleRow {
  /// So often another row is tried when one has values that must be unique and are not.
  private static final int TRIES = 40;

  /// From then on unique texts and numbers are counted.
  private static final int PATIENCE = 3;

  private static final double FILLED = 0.8;
  private static final int MOST_LINKS = 3;

  private final Schema schema;
  private final Model model;
  private final SampleValues values;
  private final SamplePools pools;
  private final List<RelationField> parents;
  private final List<RelationField> links;
  private final List<ScalarField> plain;

  SampleRow(Schema schema, Model model, SampleValues values, SamplePools pools) {
    this.schema = schema;
    this.model = model;
    this.values = values;
    this.pools = pools;
    this.parents =
        model
            .relationFields()
            .filter(r -> r.holdsForeignKey() && schema.model(r.target()).isPresent())
            .toList();
    this.links = model.relationFields().filter(this::isLinked).toList();
    this.plain =
        model
            .scalarFields()
            .filter(
                f -> !f.ignored() && parents.stream().noneMatch(r -> r.fields().contains(f.name())))
            .filter(f -> !f.isList() || !schema.provider().equals(Optional.of(Provider.SQLITE)))
            .filter(f -> !isMadeByDatabase(f))
            .toList();
  }

  private boolean isLinked(RelationField field) {
    return schema
        .relationOf(new FieldId(model.name(), field.name()))
        .filter(Relation.ManyToMany.class::isInstance)
        .isPresent();
  }

  private static boolean isMadeByDatabase(ScalarField field) {
    boolean uuid = field.nativeType().filter(t -> t.name().equals("Uuid")).isPresent();
    return field
        .defaultValue()
        .filter(
            d ->
                d instanceof DefaultValue.Autoincrement
                    || (d instanceof DefaultValue.DatabaseExpression && !uuid))
        .isPresent();
  }

  /// A row that differs from all others where it must; empty when none is found.
  Optional<Create> next() {
    Pool pool = pools.of(model);
    for (int i = 0; i < TRIES; i++) {
      values.nextRow();
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      if (!refer(row)) {
        continue;
      }
      fill(row);
      Optional<List<String>> collision = pool.collision(row);
      if (collision.isPresent() && i >= PATIENCE) {
        tell(row, collision.get(), pool);
        collision = pool.collision(row);
      }
      if (collision.isEmpty()) {
        return Optional.of(new Create(model.name(), row, links()));
      }
    }
    return Optional.empty();
  }

  /// Gives the row's foreign keys values; false when a row that it must refer to is not there.
  private boolean refer(Map<String, @Nullable Object> row) {
    for (RelationField relation : parents) {
      boolean required = SampleOrder.isRequired(model, relation);
      Optional<Map<String, @Nullable Object>> parent =
          required || values.happens(FILLED) ? parent(relation, row) : Optional.empty();
      if (parent.isPresent()) {
        for (int i = 0; i < relation.fields().size(); i++) {
          row.put(relation.fields().get(i), parent.get().get(relation.references().get(i)));
        }
      } else if (required) {
        return false;
      }
    }
    return true;
  }

  /// A row to refer to that agrees with the foreign keys the row has already; another one than the
  /// rest when there can be only one.
  private Optional<Map<String, @Nullable Object>> parent(
      RelationField relation, Map<String, @Nullable Object> row) {
    Model target = schema.model(relation.target()).orElseThrow();
    List<Map<String, @Nullable Object>> rows = pools.of(target).rows();
    boolean agreed = relation.fields().stream().noneMatch(row::containsKey);
    boolean alone = model.isUniqueOver(relation.fields());
    if (agreed && !alone) {
      return rows.isEmpty() ? Optional.empty() : Optional.of(values.anyOf(rows));
    }
    List<Map<String, @Nullable Object>> fitting = new ArrayList<>();
    for (Map<String, @Nullable Object> one : rows) {
      if (fits(relation, one, row) && (!alone || isFree(relation, one))) {
        fitting.add(one);
      }
    }
    return fitting.isEmpty() ? Optional.empty() : Optional.of(values.anyOf(fitting));
  }

  private static boolean fits(
      RelationField relation,
      Map<String, @Nullable Object> parent,
      Map<String, @Nullable Object> row) {
    for (int i = 0; i < relation.fields().size(); i++) {
      @Nullable Object given = row.get(relation.fields().get(i));
      if (given != null && !given.equals(parent.get(relation.references().get(i)))) {
        return false;
      }
    }
    return true;
  }

  private boolean isFree(RelationField relation, Map<String, @Nullable Object> parent) {
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    for (int i = 0; i < relation.fields().size(); i++) {
      keys.put(relation.fields().get(i), parent.get(relation.references().get(i)));
    }
    return pools.of(model).collision(keys).isEmpty();
  }

  private void fill(Map<String, @Nullable Object> row) {
    for (ScalarField field : plain) {
      if (field.arity() == Arity.OPTIONAL && !values.happens(share(field))) {
        row.put(field.name(), null);
        continue;
      }
      boolean counted = model.isPrimaryKeyField(field.name()) && isWhole(field) && !isComposite();
      Optional<Object> value =
          counted
              ? Optional.of(number(field, pools.of(model).size() + 1L))
              : values.make(model, field);
      value.ifPresent(v -> row.put(field.name(), v));
    }
  }

  /// What was deleted, archived or cancelled is rare.
  private static double share(ScalarField field) {
    return field.name().toLowerCase(java.util.Locale.ROOT).matches(".*(delet|archiv|cancel|bann).*")
        ? 1 - FILLED
        : FILLED;
  }

  private boolean isComposite() {
    return model.primaryKey().filter(k -> k.isComposite()).isPresent();
  }

  private static boolean isWhole(ScalarField field) {
    return field.type() == Scalar.INT || field.type() == Scalar.BIG_INT;
  }

  private static Object number(ScalarField field, long number) {
    return field.type() == Scalar.INT ? (Object) Math.toIntExact(number) : number;
  }

  /// Tells a row from the others by counting a text or a number of a key.
  private void tell(Map<String, @Nullable Object> row, List<String> key, Pool pool) {
    for (String name : key) {
      ScalarField field = model.scalarField(name).orElse(null);
      if (field == null || !plain.contains(field)) {
        continue;
      }
      if (isWhole(field)) {
        row.put(name, number(field, pool.next(name)));
        return;
      }
      if (field.type() == Scalar.STRING && row.get(name) instanceof String text) {
        row.put(name, counted(field, text, pool.size() + 1));
        return;
      }
    }
  }

  /// Mail addresses keep their end.
  private static String counted(ScalarField field, String text, int number) {
    int at = text.indexOf('@');
    String before = at < 0 ? text : text.substring(0, at);
    String after = at < 0 ? "" : text.substring(at);
    int most =
        field.nativeType().stream()
            .flatMap(t -> t.arguments().stream())
            .filter(a -> a.matches("[0-9]{1,9}"))
            .map(Integer::parseInt)
            .findFirst()
            .orElse(Integer.MAX_VALUE);
    String count = (at < 0 ? " " : "") + number;
    int room = Math.max(0, most - count.length() - after.length());
    return before.substring(0, Math.min(before.length(), room)) + count + after;
  }

  /// Some rows at the other ends of many-to-many relations, when they are there.
  private List<RelationWrite> links() {
    List<RelationWrite> writes = new ArrayList<>();
    for (RelationField link : links) {
      Model target = schema.model(link.target()).orElseThrow();
      List<Map<String, @Nullable Object>> rows = pools.of(target).rows();
      Set<Write> connections = new LinkedHashSet<>();
      for (int i = 0; i < MOST_LINKS && !rows.isEmpty(); i++) {
        if (values.happens(FILLED)) {
          key(target, values.anyOf(rows)).ifPresent(k -> connections.add(new Write.Connect(k)));
        }
      }
      if (!connections.isEmpty()) {
        writes.add(new RelationWrite(link.name(), List.copyOf(connections)));
      }
    }
    return writes;
  }

  private static Optional<Key> key(Model target, Map<String, @Nullable Object> row) {
    Map<String, Object> key = new LinkedHashMap<>();
    for (String field : target.primaryKey().map(k -> k.fieldNames()).orElse(List.of())) {
      Object value = row.get(field);
      if (value != null) {
        key.put(field, value);
      }
    }
    return key.isEmpty() ? Optional.empty() : Optional.of(new Key(key));
  }
}
