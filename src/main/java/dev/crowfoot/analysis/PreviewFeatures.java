// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import java.util.Set;
import java.util.TreeSet;

/// The words that `previewFeatures = […]` of a generator knows, in any case. Prisma 6.19 and 7.10
/// have not quite the same; all of both are accepted.
public final class PreviewFeatures {
  private static final Set<String> ACTIVE =
      words(
          "nativeDistinct partialIndexes postgresqlExtensions relationJoins",
          "schemaEngineDriverAdapters shardKeys strictUndefinedChecks typedSql views",
          "fullTextSearchPostgres reactNative");

  private static final Set<String> DEPRECATED =
      words(
          "aggregateApi atomicNumberOperations clientExtensions cockroachdb connectOrCreate",
          "createMany dataProxy deno distinct driverAdapters extendedIndexes extendedWhereUnique",
          "fieldReference filterJson filteredRelationCount fullTextIndex fullTextSearch groupBy",
          "improvedQueryRaw interactiveTransactions jsonProtocol metrics microsoftSqlServer",
          "middlewares mongoDb multiSchema nApi namedConstraints nativeTypes omitApi",
          "orderByAggregateGroup orderByNulls orderByRelation prismaSchemaFolder queryCompiler",
          "referentialActions referentialIntegrity selectRelationCount tracing transactionApi",
          "uncheckedScalarInputs");

  private PreviewFeatures() {}

  /// Those that still do something, in alphabetical order.
  public static Set<String> active() {
    return ACTIVE;
  }

  static boolean isActive(String word) {
    return isIn(ACTIVE, word);
  }

  /// Whether the feature is no preview any more.
  static boolean isDeprecated(String word) {
    return isIn(DEPRECATED, word);
  }

  private static boolean isIn(Set<String> words, String word) {
    return words.stream().anyMatch(known -> known.equalsIgnoreCase(word));
  }

  private static Set<String> words(String... lines) {
    Set<String> words = new TreeSet<>();
    for (String line : lines) {
      words.addAll(Set.of(line.split(" ")));
    }
    return java.util.Collections.unmodifiableSet(words);
  }
}
