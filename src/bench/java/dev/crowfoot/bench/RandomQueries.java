// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.bench;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes up operations on the models of [ClientReferee], as JSON text. Lists have an order that
/// tells all rows apart, because without one either answer is right.
final class RandomQueries {
  private static final List<String> SORTED =
      List.of("name", "age", "score", "big", "price", "active", "born", "role");

  private final Random random;
  private final boolean postgres;
  private int next = 1_000;

  RandomQueries(long seed, boolean postgres) {
    this.random = new Random(seed);
    this.postgres = postgres;
  }

  record Query(String operation, String model, String arguments) {}

  private boolean chance(int inTen) {
    return random.nextInt(10) < inTen;
  }

  private String any(String... of) {
    return of[random.nextInt(of.length)];
  }

  private int number(int below) {
    return random.nextInt(below);
  }

  private String text() {
    return '"'
        + any("a", "A", "ab", "b%", "_", "é", "Ada", "bob", "", " ", "100%", "x'y", "\\\\", "ß")
        + '"';
  }

  private String moment() {
    return "\"2024-0%d-1%dT0%d:00:00.%03dZ\""
        .formatted(1 + number(3), number(3), number(3), 100 * number(3));
  }

  private String value(String field) {
    return switch (field) {
      case "name", "email", "title" -> text();
      case "age", "views" -> Integer.toString(number(9) - 2);
      case "score" -> any("0.5", "-1.25", "2", "3.75");
      case "big" -> any("1", "-5", "9007199254740", "77");
      case "price" -> any("\"1.10\"", "2.5", "\"10\"", "\"-0.01\"");
      case "active", "published" -> any("true", "false");
      case "born" -> moment();
      case "role" -> any("\"USER\"", "\"ADMIN\"");
      case "meta" -> any("{\"a\":1}", "[1,2]", "\"x\"", "{\"a\":{\"b\":\"x\"}}", "3");
      default -> Integer.toString(1 + number(14));
    };
  }

  /// Rows to begin with; `$` for where a number of its own goes.
  Query row(String model, int id) {
    return new Query("create", model, "{\"data\":" + data(model, id) + "}");
  }

  private String data(String model, int id) {
    return switch (model) {
      case "Category" -> "{\"id\":%d,\"name\":\"c%d\"}".formatted(id, id);
      case "Post" ->
          "{\"id\":%d,\"title\":%s,\"views\":%s,\"published\":%s%s}"
              .formatted(
                  id,
                  value("title"),
                  value("views"),
                  value("published"),
                  id < 1_000 && chance(8) ? ",\"authorId\":" + (1 + number(10)) : "");
      case "Profile" -> "{\"id\":%d,\"bio\":%s}".formatted(id, text());
      default ->
          "{\"id\":%d,\"email\":\"u%d@x\"%s}"
              .formatted(
                  id,
                  id,
                  Stream.concat(SORTED.stream(), Stream.of("meta"))
                          .filter(_ -> chance(7))
                          .map(f -> ",\"" + f + "\":" + value(f))
                          .collect(Collectors.joining())
                      + (postgres && chance(5) ? ",\"tags\":[\"a\",\"b\"]" : ""));
    };
  }

  String userWhere(int depth) {
    int kind = number(depth > 0 ? 16 : 9);
    return switch (kind) {
      case 0 -> one("name", any("contains", "startsWith", "endsWith"), text());
      case 1 -> one("age", any("gt", "lt", "gte", "lte", "not", "equals"), value("age"));
      case 2 -> one("price", any("gt", "lt", "equals"), value("price"));
      case 3 -> one("born", any("gt", "lte", "equals"), moment());
      case 4 -> "{\"%s\":null}".formatted(any("name", "age", "price", "born"));
      case 5 -> one("role", any("in", "notIn"), "[" + value("role") + "]");
      case 6 -> one("age", any("in", "notIn"), "[" + value("age") + "," + value("age") + "]");
      case 7 -> one(any("score", "big"), any("gte", "lt"), any("1", "-2"));
      case 8 ->
          postgres
              ? any(
                  one("tags", "has", "\"a\""),
                  one("tags", "isEmpty", any("true", "false")),
                  "{\"name\":{\"contains\":" + text() + ",\"mode\":\"insensitive\"}}")
              : "{\"active\":" + value("active") + "}";
      case 9, 10 ->
          "{\"%s\":[%s,%s]}"
              .formatted(any("AND", "OR"), userWhere(depth - 1), userWhere(depth - 1));
      case 11 -> "{\"NOT\":" + userWhere(depth - 1) + "}";
      case 12, 13 -> one("posts", any("some", "every", "none"), postWhere(depth - 1));
      case 14 -> one("profile", any("is", "isNot"), any("null", one("bio", "contains", text())));
      default -> one("meta", "equals", value("meta"));
    };
  }

