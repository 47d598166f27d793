// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import java.util.List;

/// Which rows are meant: a `where` with its names and values checked. Values are of their field's
/// Java type.
public sealed interface Filter {
  /// Every row.
  Filter EVERYTHING = new All(List.of());

  /// `AND`: each of them holds; none at all holds for every row.
  record All(List<Filter> filters) implements Filter {
    public All {
      filters = List.copyOf(filters);
    }
  }

  /// One filter and another.
  static Filter both(Filter one, Filter other) {
    return other.equals(EVERYTHING) ? one : new All(List.of(one, other));
  }

  /// `OR`: at least one of them holds; none at all holds for no row.
  record Any(List<Filter> filters) implements Filter {
    public Any {
      filters = List.copyOf(filters);
    }
  }

  /// `NOT`
  record Not(Filter filter) implements Filter {}

  /// `equals`, `not`, `lt`, `lte`, `gt`, `gte`. As in SQL, a row without a value is on neither
  /// side.
  ///
  /// @param ignoreCase `mode: "insensitive"`
  record Compare(String field, Comparison comparison, Object value, boolean ignoreCase)
      implements Filter {}

  /// The same against another field of the row.
  record CompareField(String field, Comparison comparison, String other, boolean ignoreCase)
      implements Filter {}

  /// `equals: null`, or with `negated` `not: null`.
  record IsNull(String field, boolean negated) implements Filter {}

  /// `in`, `notIn`
  record OneOf(String field, List<Object> values, boolean negated, boolean ignoreCase)
      implements Filter {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /// `contains`, `startsWith`, `endsWith`. The text is text: `%` and `_` stand for themselves.
  record TextMatch(String field, Match match, String text, boolean ignoreCase) implements Filter {}

  /// The same with the text in another field of the row.
  record TextMatchField(String field, Match match, String other, boolean ignoreCase)
      implements Filter {}

  /// On a `Json` field, or on the value that lies at a path in it.
  ///
  /// @param path names and places in lists; none: the whole value
  /// @param value JSON text; for `string_…` the text itself
  record JsonMatch(String field, List<String> path, JsonTest test, String value, boolean ignoreCase)
      implements Filter {
    public JsonMatch {
      path = List.copyOf(path);
    }
  }

  /// On a `Json` field: whether there is no value, or the value `null`.
  record JsonNull(String field, List<String> path, NullKind kind, boolean negated)
      implements Filter {
    public JsonNull {
      path = List.copyOf(path);
    }
  }

  /// One of several fields' values together, as pairs (`a = 1 AND b = 2`) of any number.
  record Tuples(List<String> fields, List<List<Object>> values) implements Filter {
    public Tuples {
      fields = List.copyOf(fields);
      values = List.copyOf(values);
    }
  }

  /// `has`, `hasEvery`, `hasSome` on a list field (PostgreSQL).
  record ListHas(String field, ListMatch match, List<Object> values) implements Filter {
    public ListHas {
      values = List.copyOf(values);
    }
  }

  /// `isEmpty` on a list field (PostgreSQL).
  record ListIsEmpty(String field, boolean empty) implements Filter {}

  /// `some`, `every`, `none`, `is`, `isNot`: about the rows at the other end of a relation.
  record Related(String field, Quantifier quantifier, Filter filter) implements Filter {}

  /// What [Compare] compares with.
  enum Comparison {
    EQUALS("equals"),
    NOT("not"),
    LESS("lt"),
    AT_MOST("lte"),
    GREATER("gt"),
    AT_LEAST("gte");

    private final String word;

    Comparison(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /// Where [TextMatch] looks.
  enum Match {
    CONTAINS("contains"),
    STARTS_WITH("startsWith"),
    ENDS_WITH("endsWith");

    private final String word;

    Match(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /// What [JsonMatch] asks of a value in JSON.
  enum JsonTest {
    EQUALS("equals"),
    NOT("not"),
    LESS("lt"),
    AT_MOST("lte"),
    GREATER("gt"),
    AT_LEAST("gte"),
    STRING_CONTAINS("string_contains"),
    STRING_STARTS_WITH("string_starts_with"),
    STRING_ENDS_WITH("string_ends_with"),
    ARRAY_CONTAINS("array_contains"),
    ARRAY_STARTS_WITH("array_starts_with"),
    ARRAY_ENDS_WITH("array_ends_with");

    private final String word;

    JsonTest(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /// What a null of a `Json` field is: none in the database, the JSON value, or either.
  enum NullKind {
    DATABASE("DbNull"),
    JSON("JsonNull"),
    ANY("AnyNull");

    private final String word;

    NullKind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /// How many of the values a list must hold.
  enum ListMatch {
    EVERY,
    SOME
  }

  /// How many related rows must match. `is: null` is [#NONE] of everything.
  enum Quantifier {
    SOME,
    EVERY,
    NONE
  }
}
