// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.samples;

import java.util.List;
import java.util.Locale;

/// Between which numbers a field's name lets one expect its values.
///
/// @param most included
record SampleNumbers(double least, double most) {
  private static final SampleNumbers ANY = new SampleNumbers(1, 1_000);

  /// The first whose words the name ends with is meant.
  private record Rule(SampleNumbers range, List<String> endings) {
    static Rule of(double least, double most, String... endings) {
      return new Rule(new SampleNumbers(least, most), List.of(endings));
    }
  }

  private static final List<Rule> RULES =
      List.of(
          Rule.of(18, 90, "age"),
          Rule.of(1990, 2025, "year"),
          Rule.of(1, 12, "month"),
          Rule.of(0, 59, "minute", "second"),
          Rule.of(-90, 90, "latitude", "lat"),
          Rule.of(-180, 180, "longitude", "lng", "lon"),
          Rule.of(30_000, 120_000, "salary", "income"),
          Rule.of(1, 5, "rating", "stars", "level", "priority"),
          Rule.of(0, 100, "percent", "percentage", "discount", "rate", "progress", "score"),
          Rule.of(1, 20, "quantity", "qty", "seats", "rooms"),
          Rule.of(0, 500, "stock", "count", "views", "likes", "size", "length", "duration"),
          Rule.of(1, 500, "price", "amount", "cost", "total", "balance", "fee", "tax", "sum"),
          Rule.of(1, 100, "position", "order", "sort", "rank", "index", "no", "number"),
          Rule.of(1024, 49_151, "port"));

  static SampleNumbers of(String field) {
    String name = field.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return RULES.stream()
        .filter(rule -> rule.endings().stream().anyMatch(name::endsWith))
        .findFirst()
        .map(Rule::range)
        .orElse(ANY);
  }

  /// No larger than a type allows.
  SampleNumbers upTo(double limit) {
    return new SampleNumbers(Math.max(least, -limit), Math.min(most, limit));
  }
}