  String postWhere(int depth) {
    return switch (number(depth > 0 ? 7 : 4)) {
      case 0 -> one("title", any("contains", "equals", "not"), text());
      case 1 -> one("views", any("gt", "lte", "not"), value("views"));
      case 2 -> "{\"published\":" + value("published") + "}";
      case 3 -> any("{\"authorId\":null}", "{}", "{\"id\":{\"gt\":5}}");
      case 4 -> one("author", any("is", "isNot"), userWhere(depth - 1));
      case 5 -> one("categories", any("some", "every", "none"), "{\"id\":{\"lt\":4}}");
      default -> "{\"OR\":[" + postWhere(depth - 1) + "," + postWhere(depth - 1) + "]}";
    };
  }

  private static String one(String field, String operator, String value) {
    return "{\"%s\":{\"%s\":%s}}".formatted(field, operator, value);
  }

  private String userOrder() {
    String first =
        switch (number(5)) {
          case 0 -> "";
          case 1 -> "{\"posts\":{\"_count\":\"%s\"}},".formatted(any("asc", "desc"));
          case 2 ->
              "{\"%s\":{\"sort\":\"%s\",\"nulls\":\"%s\"}},"
                  .formatted(any("age", "name"), any("asc", "desc"), any("first", "last"));
          default ->
              "{\"%s\":\"%s\"},".formatted(SORTED.get(number(SORTED.size())), any("asc", "desc"));
        };
    return "[" + first + "{\"id\":\"" + any("asc", "desc") + "\"}]";
  }

  private String postOrder() {
    String first =
        any(
            "",
            "{\"author\":{\"age\":\"desc\"}},",
            "{\"views\":\"asc\"},",
            "{\"title\":\"desc\"},");
    return "[" + first + "{\"id\":\"asc\"}]";
  }

  private String wanted() {
    return switch (number(6)) {
      case 0 ->
          ",\"select\":{\"id\":true,\"%s\":true}".formatted(any("name", "price", "born", "meta"));
      case 1 ->
          ",\"include\":{\"posts\":{\"where\":%s,\"orderBy\":%s%s},\"profile\":true}"
              .formatted(postWhere(1), postOrder(), chance(4) ? ",\"take\":2" : "");
      case 2 ->
          ",\"select\":{\"id\":true,\"_count\":{\"select\":{\"posts\":%s}}}"
              .formatted(any("true", "{\"where\":" + postWhere(0) + "}"));
      case 3 -> ",\"omit\":{\"meta\":true,\"born\":true}";
      default -> "";
    };
  }

  private String page(String operation) {
    String take =
        operation.equals("findFirst") ? any("1", "-1", "-1", "3") : any("1", "3", "-2", "0");
    return (chance(3) ? ",\"take\":" + take : "")
        + (chance(2) ? ",\"skip\":" + number(3) : "")
        + (chance(2) ? ",\"cursor\":{\"id\":" + (1 + number(12)) + "}" : "");
  }

  Query reading() {
    return switch (number(10)) {
      case 0 ->
          new Query(
              "aggregate",
              "User",
              "{\"where\":%s,\"_count\":%s,\"_sum\":{\"age\":true,\"price\":true,\"big\":true},\"_avg\":{\"age\":true,\"score\":true},\"_min\":{\"name\":true,\"born\":true},\"_max\":{\"price\":true,\"big\":true}}"
                  .formatted(userWhere(1), any("true", "{\"_all\":true,\"name\":true}")));
      case 1 ->
          new Query(
              "groupBy",
              "User",
              "{\"by\":[\"role\",\"active\"],\"where\":%s,\"_count\":{\"_all\":true},\"_max\":{\"age\":true}%s,\"orderBy\":[{\"role\":\"asc\"},{\"active\":\"desc\"}]}"
                  .formatted(
                      userWhere(1),
                      chance(5) ? ",\"having\":{\"age\":{\"_max\":{\"gt\":1}}}" : ""));
      case 2 ->
          new Query(
              any("count"),
              "User",
              "{\"where\":" + userWhere(2) + (chance(3) ? ",\"take\":3" : "") + "}");
      case 3 ->
          new Query(
              "findMany",
              "Post",
              "{\"where\":%s,\"orderBy\":%s,\"include\":{\"author\":%s,\"categories\":{\"orderBy\":{\"id\":\"asc\"}}}}"
                  .formatted(
                      postWhere(2), postOrder(), any("true", "{\"select\":{\"email\":true}}")));
      case 4 ->
          new Query(
              "findMany",
              "User",
              "{\"where\":%s,\"distinct\":[\"%s\"],\"orderBy\":[{\"id\":\"%s\"}],\"select\":{\"id\":true,\"role\":true,\"name\":true}}"
                  .formatted(userWhere(1), any("role", "name", "age"), any("asc", "desc")));
      case 5 ->
          new Query(
              "findUnique",
              "User",
              "{\"where\":{\"id\":%d}%s}".formatted(1 + number(14), wanted()));
      default -> {
        String operation = any("findMany", "findMany", "findFirst");
        yield new Query(
            operation,
            "User",
            "{\"where\":%s,\"orderBy\":%s%s%s}"
                .formatted(userWhere(2), userOrder(), page(operation), wanted()));
      }
    };
  }

