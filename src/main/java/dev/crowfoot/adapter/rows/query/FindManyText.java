// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import dev.crowfoot.adapter.rows.value.Json;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A query as somebody would write it in a program with Prisma's client.
///
/// ```js
/// prisma.user.findMany({ where: { email: { contains: "@" } }, orderBy: [{ name: "asc" }], take: 500 })
/// ```
public final class FindManyText {
  private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

  private FindManyText() {}

  public static String of(FindMany query) {
    String all = inner(query);
    String model =
        query.model().substring(0, 1).toLowerCase(Locale.ROOT) + query.model().substring(1);
    return "prisma." + model + ".findMany(" + (all.isEmpty() ? "" : "{ " + all + " }") + ")";
  }

  /// Which rows in which order, without how many: `{ where: …, orderBy: … }`.
  public static String arguments(FindMany query) {
    String all =
        Stream.of(where("where: ", query.where()), orderBy(query.orderBy()))
            .filter(argument -> !argument.isEmpty())
            .collect(Collectors.joining(",\n  "));
    return all.isEmpty() ? "{\n}" : "{\n  " + all + "\n}";
  }

  /// A condition: `{ name: "Ada" }`.
  public static String where(Filter filter) {
    return object(filter);
  }

  private static String inner(FindMany query) {
    Stream<String> arguments =
        Stream.of(
                where("where: ", query.where()),
                orderBy(query.orderBy()),
                number(
                    "skip",
                    query.skip() == 0 ? OptionalLong.empty() : OptionalLong.of(query.skip())),
                number("take", query.take()))
            .filter(argument -> !argument.isEmpty());
    return arguments.collect(Collectors.joining(", "));
  }

  private static String number(String name, OptionalLong value) {
    return value.isEmpty() ? "" : name + ": " + value.getAsLong();
  }

  private static String where(String name, Filter filter) {
    return filter.equals(Filter.EVERYTHING) ? "" : name + object(filter);
  }

  private static String orderBy(List<Order> orders) {
    if (orders.isEmpty()) {
      return "";
    }
    return orders.stream()
        .map(
            o -> {
              String sort = "\"" + o.direction().word() + "\"";
              return "{ "
                  + name(o.field())
                  + ": "
                  + o.nulls()
                      .map(n -> "{ sort: " + sort + ", nulls: \"" + n.word() + "\" }")
                      .orElse(sort)
                  + " }";
            })
        .collect(Collectors.joining(", ", "orderBy: [", "]"));
  }

  private static String object(Filter filter) {
    return switch (filter) {
      case Filter.All(List<Filter> filters) ->
          filters.size() == 1 ? object(filters.getFirst()) : "{ AND: " + list(filters) + " }";
      case Filter.Any(List<Filter> filters) -> "{ OR: " + list(filters) + " }";
      case Filter.Not(Filter inner) -> "{ NOT: " + object(inner) + " }";
      case Filter.Compare c ->
          c.comparison() == Filter.Comparison.EQUALS && !c.ignoreCase()
              ? "{ " + name(c.field()) + ": " + value(c.value()) + " }"
              : operator(c.field(), c.comparison().word(), value(c.value()), c.ignoreCase());
      case Filter.CompareField c ->
          operator(c.field(), c.comparison().word(), reference(c.other()), c.ignoreCase());
      case Filter.IsNull(String field, boolean negated) ->
          negated ? operator(field, "not", "null", false) : "{ " + name(field) + ": null }";
      case Filter.OneOf o ->
          operator(o.field(), o.negated() ? "notIn" : "in", value(o.values()), o.ignoreCase());
      case Filter.TextMatch t ->
          operator(t.field(), t.match().word(), value(t.text()), t.ignoreCase());
      case Filter.TextMatchField t ->
          operator(t.field(), t.match().word(), reference(t.other()), t.ignoreCase());
      case Filter.JsonMatch j ->
          "{ "
              + name(j.field())
              + ": { "
              + path(j.path())
              + j.test().word()
              + ": "
              + (j.test().word().startsWith("string") ? value(j.value()) : j.value())
              + " } }";
      case Filter.JsonNull n ->
          "{ "
              + name(n.field())
              + ": { "
              + path(n.path())
              + (n.negated() ? "not" : "equals")
              + ": Prisma."
              + n.kind().word()
              + " } }";
      case Filter.Tuples t ->
          t.values().stream()
              .map(values -> tuple(t.fields(), values))
              .collect(Collectors.joining(", ", "{ OR: [", "] }"));
      case Filter.ListHas h ->
          operator(
              h.field(),
              h.match() == Filter.ListMatch.EVERY ? "hasEvery" : "hasSome",
              value(h.values()),
              false);
      case Filter.ListIsEmpty(String field, boolean empty) ->
          operator(field, "isEmpty", String.valueOf(empty), false);
      case Filter.Related(String field, Filter.Quantifier quantifier, Filter inner) ->
          operator(field, quantifier.name().toLowerCase(Locale.ROOT), object(inner), false);
    };
  }

  /// Another field of the model, as Prisma's client names it.
  private static String reference(String field) {
    return "fields." + field;
  }

  private static String path(List<String> path) {
    return path.isEmpty() ? "" : "path: " + value(path) + ", ";
  }

  private static String tuple(List<String> fields, List<Object> values) {
    return IntStream.range(0, fields.size())
        .mapToObj(i -> name(fields.get(i)) + ": " + value(values.get(i)))
        .collect(Collectors.joining(", ", "{ ", " }"));
  }

  private static String list(List<Filter> filters) {
    return filters.stream().map(FindManyText::object).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String operator(String field, String word, String value, boolean ignoreCase) {
    String mode = ignoreCase ? ", mode: \"insensitive\"" : "";
    return "{ " + name(field) + ": { " + word + ": " + value + mode + " } }";
  }

  private static String name(String field) {
    return NAME.matcher(field).matches() ? field : Json.of(field).toString();
  }

  private static String value(@Nullable Object value) {
    return value instanceof Long number ? number + "n" : Json.of(value).toString();
  }
}
