// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.EnumDefinition;
import dev.crowfoot.catalog.Index;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.diff.Hazard.Examples;
import dev.crowfoot.diff.Hazard.Question;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What uses an enum type and is in no schema: checks and indexes that compare with its values,
/// functions, columns of other tables. It keeps PostgreSQL from putting another type in its place.
/// The server is asked, because it alone knows.
record EnumDependents(Catalog before, Renaming renaming, Dialect dialect) {
  Optional<Hazard> of(Change.ReplaceEnum replace) {
    return before.enums().stream()
        .map(EnumDefinition::name)
        .filter(e -> renaming.enumType(e).equals(replace.from().name()))
        .findFirst()
        .map(
            enumType ->
                new Hazard(
                    Hazard.Kind.DEPENDENT,
                    ("PostgreSQL does not let the enum `%s` lose values while something that the schema"
                            + " does not know uses it. Drop that before, and create it again after.")
                        .formatted(replace.to().name()),
                    Optional.of(question(enumType))));
  }

  private Question question(TableName enumType) {
    String users = users(enumType);
    return new Question(
        "SELECT count(*) FROM (" + users + ") d",
        Optional.of(
            new Examples(
                List.of("name"),
                "SELECT name FROM (%s) d ORDER BY name LIMIT %d".formatted(users, Examples.MOST))));
  }

  /// Views, triggers and policies are known from elsewhere, and defaults make way.
  private String users(TableName enumType) {
    return """
    SELECT pg_describe_object(d.classid, d.objid, d.objsubid) AS name \
    FROM pg_depend d JOIN pg_type t ON d.refobjid IN (t.oid, t.typarray) \
    LEFT JOIN pg_class r ON d.classid = 'pg_class'::regclass AND r.oid = d.objid \
    WHERE d.refclassid = 'pg_type'::regclass AND t.oid = to_regtype(%s) AND d.deptype <> 'i' \
    AND d.classid NOT IN ('pg_attrdef'::regclass, 'pg_rewrite'::regclass, 'pg_trigger'::regclass, \
    'pg_policy'::regclass) AND (r.oid IS NULL OR r.relkind NOT IN ('v', 'm')) \
    AND NOT coalesce(r.relispartition, false) AND NOT (r.oid IS NOT NULL AND (%s))"""
        .formatted(dialect.text(dialect.quote(enumType)), own(enumType));
  }

  /// The columns and indexes that the schema knows.
  private String own(TableName enumType) {
    Stream<String> columns =
        before.tables().stream()
            .flatMap(
                t ->
                    t.columns().stream()
                        .filter(c -> c.type().enumName().equals(Optional.of(enumType)))
                        .map(c -> isColumn(t, c)));
    Stream<String> indexes =
        before.tables().stream()
            .flatMap(
                t ->
                    t.indexes().stream()
                        .filter(i -> i.where().isPresent())
                        .map(i -> isIndex(t, i)));
    return Stream.concat(Stream.of("false"), Stream.concat(columns, indexes))
        .collect(Collectors.joining(" OR "));
  }

  private String isColumn(Table table, Column column) {
    return "(r.oid = %s AND d.objsubid = (SELECT attnum FROM pg_attribute WHERE attrelid = r.oid AND attname = %s))"
        .formatted(regclass(table.name()), dialect.text(column.name()));
  }

  private String isIndex(Table table, Index index) {
    return "r.oid = " + regclass(table.name().withName(index.name()));
  }

  private String regclass(TableName name) {
    return "to_regclass(" + dialect.text(dialect.quote(name)) + ")";
  }
}
