// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations.pairs;

import dev.crowfoot.app.migrations.pairs.Pair.Side;
import dev.crowfoot.app.migrations.pairs.TwoSchemas.Block;
import dev.crowfoot.app.migrations.pairs.TwoSchemas.EnumBlock;
import dev.crowfoot.app.migrations.pairs.TwoSchemas.Field;
import dev.crowfoot.app.migrations.pairs.TwoSchemas.Model;
import dev.crowfoot.app.migrations.pairs.TwoSchemas.Name;
import dev.crowfoot.app.migrations.pairs.TwoSchemas.Relation;
import dev.crowfoot.app.migrations.pairs.TwoSchemas.Special;
import dev.crowfoot.app.migrations.pairs.TwoSchemas.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/// Throws pairs of schemas. Where a model has rows, what is thrown leaves them right: a value that
/// stays can be cast, what is new has a default, what must be unique is.
final class Dice {
  /// Casts that keep the value.
  private static final Map<String, List<String>> CASTS =
      Map.of(
          "Int", List.of("BigInt", "Float", "Decimal", "String"),
          "BigInt", List.of("Int", "Decimal", "String"),
          "Float", List.of("Decimal"),
          "Decimal", List.of("Float"),
          "String", List.of("Int", "BigInt"));

  private static final List<String> KEYS = List.of("Int", "BigInt", "String");

  private final Random random;
  private final boolean postgres;
  private final boolean schemas;

  Dice(long seed, boolean postgres) {
    this.random = new Random(seed);
    this.postgres = postgres;
    this.schemas = postgres && random.nextInt(4) == 0;
  }