  private String postIds() {
    return IntStream.range(0, 1 + number(2))
        .mapToObj(_ -> "{\"id\":" + (1 + number(20)) + "}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private String nestedPosts(boolean updates) {
    return switch (number(updates ? 7 : 3)) {
      case 0 -> "{\"create\":[%s]}".formatted(data("Post", next++));
      case 1 -> "{\"connect\":%s}".formatted(postIds());
      case 2 ->
          "{\"connectOrCreate\":{\"where\":{\"id\":%d},\"create\":%s}}"
              .formatted(1 + number(25), data("Post", next++));
      case 3 -> "{\"disconnect\":%s}".formatted(postIds());
      case 4 -> "{\"set\":%s}".formatted(postIds());
      case 5 ->
          "{\"updateMany\":{\"where\":%s,\"data\":{\"views\":{\"increment\":1}}}}"
              .formatted(postWhere(0));
      default -> "{\"deleteMany\":%s}".formatted(postWhere(0));
    };
  }

  private String changes() {
    return switch (number(6)) {
      case 0 -> "{\"age\":{\"%s\":2}}".formatted(any("increment", "decrement", "multiply", "set"));
      case 1 -> "{\"name\":%s,\"price\":%s}".formatted(any("null", text()), value("price"));
      case 2 -> "{\"profile\":{\"create\":%s}}".formatted(data("Profile", next++));
      case 3 ->
          "{\"profile\":{\"upsert\":{\"create\":%s,\"update\":{\"bio\":\"new\"}}}}"
              .formatted(data("Profile", next++));
      default -> "{\"posts\":" + nestedPosts(true) + "}";
    };
  }

  Query writing() {
    String back = ",\"include\":{\"posts\":{\"orderBy\":{\"id\":\"asc\"}},\"profile\":true}";
    return switch (number(9)) {
      case 0 -> {
        String row = data("User", next++);
        String nested = ",\"posts\":" + nestedPosts(false) + "}";
        yield new Query(
            "create",
            "User",
            "{\"data\":" + row.substring(0, row.length() - 1) + nested + back + "}");
      }
      case 1 ->
          new Query(
              "upsert",
              "User",
              "{\"where\":{\"%s},\"create\":%s,\"update\":{\"age\":{\"increment\":1}}}"
                  .formatted(
                      any("id\":" + (1 + number(14)), "email\":\"u" + (1 + number(14)) + "@x\""),
                      data("User", next++)));
      case 2 ->
          new Query(
              "updateMany",
              "User",
              "{\"where\":%s,\"data\":{\"age\":%s}}".formatted(userWhere(1), value("age")));
      case 3 -> new Query("deleteMany", "Post", "{\"where\":" + postWhere(1) + "}");
      case 4 -> new Query("delete", "User", "{\"where\":{\"id\":" + (1 + number(14)) + "}}");
      case 5 -> {
        int one = next++;
        int other = next++;
        yield new Query(
            "createMany",
            "Category",
            "{\"data\":[{\"id\":%d,\"name\":\"n%d\"},{\"id\":%d,\"name\":\"c1\"}]%s}"
                .formatted(one, one, other, postgres ? ",\"skipDuplicates\":true" : ""));
      }
      case 6 ->
          new Query(
              "update",
              "Post",
              "{\"where\":{\"id\":%d},\"data\":{\"categories\":{\"%s\":[{\"id\":%d},{\"id\":%d}]},\"author\":%s}}"
                  .formatted(
                      1 + number(20),
                      any("connect", "disconnect", "set"),
                      1 + number(6),
                      1 + number(6),
                      any(
                          "{\"disconnect\":true}",
                          "{\"connect\":{\"id\":" + (1 + number(12)) + "}}")));
      default ->
          new Query(
              "update",
              "User",
              "{\"where\":{\"id\":%d},\"data\":%s%s}".formatted(1 + number(12), changes(), back));
    };
  }
}
