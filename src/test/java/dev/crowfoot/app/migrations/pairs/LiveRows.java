// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations.pairs;

import dev.crowfoot.app.migrations.pairs.Pair.Side;
import dev.crowfoot.app.migrations.pairs.TwoSchemas.Field;
import dev.crowfoot.app.migrations.pairs.TwoSchemas.Model;
import dev.crowfoot.app.migrations.pairs.TwoSchemas.Relation;
import dev.crowfoot.app.migrations.pairs.TwoSchemas.Value;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The rows of a pair of schemas: three in each table that has some. Values are told by their
/// number, so that what became of each can be said.
record LiveRows(TwoSchemas schemas) {
  private static final int COUNT = 3;

  /// Statements that fill the tables as they are before. Foreign keys are to be off.
  List<String> inserts() {
    List<String> inserts = new ArrayList<>();
    for (Model model : schemas.models()) {
      if (model.rows() && model.there().before()) {
        IntStream.range(0, COUNT).forEach(row -> inserts.add(insert(model, row)));
      }
    }
    for (Relation relation : schemas.relations()) {
      Model child = schemas.models().get(relation.child());
      Model parent = schemas.models().get(relation.parent());
      if (relation.many() && schemas.has(relation, Side.BEFORE) && child.rows() && parent.rows()) {
        String table = joinTable(relation, Side.BEFORE);
        inserts.add(
            "INSERT INTO %s VALUES (%s, %s)"
                .formatted(
                    table,
                    literal(child.fields().getFirst(), 1),
                    literal(parent.fields().getFirst(), 1)));
      }
    }
    return inserts;
  }

