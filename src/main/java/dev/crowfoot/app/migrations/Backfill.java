// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.rows.value.PostgresStorage;
import dev.crowfoot.adapter.rows.value.Reading;
import dev.crowfoot.adapter.rows.value.SqliteStorage;
import dev.crowfoot.adapter.rows.value.Storage;
import dev.crowfoot.adapter.rows.value.ValueReader;
import dev.crowfoot.catalog.ColumnDefault;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.PostgresDialect;
import dev.crowfoot.dialect.SqliteDialect;
import dev.crowfoot.dialect.TableNames;
import dev.crowfoot.diff.ColumnFill;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.Optional;

/// What rows get that have no value for a field that becomes required, or is new.
///
/// @param field in the names of the schema as it is now
/// @param text the value as somebody typed it: `42`, `ADMIN`, `2026-01-31T12:30:00Z`
public record Backfill(FieldId field, String text) {
  /// As `--backfill` takes it: `User.age=18`.
  @Override
  public String toString() {
    return field + "=" + text;
  }

  /// What [#toString()] says; empty when it says no field.
  public static Optional<Backfill> of(String written) {
    int equals = written.indexOf('=');
    int dot = written.indexOf('.');
    return dot < 1 || equals < dot + 2
        ? Optional.empty()
        : Optional.of(
            new Backfill(
                new FieldId(
                    written.substring(0, dot).strip(), written.substring(dot + 1, equals).strip()),
                written.substring(equals + 1)));
  }

  /// Why the value does not fit the field, in a sentence; empty when it does.
  public static Optional<String> problem(Schema schema, FieldId field, String text) {
    Optional<ScalarField> found = scalar(schema, field);
    if (found.isEmpty()) {
      return Optional.of(
          "The schema has no field `%s` that is stored in a column.".formatted(field));
    }
    return switch (new ValueReader(schema).fromText(found.get(), text)) {
      case Reading.Refused(String message) -> Optional.of("`%s` %s.".formatted(field, message));
      case Reading.Read read when read.value() == null ->
          Optional.of("`%s` needs a value, not null.".formatted(field));
      case Reading.Read _ -> Optional.empty();
    };
  }

  /// The field that is stored in a column.
  static Optional<FieldId> fieldOf(Schema schema, TableName table, String column) {
    return TableNames.model(schema, table)
        .flatMap(m -> TableNames.field(m, column).map(f -> new FieldId(m.name(), f.name())));
  }

  /// The same in the words of a database, as its clients would have stored it.
  ///
  /// @throws MigrationFailure when the value does not fit the field; says what would
  ColumnFill in(Schema schema, Dialect dialect) {
    problem(schema, field, text)
        .ifPresent(
            sentence -> {
              throw new MigrationFailure(sentence);
            });
    Model model = schema.model(field.model()).orElseThrow();
    ScalarField scalar = scalar(schema, field).orElseThrow();
    Storage storage =
        switch (dialect) {
          case PostgresDialect _ -> new PostgresStorage(schema, dialect);
          case SqliteDialect _ -> new SqliteStorage(schema);
        };
    Reading reading = new ValueReader(schema).fromText(scalar, text);
    if (!(reading instanceof Reading.Read read) || read.value() == null) {
      throw new IllegalStateException("a value without a problem cannot be read: " + field);
    }
    return new ColumnFill(
        TableNames.of(model), scalar.databaseName(), literal(storage.bind(scalar, read.value())));
  }

  private static Optional<ScalarField> scalar(Schema schema, FieldId field) {
    return schema.model(field.model()).flatMap(m -> m.scalarField(field.field()));
  }

  private static ColumnDefault literal(Object bound) {
    return switch (bound) {
      case Boolean bool -> new ColumnDefault.Bool(bool);
      case Integer _, Long _ -> new ColumnDefault.Numeric(bound.toString());
      case Double number -> new ColumnDefault.Numeric(BigDecimal.valueOf(number).toPlainString());
      case BigDecimal number -> new ColumnDefault.Numeric(number.toPlainString());
      case byte[] bytes -> new ColumnDefault.Bytes(HexFormat.of().formatHex(bytes));
      default -> new ColumnDefault.Text(bound.toString());
    };
  }
}
