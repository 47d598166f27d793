// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.bench;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.app.Rows;
import dev.crowfoot.app.Rows.Operation;
import dev.crowfoot.bench.RandomQueries.Query;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.EnumDefinition;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.dialect.Ddl;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.validation.Validation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.LogManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whether Prisma's own client answers as Crowfoot does: random operations on two databases with
/// the same rows. Arguments: `client.js`, the differences that are explained, operations for each
/// database, seed. Ends with 1 when there is another difference.
final class ClientReferee implements AutoCloseable {
  private static final String MODELS =
      """
      model User {
        id      Int       @id
        email   String    @unique
        name    String?
        age     Int?
        score   Float?
        big     BigInt?
        price   Decimal?
        active  Boolean   @default(true)
        born    DateTime?
        meta    Json?
        role    Role      @default(USER)
        posts   Post[]
        profile Profile?
        tags    String[]
      }
      model Profile {
        id     Int    @id
        bio    String
        user   User?  @relation(fields: [userId], references: [id], onDelete: Cascade)
        userId Int?   @unique
      }
      model Post {
        id         Int        @id
        title      String
        views      Int        @default(0)
        published  Boolean
        author     User?      @relation(fields: [authorId], references: [id])
        authorId   Int?
        categories Category[]
      }
      model Category {
        id    Int    @id
        name  String @unique
        posts Post[]
      }
      enum Role {
        USER
        ADMIN
      }
      """;
  private static final List<String> ALL = List.of("User", "Profile", "Post", "Category");
  private static final int WRITES_IN_TEN = 3;

  private final Provider provider;
  private final Database mine;
  private final Database others;
  private final Rows ours;
  private final Rows theirRows;
  private final PrismaClient prisma;
  private final PrismaFaults faults;
  private final RandomQueries queries;
  private int agreed;
  private int explained;
  private int different;

  private ClientReferee(
      Provider provider, String script, PrismaFaults faults, long seed, String one, String two)
      throws IOException, SQLException {
    this.provider = provider;
    this.faults = faults;
    boolean postgres = provider == Provider.POSTGRESQL;
    String source =
        "datasource db {\n  provider = \"%s\"\n}\n".formatted(provider.word())
            + (postgres ? MODELS : MODELS.replace("tags    String[]", ""));
    Schema schema = Validation.of(Sources.of(SourceText.of("schema.prisma", source))).schema();
    Path here = Path.of("").toAbsolutePath();
    this.mine = Database.openOrCreate(DatabaseUrl.parse(one, here));
    this.others = Database.openOrCreate(DatabaseUrl.parse(two, here));
    makeTables(mine, schema);
    makeTables(others, schema);
    this.ours = Rows.of(schema, mine);
    this.theirRows = Rows.of(schema, others);
    Path file = Files.writeString(Files.createTempFile("schema", ".prisma"), source);
    this.prisma = new PrismaClient(script, provider, two, file);
    this.queries = new RandomQueries(seed, postgres);
  }