  private String insert(Model model, int row) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Field field : model.fields()) {
      if (schemas.has(field, Side.BEFORE)) {
        values.put(
            quote(field.name().databaseName(Side.BEFORE)),
            isNull(field, row) ? "NULL" : literal(field, row));
      }
    }
    for (Relation relation : schemas.relations()) {
      if (schemas.models().get(relation.child()).equals(model)
          && !relation.many()
          && schemas.has(relation, Side.BEFORE)) {
        values.putAll(reference(relation, row));
      }
    }
    return "INSERT INTO %s (%s) VALUES (%s)"
        .formatted(
            table(model, Side.BEFORE),
            String.join(", ", values.keySet()),
            String.join(", ", values.values()));
  }

  /// Only where it may be null on both sides.
  private boolean isNull(Field field, int row) {
    return row == 1
        && field.isOptional(Side.BEFORE)
        && (field.isOptional(Side.AFTER) || !schemas.stays(field));
  }

  private Map<String, String> reference(Relation relation, int row) {
    Model parent = schemas.models().get(relation.parent());
    List<Field> key = schemas.references(relation, Side.BEFORE);
    boolean none = !parent.rows() || (row == 2 && relation.optional().both(o -> o));
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < key.size(); i++) {
      values.put(
          quote(relation.keys().get(i).databaseName(Side.BEFORE)),
          none ? "NULL" : literal(key.get(i), (row + 1) % COUNT));
    }
    return values;
  }

  private String literal(Field field, int row) {
    int number = 50 + row;
    String type = field.type().before();
    String literal =
        field.isEnum(Side.BEFORE)
            ? value(field, row)
            : switch (type) {
              case "Int", "BigInt" -> String.valueOf(number);
              case "Float", "Decimal" -> number + ".5";
              case "Boolean" -> row == 0 ? "true" : "false";
              case "DateTime" -> "'2024-01-0" + (row + 1) + " 10:00:00'";
              case "Bytes" ->
                  schemas.provider().equals("sqlite") ? "X'0" + row + "'" : "'\\x0" + row + "'";
              case "Json" -> "'{\"n\": " + row + "}'";
              default ->
                  field.type().both("String"::equals) && !isKey(field)
                      ? "'it''s \u00dc " + number + "'"
                      : "'" + number + "'";
            };
    return field.isList(Side.BEFORE)
        ? "'{"
            + literal
                .replaceAll("^'|'$", "")
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replaceAll("^(.*)$", "\"$1\"")
            + "}'"
        : literal;
  }

  private boolean isKey(Field field) {
    return schemas.models().stream()
        .anyMatch(m -> m.fields().getFirst().equals(field) || m.code().equals(field));
  }

  /// One that stays: the others are not to be used when they are dropped.
  private String value(Field field, int row) {
    List<String> values =
        schemas.enumOf(field, Side.BEFORE).values().stream()
            .filter(v -> v.there().both(t -> t))
            .map(v -> v.name().databaseName(Side.BEFORE))
            .toList();
    return "'" + values.get(row % values.size()) + "'";
  }

  /// What is in the columns that stay, by table, as text that ignores how a number is written.
  Map<String, List<String>> read(Connection connection, Side side) throws SQLException {
    Map<String, List<String>> found = new TreeMap<>();
    for (Model model : schemas.models()) {
      if (model.there().both(t -> t)) {
        List<String> columns = new ArrayList<>();
        for (Field field : model.fields()) {
          if (schemas.stays(field) && !(field.isEnum(Side.BEFORE) && field.type().differs())) {
            columns.add(column(field, side));
          }
        }
        for (Relation relation : schemas.relations()) {
          if (schemas.models().get(relation.child()).equals(model)
              && !relation.many()
              && schemas.stays(relation)) {
            columns.add(quote(relation.keys().getFirst().databaseName(side)));
          }
        }
        found.put(model.name().name().before(), query(connection, columns, table(model, side)));
      }
    }
    for (Relation relation : schemas.relations()) {
      if (relation.many() && schemas.stays(relation)) {
        found.put(
            "m-n " + relation.number(), query(connection, List.of("*"), joinTable(relation, side)));
      }
    }
    return found;
  }

  /// An enum's value by its number, because it may be renamed.
  private String column(Field field, Side side) {
    String column = quote(field.name().databaseName(side));
    if (!field.isEnum(side) || field.isList(side)) {
      return field.isEnum(side) ? "cardinality(" + column + ")" : column;
    }
    List<Value> values = schemas.enumOf(field, side).values();
    return IntStream.range(0, values.size())
        .filter(i -> values.get(i).there().on(side))
        .mapToObj(i -> " WHEN '%s' THEN %d".formatted(values.get(i).name().databaseName(side), i))
        .collect(Collectors.joining("", "CASE " + column, " END"));
  }

  private List<String> query(Connection connection, List<String> columns, String table)
      throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT " + String.join(", ", columns) + " FROM " + table)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(plain(String.valueOf(result.getString(i))));
        }
        rows.add(String.join(" | ", row));
      }
    }
    return rows.stream().sorted().collect(Collectors.toList());
  }

  /// A value however its type writes it: with zeros behind a number, with blanks up to the length
  /// of a `CHAR`, with the zone of a moment.
  private static String plain(String written) {
    String text =
        written
            .stripTrailing()
            .replaceAll(" +(?=\")", "")
            .replaceAll("(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)\\+00", "$1")
            .replaceAll("([.]\\d*?)0+(?=[,}])", "$1");
    if (text.matches("-?\\d+([.]\\d+)?")) {
      return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }
    return text;
  }

  private String table(Model model, Side side) {
    return qualified(model, model.name().databaseName(side), side);
  }

  private String joinTable(Relation relation, Side side) {
    Model a = schemas.models().get(relation.child());
    Model b = schemas.models().get(relation.parent());
    Model first = a.name().name().on(side).compareTo(b.name().name().on(side)) <= 0 ? a : b;
    return qualified(first, "_" + relation.name().on(side), side);
  }

  private String qualified(Model model, String name, Side side) {
    return schemas.schemas() ? quote(model.schema().on(side)) + "." + quote(name) : quote(name);
  }

  private static String quote(String name) {
    return '"' + name + '"';
  }
}
