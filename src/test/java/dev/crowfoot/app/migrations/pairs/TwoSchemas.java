// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations.pairs;

import dev.crowfoot.app.migrations.pairs.Pair.Side;
import dev.crowfoot.model.Rename;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// Two schemas as one value: each thing in them knows what it is on either side, so nobody needs to
/// guess what became of it.
///
/// @param provider the word of the datasource
/// @param schemas whether models and enums lie in database schemas of their own
/// @param checks whether SQLite checks the values of enums
record TwoSchemas(
    String provider,
    boolean schemas,
    Pair<Boolean> checks,
    List<EnumBlock> enums,
    List<Model> models,
    List<Relation> relations) {

  /// @param map the `@map`; empty for none
  record Name(Pair<String> name, Pair<String> map) {
    String databaseName(Side side) {
      return map.on(side).isEmpty() ? name.on(side) : map.on(side);
    }
  }

  record Value(Name name, Pair<Boolean> there) {}

  record EnumBlock(Name name, Pair<Boolean> there, Pair<String> schema, List<Value> values) {
    List<Value> values(Side side) {
      return values.stream().filter(v -> v.there.on(side)).toList();
    }
  }

  /// @param type a scalar type; an enum as `#` and its number
  /// @param suffix `?`, `[]` or nothing
  /// @param attributes further ones, with a space before each
  record Field(
      Name name,
      Pair<Boolean> there,
      Pair<String> type,
      Pair<String> suffix,
      Pair<String> attributes) {
    boolean isEnum(Side side) {
      return type.on(side).startsWith("#");
    }

    boolean isList(Side side) {
      return suffix.on(side).equals("[]");
    }

    boolean isOptional(Side side) {
      return suffix.on(side).equals("?");
    }
  }

  /// What is special about an index, where its fields and the database allow it.
  enum Special {
    NOTHING,
    /// descending; of an optional field only where there is a value
    DESCENDING,
    /// an operator class in SQL's words
    RAW_CLASS,
    /// a predicate in SQL's words
    RAW_PREDICATE,
    /// of values that cannot be sorted
    GIN
  }

  /// @param fields by their numbers in the model
  record Block(
      Pair<Boolean> there, Pair<List<Integer>> fields, Pair<Special> special, Pair<String> map) {}

  /// @param composite whether the second field is part of the key
  /// @param reversed whether it is then the first of the key
  /// @param fields the first two are those of the key; the third is unique
  /// @param rows whether there are some
  record Model(
      Name name,
      Pair<Boolean> there,
      Pair<String> schema,
      Pair<Boolean> composite,
      Pair<Boolean> reversed,
      List<Field> fields,
      List<Block> indexes,
      boolean rows) {
    List<Field> key(Side side) {
      List<Field> key = fields.subList(0, composite.on(side) ? 2 : 1);
      return reversed.on(side) ? key.reversed() : key;
    }

    Field code() {
      return fields.get(2);
    }
  }

  /// @param many many-to-many; then the rest but the name means nothing
  /// @param byCode whether it refers to the unique field rather than to the key
  /// @param keys the fields of the child, as many as a key can have
  record Relation(
      int number,
      int child,
      int parent,
      boolean many,
      Pair<Boolean> there,
      Pair<String> name,
      Pair<Boolean> one,
      Pair<Boolean> optional,
      Pair<Boolean> byCode,
      Pair<String> actions,
      List<Name> keys) {}

  EnumBlock enumOf(Field field, Side side) {
    return enums.get(Integer.parseInt(field.type.on(side).substring(1)));
  }

  List<Field> references(Relation relation, Side side) {
    Model parent = models.get(relation.parent);
    return relation.byCode.on(side) ? List.of(parent.code()) : parent.key(side);
  }

  boolean has(Field field, Side side) {
    return field.there.on(side) && (!field.isEnum(side) || enumOf(field, side).there.on(side));
  }

  boolean has(Relation relation, Side side) {
    Model child = models.get(relation.child);
    Model parent = models.get(relation.parent);
    return relation.there.on(side)
        && child.there.on(side)
        && parent.there.on(side)
        && !(relation.many && (child.composite.on(side) || parent.composite.on(side)));
  }

  String text(Side side) {
    StringBuilder text = new StringBuilder();
    text.append("generator client {\n  provider        = \"prisma-client\"\n")
        .append("  previewFeatures = [\"partialIndexes\"]\n}\n\n")
        .append(checks.on(side) ? "/// @checkEnums\n" : "")
        .append("datasource db {\n  provider = \"")
        .append(provider)
        .append("\"\n")
        .append(schemas ? "  schemas  = [\"public\", \"other\"]\n" : "")
        .append("}\n");
    enums.stream().filter(e -> e.there.on(side)).forEach(e -> append(text, e, side));
    models.stream().filter(m -> m.there.on(side)).forEach(m -> append(text, m, side));
    return text.toString();
  }

  private void append(StringBuilder text, EnumBlock type, Side side) {
    text.append("\nenum ").append(type.name.name.on(side)).append(" {\n");
    for (Value value : type.values(side)) {
      text.append("  ").append(value.name.name.on(side)).append(map(" @map", value.name, side));
      text.append('\n');
    }
    text.append(map("  @@map", type.name, side)).append('\n');
    text.append(schema(type.schema, side)).append("}\n");
  }

  private static String map(String attribute, Name name, Side side) {
    return name.map.on(side).isEmpty() ? "" : "%s(\"%s\")".formatted(attribute, name.map.on(side));
  }

  private String schema(Pair<String> schema, Side side) {
    return schemas ? "  @@schema(\"%s\")\n".formatted(schema.on(side)) : "";
  }

  private void append(StringBuilder text, Model model, Side side) {
    text.append("\nmodel ").append(model.name.name.on(side)).append(" {\n");
    for (Field field : model.fields) {
      if (has(field, side)) {
        text.append("  ")
            .append(field.name.name.on(side))
            .append(' ')
            .append(typeName(field, side))
            .append(field.suffix.on(side))
            .append(field.attributes.on(side))
            .append(
                field.equals(model.fields.getFirst()) && !model.composite.on(side) ? " @id" : "")
            .append(map(" @map", field.name, side))
            .append('\n');
      }
    }
    for (Relation relation : relations) {
      if (has(relation, side)) {
        append(text, model, relation, side);
      }
    }
    if (model.composite.on(side)) {
      text.append("  @@id([").append(names(model.key(side), side)).append("])\n");
    }
    model.indexes.forEach(index -> append(text, model, index, side));
    text.append(map("  @@map", model.name, side)).append('\n');
    text.append(schema(model.schema, side)).append("}\n");
  }

  private String typeName(Field field, Side side) {
    return field.isEnum(side) ? enumOf(field, side).name.name.on(side) : field.type.on(side);
  }

  private static String names(List<Field> fields, Side side) {
    return fields.stream().map(f -> f.name.name.on(side)).collect(Collectors.joining(", "));
  }

  private void append(StringBuilder text, Model model, Block index, Side side) {
    List<Field> fields = index.fields.on(side).stream().map(model.fields::get).toList();
    if (!index.there.on(side) || !fields.stream().allMatch(f -> has(f, side))) {
      return;
    }
    Special special = special(index.special.on(side), fields, side);
    if (special != Special.GIN && !fields.stream().allMatch(f -> isSortable(f, side))) {
      return;
    }
    String map = index.map.on(side);
    text.append("  @@index([")
        .append(names(fields, side))
        .append(
            switch (special) {
              case DESCENDING -> "(sort: Desc)";
              case RAW_CLASS -> "(ops: raw(\"text_pattern_ops\"))";
              case NOTHING, RAW_PREDICATE, GIN -> "";
            })
        .append(']')
        .append(special == Special.GIN ? ", type: Gin" : "")
        .append(map.isEmpty() ? "" : ", map: \"" + map + "\"")
        .append(where(special, fields.getLast(), side))
        .append(")\n");
  }

  private static String where(Special special, Field field, Side side) {
    if (special == Special.DESCENDING && field.isOptional(side)) {
      return ", where: { %s: { not: null } }".formatted(field.name.name.on(side));
    }
    return special == Special.RAW_PREDICATE
        ? ", where: raw(\"\\\"%s\\\" IS NOT NULL\")".formatted(field.name.databaseName(side))
        : "";
  }

  /// What is possible of what is wished.
  private Special special(Special wished, List<Field> fields, Side side) {
    Field last = fields.getLast();
    boolean possible =
        switch (wished) {
          case NOTHING, DESCENDING, RAW_PREDICATE -> true;
          case RAW_CLASS ->
              provider.equals("postgresql")
                  && last.type.on(side).equals("String")
                  && last.attributes.on(side).indexOf("@db.Char") < 0;
          case GIN ->
              provider.equals("postgresql")
                  && fields.size() == 1
                  && !isSortable(last, side)
                  && last.attributes.on(side).indexOf("@db.") < 0;
        };
    return possible ? wished : Special.NOTHING;
  }

  private static boolean isSortable(Field field, Side side) {
    return !field.isList(side) && !field.type.on(side).equals("Json");
  }

  private void append(StringBuilder text, Model model, Relation relation, Side side) {
    Model child = models.get(relation.child);
    Model parent = models.get(relation.parent);
    String field = "r" + relation.number;
    String name = relation.name.on(side);
    if (model.equals(parent)) {
      text.append(
          "  %sBack %s%s @relation(\"%s\")\n"
              .formatted(
                  field,
                  child.name.name.on(side),
                  relation.many || !relation.one.on(side) ? "[]" : "?",
                  name));
    }
    if (model.equals(child) && relation.many) {
      text.append(
          "  %s %s[] @relation(\"%s\")\n".formatted(field, parent.name.name.on(side), name));
    } else if (model.equals(child)) {
      List<Field> references = references(relation, side);
      List<String> keys = new ArrayList<>();
      String mark = relation.optional.on(side) ? "?" : "";
      for (int i = 0; i < references.size(); i++) {
        Name key = relation.keys.get(i);
        keys.add(key.name.on(side));
        text.append(
            "  %s %s%s%s\n"
                .formatted(
                    key.name.on(side),
                    references.get(i).type.on(side),
                    mark,
                    map(" @map", key, side)));
      }
      String list = String.join(", ", keys);
      text.append(
          "  %s %s%s @relation(\"%s\", fields: [%s], references: [%s]%s)\n"
              .formatted(
                  field,
                  parent.name.name.on(side),
                  mark,
                  name,
                  list,
                  names(references, side),
                  relation.actions.on(side)));
      text.append(relation.one.on(side) ? "  @@unique([" + list + "])\n" : "");
    }
  }

  /// What somebody decided while going from one to the other.
  List<Rename> renames() {
    List<Rename> renames = new ArrayList<>();
    List<EnumBlock> keptEnums = enums.stream().filter(e -> e.there.both(t -> t)).toList();
    List<Model> keptModels = models.stream().filter(m -> m.there.both(t -> t)).toList();
    rename(keptEnums.stream().map(EnumBlock::name).toList(), Rename.OfEnum::new, renames);
    rename(keptModels.stream().map(Model::name).toList(), Rename.OfModel::new, renames);
    for (EnumBlock type : keptEnums) {
      rename(
          type.values.stream().filter(v -> v.there.both(t -> t)).map(Value::name).toList(),
          (from, to) -> new Rename.OfEnumValue(type.name.name.after(), from, to),
          renames);
    }
    for (Model model : keptModels) {
      List<Name> names = new ArrayList<>();
      model.fields.stream().filter(this::stays).map(Field::name).forEach(names::add);
      relations.stream()
          .filter(r -> !r.many && models.get(r.child).equals(model) && stays(r))
          .forEach(r -> names.addAll(r.keys));
      rename(names, (from, to) -> new Rename.OfField(model.name.name.after(), from, to), renames);
    }
    return renames;
  }

  boolean stays(Field field) {
    return has(field, Side.BEFORE) && has(field, Side.AFTER);
  }

  boolean stays(Relation relation) {
    return has(relation, Side.BEFORE) && has(relation, Side.AFTER);
  }

  /// Those that take another's name go there by a name in between, as in an editor.
  private static void rename(
      List<Name> names, BiFunction<String, String, Rename> as, List<Rename> into) {
    Set<String> taken = names.stream().map(n -> n.name.before()).collect(Collectors.toSet());
    List<Rename> free = new ArrayList<>();
    List<Rename> late = new ArrayList<>();
    for (Name name : names) {
      if (name.name.differs()) {
        String from = name.name.before();
        if (taken.contains(name.name.after())) {
          into.add(as.apply(from, from + "Between"));
          late.add(as.apply(from + "Between", name.name.after()));
        } else {
          free.add(as.apply(from, name.name.after()));
        }
      }
    }
    into.addAll(free);
    into.addAll(late);
  }
}
