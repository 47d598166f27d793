// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.assist.Symbol.WordKind;
import dev.crowfoot.model.Provider;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What every word of the language means, in a sentence or two: one table, for hover and
/// completion.
final class Words {
  /// A line for each word: its kind, its name as in [Symbol.Word], and what to say. `*` stands for
  /// all beginnings that have no line of their own; a native type that means something else
  /// elsewhere begins with the provider.
  private static final String TABLE =
      """
      keyword   datasource  The database: which kind it is and how to reach it. A schema has one.
      keyword   generator   Something that is made from this schema, such as a client.
      keyword   model       A table of the database, with a field for each column and for each relation.
      keyword   view        A view of the database: rows that can be read but that migrations leave alone.
      keyword   enum        A type with a fixed set of values.
      keyword   type        A document within a document of MongoDB. It has no table of its own.

      scalar    String      Text of any length.
      scalar    Boolean     `true` or `false`.
      scalar    Int         A whole number of 32 bits, from -2147483648 to 2147483647.
      scalar    BigInt      A whole number of 64 bits.
      scalar    Float       A floating-point number of double precision: fast, but not exact in decimals.
      scalar    Decimal     An exact decimal number, as money needs it.
      scalar    DateTime    A moment: date and time, kept to the millisecond.
      scalar    Json        Any JSON value.
      scalar    Bytes       Binary data.
      scalar    Unsupported  A column type that the language has no word for, written as the database writes it. Clients leave the field out.

      attribute @id         Marks the field whose value identifies a row: the table's primary key.
      attribute @unique     No two rows may have the same value here. Makes a unique index.
      attribute @default    The value a new row gets when none is given.
      attribute @updatedAt  The client sets this field to the present time whenever it changes the row.
      attribute @map        What the column, or the value of an enum, is called in the database.
      attribute @relation   Says how two models belong together: the relation's name, and on one side which fields hold the key.
      attribute @ignore     Leaves the field out of the client. The column stays.
      attribute @shardKey   The field by whose value rows are spread over shards (PlanetScale).
      attribute @@id        The fields that identify a row together: a composite primary key.
      attribute @@unique    No two rows may have the same values in these fields together.
      attribute @@index     An index over these fields, in this order, so that rows are found and sorted faster by them.
      attribute @@fulltext  An index for searching words in these text fields.
      attribute @@map       What the table, view or enum is called in the database.
      attribute @@ignore    Leaves the whole model out of the client. The table stays.
      attribute @@schema    The schema of the database that the table or enum lies in.
      attribute @@shardKey  The fields by whose values rows are spread over shards (PlanetScale).

      argument  @relation.name        Tells this relation from others between the same models. Both ends give the same name.
      argument  @relation.fields      The fields of this model that hold the key of the other row.
      argument  @relation.references  The fields of the other model that `fields` refer to, in the same order.
      argument  @relation.onDelete    What happens to these rows when the row they refer to is deleted.
      argument  @relation.onUpdate    What happens to these rows when the key they refer to changes.
      argument  @relation.map         What the foreign key is called in the database.
      argument  @default.value        The value: a constant, or a function such as `now()`.
      argument  @default.map          What the default's constraint is called in the database (SQL Server).
      argument  @map.name             The name in the database.
      argument  @@map.name            The name in the database.
      argument  @@schema.map          The schema's name in the database.
      argument  @@index.type          How the index works inside. Without it, a B-tree.
      argument  @@index.name          What the index is called in the database; `map` is the word to use now.
      argument  *.fields              The fields, in the order that the index keeps.
      argument  *.name                What clients call this key where they search by it.
      argument  *.map                 What the key or index is called in the database.
      argument  *.sort                Whether the index keeps this field ascending (`Asc`) or descending (`Desc`).
      argument  *.length              How many characters of the value the index keeps (MySQL).
      argument  *.ops                 The operator class: which comparisons the index can answer (PostgreSQL).
      argument  *.clustered           Whether the rows themselves are stored in the order of this key (SQL Server).
      argument  *.where               Only rows that meet this condition are in the index.

      function  autoincrement  The database counts: each new row gets the next number.
      function  now            The time at which the row is made.
      function  uuid           A random UUID; `uuid(7)` makes one that sorts by time.
      function  cuid           A short id that two clients never make twice; `cuid(2)` for its second version.
      function  ulid           An id of 26 characters that sorts by time.
      function  nanoid         A short random id that fits in a URL; the number is its length.
      function  dbgenerated    An expression of the database's own, in SQL.
      function  sequence       A number from a sequence of the database (CockroachDB).
      function  auto           An ObjectId that the database makes (MongoDB).
      function  env            The value of an environment variable, so that it need not stand in the file.
      function  raw            SQL that is passed to the database as it is.

      value     Cascade     Delete or change these rows too.
      value     Restrict    Refuse, as long as there are such rows.
      value     NoAction    Leave it to the database, which mostly refuses at the end of the statement or transaction.
      value     SetNull     Set the foreign key to null. The fields must be optional.
      value     SetDefault  Set the foreign key to its default.
      value     Asc         Smallest first.
      value     Desc        Largest first.
      value     BTree       A balanced tree, for equality, ranges and sorting. What an index is unless it says otherwise.
      value     Hash        For equality alone.
      value     Gist        A search tree for shapes, ranges and networks.
      value     Gin         An inverted index, for values that hold many: arrays, JSON, words.
      value     SpGist      A tree over parts of space, for points, networks and prefixes of text.
      value     Brin        Keeps the range of each stretch of the table: tiny, good where rows lie in order.
      value     JsonbOps      Finds keys and values anywhere in JSON. What `Gin` uses unless it says otherwise.
      value     JsonbPathOps  Finds what JSON contains: smaller and faster than `JsonbOps`, but blind to lone keys.
      value     ArrayOps      Finds arrays by what they contain.
      value     InetOps       Finds networks and addresses by what contains them.
      value     TextOps       Finds texts by their beginning.
      value     *InclusionOps     Keeps for each stretch of the table a network that contains all of its values.
      value     *MinMaxMultiOps   Keeps several ranges of values for each stretch of the table.
      value     *MinMaxOps        Keeps the least and the greatest value of each stretch of the table.
      value     *BloomOps         Keeps a Bloom filter for each stretch of the table, to search for equal values.
      value     foreignKeys   The database keeps references intact, with foreign keys.
      value     prisma        The client keeps references intact; the database has no foreign keys.
      value     postgresql    PostgreSQL.
      value     sqlite        SQLite: one file, no server.
      value     mysql         MySQL or MariaDB.
      value     sqlserver     Microsoft SQL Server.
      value     cockroachdb   CockroachDB.
      value     mongodb       MongoDB.
      value     prisma-client-js  The client that is made into `node_modules`.
      value     prisma-client     The newer client, made as source files into `output`.
      value     views                       Allows `view` blocks.
      value     partialIndexes              Allows `where:` on indexes and unique keys.
      value     relationJoins               Lets the client read relations with joins.
      value     typedSql                    Makes typed functions from SQL files.
      value     strictUndefinedChecks       Makes the client refuse `undefined` where it would mean "everything".
      value     nativeDistinct              Lets the database do `distinct`, not the client.
      value     postgresqlExtensions        Allows `extensions` in the datasource.
      value     fullTextSearchPostgres      Lets the client search for words in PostgreSQL.
      value     reactNative                 Lets the client run in React Native.
      value     shardKeys                   Allows `@shardKey` and `@@shardKey`.
      value     schemaEngineDriverAdapters  Lets migrations use the client's database driver.
      value     true        Yes.
      value     false       No.
      value     null        No value.

      setting   datasource.provider           Which kind of database it is.
      setting   datasource.url                Where the database is: an address, or `env(…)` with the variable that holds it.
      setting   datasource.directUrl          An address that goes past a connection pool, for migrations.
      setting   datasource.shadowDatabaseUrl  A second database in which Prisma tries migrations out. Crowfoot needs none.
      setting   datasource.relationMode       Who keeps references intact: the database (`foreignKeys`) or the client (`prisma`).
      setting   datasource.schemas            The schemas of the database that models may lie in.
      setting   datasource.extensions         The extensions of PostgreSQL that the schema needs.
      setting   generator.provider                What is made, such as a client.
      setting   generator.output                  The folder it is made into.
      setting   generator.previewFeatures         Features of Prisma to try that are not final yet.
      setting   generator.binaryTargets           The platforms that the client runs on.
      setting   generator.engineType              How the client runs its query engine.
      setting   generator.runtime                 Where the client runs, such as `nodejs` or `deno`.
      setting   generator.moduleFormat            Whether the client is made of ES modules or of CommonJS ones.
      setting   generator.generatedFileExtension  How the names of the made files end.
      setting   generator.importFileExtension     How imports in the made files name other files.

      native    SmallInt         A whole number of 16 bits.
      native    Integer          A whole number of 32 bits.
      native    BigInt           A whole number of 64 bits.
      native    Oid              The number by which PostgreSQL knows its own objects.
      native    Decimal          An exact number with so many digits, so many of them behind the point.
      native    Money            An amount of the server's currency, with its two decimals.
      native    Real             A floating-point number of 32 bits.
      native    DoublePrecision  A floating-point number of 64 bits.
      native    Inet             The address of a host or network.
      native    Citext           Text that compares without regard to case. Needs the extension `citext`.
      native    VarChar          Text of at most so many characters.
      native    Char             Text of exactly so many characters, filled up with blanks.
      native    Text             Text of any length.
      native    Bit              Exactly so many bits.
      native    VarBit           At most so many bits.
      native    Uuid             A UUID, kept in 16 bytes.
      native    Xml              An XML document.
      native    ByteA            Binary data of any length.
      native    Timestamp        Date and time without a time zone; the number is the digits of the seconds.
      native    Timestamptz      A moment, kept in UTC; the number is the digits of the seconds.
      native    Date             A day without a time.
      native    Time             A time of day; the number is the digits of the seconds.
      native    Timetz           A time of day with its time zone; the number is the digits of the seconds.
      native    Boolean          `true` or `false`.
      native    Json             JSON, kept as the text it came in.
      native    JsonB            JSON, taken apart so that it can be searched and indexed.
      native    mysql.Timestamp  A moment between 1970 and 2038, kept in UTC.
      native    mysql.Bit        So many bits; `Bit(1)` is `true` or `false`.
      native    mysql.Text       Text of up to 65,535 bytes.
      native    mysql.Json       JSON.
      native    Int              A whole number of 32 bits.
      native    UnsignedInt      A whole number of 32 bits that is not negative.
      native    UnsignedSmallInt  A whole number of 16 bits that is not negative.
      native    MediumInt        A whole number of 24 bits.
      native    UnsignedMediumInt  A whole number of 24 bits that is not negative.
      native    TinyInt          A whole number of 8 bits.
      native    UnsignedTinyInt  A whole number of 8 bits that is not negative.
      native    UnsignedBigInt   A whole number of 64 bits that is not negative.
      native    Year             A year of four digits.
      native    Float            A floating-point number.
      native    Double           A floating-point number of 64 bits.
      native    TinyText         Text of up to 255 bytes.
      native    MediumText       Text of up to 16 MB.
      native    LongText         Text of up to 4 GB.
      native    Binary           Exactly so many bytes.
      native    VarBinary        At most so many bytes.
      native    TinyBlob         Binary data of up to 255 bytes.
      native    Blob             Binary data of up to 65,535 bytes.
      native    MediumBlob       Binary data of up to 16 MB.
      native    LongBlob         Binary data of up to 4 GB.
      native    DateTime         Date and time without a time zone.
      native    sqlserver.TinyInt   A whole number from 0 to 255.
      native    sqlserver.Bit       `true` or `false`.
      native    sqlserver.Text      Text in the old way; `VarChar(Max)` is the word to use now.
      native    sqlserver.DateTime  Date and time to about 3 milliseconds; `DateTime2` is the word to use now.
      native    SmallMoney       An amount with four decimals, of 32 bits.
      native    DateTime2        Date and time; the number is the digits of the seconds.
      native    DateTimeOffset   Date and time with the offset of its time zone.
      native    SmallDateTime    Date and time to the minute.
      native    NChar            Unicode text of exactly so many characters.
      native    NVarChar         Unicode text of at most so many characters; `NVarChar(Max)` for any length.
      native    NText            Unicode text in the old way; `NVarChar(Max)` is the word to use now.
      native    UniqueIdentifier A UUID.
      native    Image            Binary data in the old way; `VarBinary(Max)` is the word to use now.
      native    CatalogSingleChar  A single byte of text, as the database's own tables use it.
      native    String           Text of any length.
      native    Bool             `true` or `false`.
      native    Bytes            Binary data of any length.
      native    Float4           A floating-point number of 32 bits.
      native    Float8           A floating-point number of 64 bits.
      native    Int2             A whole number of 16 bits.
      native    Int4             A whole number of 32 bits.
      native    Int8             A whole number of 64 bits.
      native    BinData          Binary data of any length.
      native    ObjectId         The id of 12 bytes that MongoDB gives its documents.
      native    Long             A whole number of 64 bits.
      """;