  TwoSchemas schemas() {
    List<EnumBlock> enums = postgres || random.nextBoolean() ? enums() : List.of();
    List<Model> models = models(enums);
    List<Relation> relations = relations(models);
    Pair<Boolean> checks = postgres ? Pair.both(false) : mostly(List.of(true, false));
    return new TwoSchemas(
        postgres ? "postgresql" : "sqlite", schemas, checks, enums, models, relations);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /// The same on both sides, as a rule.
  private <T> Pair<T> mostly(Supplier<T> throwing) {
    T first = throwing.get();
    return Pair.of(first, random.nextInt(4) == 0 ? throwing.get() : first);
  }

  private <T> Pair<T> mostly(List<T> of) {
    return mostly(() -> one(of));
  }

  private Pair<Boolean> there() {
    return one(
        List.of(
            Pair.both(true),
            Pair.both(true),
            Pair.both(true),
            Pair.both(true),
            Pair.of(true, false),
            Pair.of(false, true)));
  }

  private Pair<String> schema() {
    return schemas ? mostly(List.of("public", "other")) : Pair.both("public");
  }

  /// As many names as asked for; some change, some go to another, some only in the database.
  private List<Name> names(int count, String prefix) {
    List<Pair<String>> names = new ArrayList<>();
    List<Pair<String>> maps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = prefix + (char) ('F' + i);
      String other = random.nextBoolean() ? "A" + name : "Z" + name;
      names.add(Pair.of(name, random.nextInt(4) == 0 ? other : name));
      maps.add(
          mostly(List.of("", "", name + " \u00dc", name.toLowerCase(java.util.Locale.ROOT) + "_")));
    }
    if (count > 1 && random.nextInt(5) == 0) {
      Pair<String> first = names.get(0);
      Pair<String> second = names.get(1);
      names.set(0, Pair.of(first.before(), second.after()));
      names.set(1, Pair.of(second.before(), first.after()));
    }
    List<Name> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(new Name(names.get(i), maps.get(i)));
    }
    return all;
  }

  private List<EnumBlock> enums() {
    List<EnumBlock> enums = new ArrayList<>();
    for (Name name : names(1 + random.nextInt(2), "Kind")) {
      List<Value> values = new ArrayList<>();
      for (Name value : names(2 + random.nextInt(3), "V")) {
        values.add(new Value(value, values.isEmpty() ? Pair.both(true) : there()));
      }
      if (random.nextInt(6) == 0) {
        Collections.shuffle(values, random);
      }
      enums.add(new EnumBlock(name, there(), schema(), values));
    }
    return enums;
  }

  private List<Model> models(List<EnumBlock> enums) {
    List<Model> models = new ArrayList<>();
    for (Name name : names(1 + random.nextInt(4), "Model")) {
      models.add(model(name, models.size(), enums));
    }
    return models;
  }

  private Model model(Name name, int number, List<EnumBlock> enums) {
    boolean rows = random.nextInt(4) > 0;
    List<Field> fields = new ArrayList<>();
    List<Name> names = names(3 + random.nextInt(5), "field");
    Pair<Boolean> composite = mostly(List.of(true, false, false));
    fields.add(key(names.get(0), composite));
    fields.add(
        new Field(
            names.get(1), composite, Pair.both("Int"), Pair.both(""), Pair.both(" @default(1)")));
    fields.add(
        new Field(
            names.get(2), Pair.both(true), mostly(KEYS), Pair.both(""), Pair.both(" @unique")));
    names.stream().skip(3).forEach(n -> fields.add(withNativeType(field(n, enums, rows))));
    List<Block> indexes = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      String map = "ix_%d_%d".formatted(number, i);
      indexes.add(
          new Block(
              there(),
              mostly(() -> some(fields.size())),
              mostly(List.of(Special.values())),
              mostly(i == 1 ? List.of("", map, map + "b") : List.of(map, map + "b"))));
    }
    return new Model(
        name,
        there(),
        schema(),
        composite,
        mostly(List.of(true, false, false)),
        fields,
        indexes,
        rows);
  }

  private List<Integer> some(int count) {
    int first = random.nextInt(count);
    int second = random.nextInt(count);
    return first == second ? List.of(first) : List.of(first, second);
  }

  private Field key(Name name, Pair<Boolean> composite) {
    Pair<String> type = mostly(KEYS);
    Pair<Boolean> counted = mostly(List.of(true, false));
    return new Field(
        name,
        Pair.both(true),
        type,
        Pair.both(""),
        Pair.of(
            counting(Side.BEFORE, counted, type, composite),
            counting(Side.AFTER, counted, type, composite)));
  }

  private String counting(
      Side side, Pair<Boolean> counted, Pair<String> type, Pair<Boolean> composite) {
    return counted.on(side) && !type.on(side).equals("String") && !(composite.on(side) && !postgres)
        ? " @default(autoincrement())"
        : "";
  }

  private Field field(Name name, List<EnumBlock> enums, boolean rows) {
    List<String> types =
        new ArrayList<>(
            List.of(
                "Int",
                "BigInt",
                "String",
                "Float",
                "Decimal",
                "Boolean",
                "DateTime",
                "Bytes",
                "Json"));
    for (int i = 0; i < enums.size(); i++) {
      types.add("#" + i);
      types.add("#" + i);
    }
    Pair<Boolean> there = there();
    Pair<String> type = mostly(types);
    Pair<String> suffix = mostly(postgres ? List.of("", "", "?", "[]") : List.of("", "?"));
    boolean stays = there.both(t -> t) && rows;
    if (stays && suffix.differs() && !suffix.both(s -> !s.equals("[]"))) {
      suffix = Pair.both(suffix.before());
    }
    if (stays && type.differs()) {
      List<String> casts = CASTS.getOrDefault(type.before(), List.of(type.before()));
      type = Pair.of(type.before(), suffix.before().equals("[]") ? type.before() : one(casts));
    }
    // A field that comes and goes with its enum, too, needs a value for the rows that are there.
    boolean comes = rows && (!stays || type.before().startsWith("#"));
    if (comes) {
      suffix = Pair.both(suffix.before());
      type = Pair.both(type.before());
    }
    if (comes && suffix.before().isEmpty() && !type.before().startsWith("#")) {
      return new Field(
          name, there, type, suffix, Pair.of(initial(type.before()), initial(type.after())));
    }
    if (comes && !suffix.before().equals("[]")) {
      suffix = Pair.both("?");
    }
    boolean plain = suffix.both(s -> !s.equals("[]"));
    Pair<String> typed = type;
    Pair<Boolean> initial = plain ? mostly(List.of(true, false)) : Pair.both(false);
    boolean unique =
        plain && (!rows || stays) && type.both(Dice::isDistinct) && random.nextInt(4) == 0;
    Pair<Boolean> uniquely = unique ? mostly(List.of(true, false)) : Pair.both(false);
    Pair<String> attributes =
        Pair.of(
            (initial.before() ? initial(typed.before()) : "")
                + (uniquely.before() ? " @unique" : ""),
            (initial.after() ? initial(typed.after()) : "") + (uniquely.after() ? " @unique" : ""));
    return new Field(name, there, type, suffix, attributes);
  }

  /// Now and then a type of the database's own, which holds the same values.
  private Field withNativeType(Field field) {
    Pair<Boolean> own = mostly(List.of(true, false, false));
    if (!postgres) {
      return field;
    }
    return new Field(
        field.name(),
        field.there(),
        field.type(),
        field.suffix(),
        Pair.of(
            field.attributes().before() + (own.before() ? nativeType(field.type().before()) : ""),
            field.attributes().after() + (own.after() ? nativeType(field.type().after()) : "")));
  }

  private String nativeType(String type) {
    return switch (type) {
      case "String" -> one(List.of(" @db.VarChar(40)", " @db.Char(30)"));
      case "Int" -> " @db.SmallInt";
      case "Float" -> " @db.Real";
      case "Decimal" -> one(List.of(" @db.Decimal(20, 5)", " @db.Decimal(12, 2)"));
      case "DateTime" -> one(List.of(" @db.Timestamptz(3)", " @db.Timestamp(6)"));
      case "Json" -> " @db.Json";
      default -> "";
    };
  }

  private static boolean isDistinct(String type) {
    return KEYS.contains(type) || type.equals("Decimal");
  }

  /// A default that is there on both sides.
  private String initial(String type) {
    String value =
        switch (type) {
          case "Int", "BigInt" -> one(List.of("7", "-1"));
          case "Float", "Decimal" -> one(List.of("1.5", "0"));
          case "String" -> one(List.of("\"it's;\"", "\"4\"", "\"\""));
          case "Boolean" -> one(List.of("true", "false"));
          case "DateTime" -> postgres ? "now()" : "\"2020-01-02T03:04:05Z\"";
          case "Json" -> "\"{\\\"a\\\": [1]}\"";
          case "Bytes" -> "\"aGVsbG8=\"";
          default -> "";
        };
    return value.isEmpty() ? "" : " @default(" + value + ")";
  }

  private List<Relation> relations(List<Model> models) {
    List<Relation> relations = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      int child = random.nextInt(models.size());
      int parent = random.nextInt(models.size());
      boolean rows = models.get(child).rows();
      Pair<Boolean> byCode = mostly(List.of(true, false, false));
      boolean free =
          rows
              && (!models.get(parent).rows()
                  || models.get(parent).there().differs()
                  || models.get(parent).composite().differs()
                  || (byCode.differs() && !models.get(parent).composite().both(c -> !c)));
      Pair<Boolean> there = there();
      Pair<Boolean> optional =
          rows && (free || there.differs()) ? Pair.both(true) : mostly(List.of(true, false));
      String name = "R" + i;
      relations.add(
          new Relation(
              i,
              child,
              parent,
              random.nextInt(4) == 0,
              there,
              mostly(List.of(name, "Link" + i)),
              mostly(List.of(true, false, false)),
              optional,
              byCode,
              Pair.of(actions(optional.before()), actions(optional.after())),
              names(2, "key" + i)));
    }
    return relations;
  }

  private String actions(boolean optional) {
    List<String> all =
        optional
            ? List.of("Cascade", "Restrict", "NoAction", "SetNull")
            : List.of("Cascade", "Restrict", "NoAction");
    return switch (random.nextInt(3)) {
      case 0 -> ", onDelete: " + one(all) + ", onUpdate: " + one(all);
      case 1 -> ", onDelete: " + one(all);
      default -> "";
    };
  }
}