  public static void main(String[] arguments) throws IOException, SQLException {
    LogManager.getLogManager().reset();
    PrismaFaults faults = PrismaFaults.read(Path.of(arguments[1]));
    int wanted = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2_000;
    long seed = arguments.length > 3 ? Long.parseLong(arguments[3]) : 1;
    Path folder = Files.createTempDirectory("client");
    int different;
    System.out.println("| database | operations | the same | explained | others |");
    System.out.println("|---|--:|--:|--:|--:|");
    try (ClientReferee sqlite =
        new ClientReferee(
            Provider.SQLITE,
            arguments[0],
            faults,
            seed,
            "file:" + folder.resolve("ours.db"),
            "file:" + folder.resolve("theirs.db"))) {
      different = sqlite.run(wanted);
    }
    try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
      String url = "postgresql://postgres@localhost:" + server.getPort() + "/";
      try (ClientReferee postgres =
          new ClientReferee(
              Provider.POSTGRESQL, arguments[0], faults, seed, url + "ours", url + "theirs")) {
        different += postgres.run(wanted);
      }
    }
    System.exit(different == 0 ? 0 : 1);
  }

  private static void makeTables(Database database, Schema schema) throws SQLException {
    Dialect dialect = Dialect.of(database.provider()).orElseThrow();
    Catalog catalog = dialect.catalogOf(schema);
    Ddl ddl = new Ddl(dialect);
    List<String> statements = new ArrayList<>();
    for (EnumDefinition type :
        dialect.hasEnumTypes() ? catalog.enums() : List.<EnumDefinition>of()) {
      List<String> values = type.values().stream().map(dialect::text).toList();
      statements.add(
          "CREATE TYPE "
              + dialect.quote(type.name())
              + " AS ENUM ("
              + String.join(", ", values)
              + ")");
    }
    catalog.tables().forEach(table -> statements.add(ddl.createTable(table)));
    for (Table table : catalog.tables()) {
      table.indexes().forEach(i -> statements.add(ddl.createIndex(table.name(), i)));
      if (database.provider() == Provider.POSTGRESQL) {
        String alter = "ALTER TABLE " + dialect.quote(table.name()) + " ADD ";
        table.foreignKeys().forEach(k -> statements.add(alter + ddl.foreignKey(k)));
      }
    }
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private int run(int wanted) throws IOException {
    fill();
    for (int i = 0; i < wanted; i++) {
      boolean writes = i % 10 < WRITES_IN_TEN;
      Query query = writes ? queries.writing() : queries.reading();
      compare(query, writes);
      if (i % 200 == 199) {
        fill(); // else deletions leave nothing to find
      }
    }
    System.out.printf(
        "| %s | %d | %d | %d | %d |%n", provider.word(), wanted, agreed, explained, different);
    return different;
  }

  private void fill() {
    for (Rows rows : List.of(ours, theirRows)) {
      for (String model : List.of("Profile", "Post", "Category", "User")) {
        var _ = rows.run(Operation.DELETE_MANY, model, json("{}"));
      }
    }
    for (String model : List.of("Category", "User", "Profile", "Post")) {
      int count = model.equals("Post") ? 20 : model.equals("User") ? 12 : 6;
      for (int id = 1; id <= count; id++) {
        both(queries.row(model, id));
      }
    }
    for (int id = 1; id <= 4; id++) {
      both(
          new Query(
              "update",
              "Profile",
              "{\"where\":{\"id\":%d},\"data\":{\"userId\":%d}}".formatted(id, id + 1)));
      both(
          new Query(
              "update",
              "Post",
              "{\"where\":{\"id\":%d},\"data\":{\"categories\":{\"connect\":[{\"id\":%d},{\"id\":%d}]}}}"
                  .formatted(id * 3, id, id + 1)));
    }
  }

  private void both(Query query) {
    Operation operation = Operation.ofWord(query.operation()).orElseThrow();
    JsonNode arguments = json(query.arguments());
    var _ = ours.run(operation, query.model(), arguments);
    var _ = theirRows.run(operation, query.model(), arguments);
  }

  private void compare(Query query, boolean writes) throws IOException {
    JsonNode arguments = json(query.arguments());
    JsonNode theirs = prisma.ask(query.operation(), query.model(), arguments);
    String refused = "";
    Optional<JsonNode> result = Optional.empty();
    try {
      Operation operation = Operation.ofWord(query.operation()).orElseThrow();
      result = Optional.of(ours.run(operation, query.model(), arguments));
    } catch (Failure failure) {
      refused = "refused: " + failure.getMessage() + " " + failure.details().orElse("");
    }
    boolean same =
        result.isPresent()
            ? theirs.has("result") && same(result.get(), theirs.path("result"))
            : theirs.has("error");
    String found =
        query.arguments()
            + "\n  ours "
            + result.map(JsonNode::toString).orElse(refused)
            + " Prisma "
            + theirs;
    if (same && writes) {
      String left = dump(ours);
      String right = dump(theirRows);
      same = left.equals(right);
      found = same ? found : "ours leaves " + left + " Prisma leaves " + right;
    }
    if (same) {
      agreed++;
    } else if (faults.explain(
        provider.word() + " " + query.operation(), found.replace("\n", " "))) {
      explained++;
    } else {
      different++;
      System.err.printf(
          "%s %s.%s(%s)%n  %s%n",
          provider.word(), query.model(), query.operation(), query.arguments(), found);
    }
    if (!same && writes) {
      fill();
    }
  }

  private static String dump(Rows rows) {
    StringBuilder all = new StringBuilder();
    for (String model : ALL) {
      String more =
          model.equals("Post")
              ? ",\"include\":{\"categories\":{\"orderBy\":{\"id\":\"asc\"}}}"
              : "";
      String arguments = "{\"orderBy\":{\"id\":\"asc\"}" + more + "}";
      all.append(rows.run(Operation.FIND_MANY, model, json(arguments)));
    }
    return all.toString();
  }

  /// Numbers are the same whatever their digits after the last that counts.
  private static boolean same(JsonNode one, JsonNode other) {
    if (one.isObject() && other.isObject()) {
      Set<String> names = new HashSet<>(one.propertyNames());
      return names.equals(new HashSet<>(other.propertyNames()))
          && names.stream().allMatch(name -> same(one.path(name), other.path(name)));
    }
    if (one.isArray() && other.isArray()) {
      boolean same = one.size() == other.size();
      for (int i = 0; same && i < one.size(); i++) {
        same = same(one.path(i), other.path(i));
      }
      return same;
    }
    Optional<BigDecimal> left = number(one);
    Optional<BigDecimal> right = number(other);
    if (left.isPresent() && right.isPresent()) {
      double distance = left.get().subtract(right.get()).abs().doubleValue();
      return distance <= 1e-9 * Math.max(1, left.get().abs().doubleValue());
    }
    return one.equals(other);
  }

  private static Optional<BigDecimal> number(JsonNode json) {
    String text = json.isNumber() || json.isString() ? json.asString() : "";
    return text.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  @Override
  public void close() throws IOException {
    prisma.close();
    mine.close();
    others.close();
  }
}