  /// How the names of operator classes end that mean the same for every type.
  private static final List<String> OPERATOR_FAMILIES =
      List.of("InclusionOps", "MinMaxMultiOps", "MinMaxOps", "BloomOps");

  private static final Map<String, String> SENTENCES = read();

  private Words() {}

  /// What a word means; empty when nothing is known of it.
  static String of(WordKind kind, String name) {
    String exact = SENTENCES.getOrDefault(key(kind, name), "");
    if (!exact.isEmpty()) {
      return exact;
    }
    return switch (kind) {
      case ARGUMENT -> ofFamily(kind, name.substring(Math.max(0, name.indexOf('.'))));
      case VALUE ->
          OPERATOR_FAMILIES.stream()
              .filter(name::endsWith)
              .findFirst()
              .map(family -> ofFamily(kind, family))
              .orElse("");
      default -> "";
    };
  }

  private static String ofFamily(WordKind kind, String name) {
    return SENTENCES.getOrDefault(key(kind, "*" + name), "");
  }

  /// What a native type means to a database.
  static String ofNativeType(Optional<Provider> provider, String name) {
    String own = provider.map(p -> of(WordKind.NATIVE_TYPE, p.word() + "." + name)).orElse("");
    return own.isEmpty() ? of(WordKind.NATIVE_TYPE, name) : own;
  }

  private static Map<String, String> read() {
    Map<String, String> sentences = new HashMap<>();
    TABLE
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> line.split("\\s+", 3))
        .forEach(parts -> sentences.put(parts[0] + " " + parts[1], parts[2]));
    return Map.copyOf(sentences);
  }

  private static String key(WordKind kind, String name) {
    String word = kind == WordKind.NATIVE_TYPE ? "native" : kind.name().toLowerCase(Locale.ROOT);
    return word + " " + name;
  }
}
