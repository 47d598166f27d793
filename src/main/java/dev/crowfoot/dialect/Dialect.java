// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.ColumnDefault;
import dev.crowfoot.catalog.ColumnType;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.Optional;

/// What one database's SQL looks like: how it quotes, which types and defaults it has and how it
/// spells them. The only place where names become SQL.
public sealed interface Dialect permits PostgresDialect, SqliteDialect {
  static Dialect postgresql() {
    return new PostgresDialect();
  }

  static Dialect sqlite() {
    return new SqliteDialect();
  }

  /// The dialect of a provider; empty for those that are only drawn and formatted.
  static Optional<Dialect> of(Provider provider) {
    return switch (provider) {
      case POSTGRESQL -> Optional.of(postgresql());
      case SQLITE -> Optional.of(sqlite());
      case MYSQL, SQLSERVER, COCKROACHDB, MONGODB -> Optional.empty();
    };
  }

  Provider provider();

  /// The database's name for people.
  String title();

  /// A name as SQL, whatever is in it: `"order"`, `"a ""b"""`.
  default String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /// The name of a table or an enum type as SQL, with its schema when it has one.
  default String quote(TableName name) {
    return name.schema().map(s -> quote(s) + ".").orElse("") + quote(name.name());
  }

  /// A string literal.
  default String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /// The longest name the database keeps whole, in bytes of UTF-8.
  int longestName();

  /// Whether enums are types of the database's own, rather than plain text.
  boolean hasEnumTypes();

  /// Whether primary and foreign keys have names in the database. Without them two keys are the
  /// same when they say the same.
  boolean keepsConstraintNames();

  /// Whether only the database itself gives an index such a name: to one that stands for a `UNIQUE`
  /// in the table's definition. Prisma's own pull writes it as if somebody had chosen it.
  boolean isAutomaticName(String index);

  /// The type of a stored field's column; an array for a list.
  ColumnType typeOf(ScalarField field, Schema schema);

  /// A column type as SQL.
  default String sql(ColumnType type) {
    return type.enumName().map(this::quote).orElse(type.name()) + (type.array() ? "[]" : "");
  }

  /// A default as SQL, as it follows `DEFAULT`.
  String sql(ColumnDefault value, ColumnType type);

  /// An expression for the value of a type that says nothing: `''`, 0, the first value of an enum.
  /// Empty for types that nothing is known about.
  Optional<String> neutral(ColumnType type);

  /// A schema in this database's words, named by Prisma's conventions.
  default Catalog catalogOf(Schema schema) {
    return new CatalogOfSchema(schema, this).catalog();
  }

  /// A catalog that comes from a schema, completed by what only the database knows, so that a plan
  /// neither drops nor breaks what the schema cannot say.
  ///
  /// @param found as inspected
  default Catalog completed(Catalog said, Catalog found) {
    return new Completion(said, SayableKeys.of(found, this)).complete();
  }

  /// What was found in a database, spelled as in the wanted catalog wherever both mean the same. Do
  /// this before comparing the two: an inspected database that the wanted catalog was applied to is
  /// then equal to it.
  default Catalog aligned(Catalog found, Catalog wanted) {
    return new Alignment(found, wanted, this).aligned();
  }
}
