// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.sql;

import dev.crowfoot.model.Provider;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The key words and the usual functions of each database.
public final class SqlWords {
  private static final Set<String> SHARED =
      words(
          """
          ADD ALL ALTER ANALYZE AND AS ASC BEGIN BETWEEN BY CASCADE CASE CAST CHECK COLLATE COLUMN
          COMMIT CONFLICT CONSTRAINT CREATE CROSS CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP
          DEFAULT DEFERRABLE DELETE DESC DISTINCT DO DROP ELSE END ESCAPE EXCEPT EXISTS EXPLAIN
          FALSE FILTER FIRST FOLLOWING FOREIGN FROM FULL GENERATED GROUP HAVING IF IN INDEX INNER
          INSERT INTERSECT INTO IS JOIN KEY LAST LEFT LIKE LIMIT MATERIALIZED NATURAL NOT NOTHING
          NULL NULLS OFFSET ON OR ORDER OUTER OVER PARTITION PRECEDING PRIMARY RANGE RECURSIVE
          REFERENCES REINDEX RELEASE RENAME RESTRICT RETURNING RIGHT ROLLBACK ROW ROWS SAVEPOINT
          SELECT SET TABLE TEMPORARY THEN TO TRANSACTION TRIGGER TRUE UNBOUNDED UNION UNIQUE UPDATE
          USING VACUUM VALUES VIEW WHEN WHERE WINDOW WITH WITHOUT
          """);
  private static final Set<String> POSTGRES =
      words(
          """
          ANY ARRAY COMMENT CONCURRENTLY COPY CURRENT_USER DATABASE DOMAIN ENUM EXTENSION FETCH FOR
          FORMAT FUNCTION GRANT ILIKE INTERVAL LANGUAGE LATERAL MERGE NOWAIT ONLY OWNER POLICY
          PROCEDURE REFRESH REVOKE ROLE SCHEMA SEQUENCE SHARE SHOW SIMILAR SKIP LOCKED SOME
          TABLESPACE TRUNCATE TYPE USER VERBOSE
          """);
  private static final Set<String> SQLITE =
      words(
          "ABORT ATTACH AUTOINCREMENT DETACH FAIL GLOB IGNORE INDEXED PRAGMA REGEXP REPLACE ROWID STRICT");

  /// Those that no name may be without quotes.
  private static final Set<String> RESERVED =
      words(
          """
          ALL AND AS ASC CASE CAST CHECK COLLATE COLUMN CONSTRAINT CREATE DEFAULT DEFERRABLE DESC
          DISTINCT DO ELSE END EXCEPT EXISTS FALSE FOR FOREIGN FROM GRANT GROUP HAVING IN INDEX
          INITIALLY INNER INSERT INTERSECT INTO IS JOIN LEFT LIKE LIMIT NATURAL NOT NULL OFFSET ON
          OR ORDER OUTER PRIMARY REFERENCES RIGHT SELECT SET TABLE THEN TO TRUE UNION UNIQUE UPDATE
          USER USING VALUES WHEN WHERE WINDOW WITH ADD ALTER COMMIT DELETE DROP ESCAPE IF ISNULL
          NOTNULL ROLLBACK TRANSACTION ANALYSE ANALYZE ANY ARRAY BOTH CURRENT_DATE CURRENT_TIME
          CURRENT_TIMESTAMP CURRENT_USER FETCH LATERAL LEADING LOCALTIME ONLY PLACING RETURNING
          SESSION_USER SOME SYMMETRIC TRAILING VARIADIC
          """);

  private static final List<String> FUNCTIONS =
      List.of(
          "abs(number)",
          "avg(value)",
          "coalesce(value, …)",
          "count(*)",
          "dense_rank()",
          "first_value(value)",
          "lag(value, offset, default)",
          "last_value(value)",
          "lead(value, offset, default)",
          "length(text)",
          "lower(text)",
          "ltrim(text)",
          "max(value)",
          "min(value)",
          "nullif(value, other)",
          "rank()",
          "replace(text, from, to)",
          "round(number, digits)",
          "row_number()",
          "rtrim(text)",
          "substr(text, start, length)",
          "sum(value)",
          "trim(text)",
          "upper(text)");
  private static final List<String> FUNCTIONS_OF_POSTGRES =
      List.of(
          "age(moment)",
          "array_agg(value)",
          "array_length(array, dimension)",
          "bool_and(condition)",
          "bool_or(condition)",
          "ceil(number)",
          "concat(value, …)",
          "concat_ws(separator, value, …)",
          "current_setting(name)",
          "date_trunc(unit, moment)",
          "extract(unit FROM moment)",
          "floor(number)",
          "format(pattern, value, …)",
          "gen_random_uuid()",
          "generate_series(from, to, step)",
          "greatest(value, …)",
          "json_agg(value)",
          "json_build_object(key, value, …)",
          "jsonb_agg(value)",
          "jsonb_array_elements(json)",
          "jsonb_build_object(key, value, …)",
          "least(value, …)",
          "left(text, length)",
          "now()",
          "pg_size_pretty(bytes)",
          "pg_total_relation_size(table)",
          "position(part IN text)",
          "random()",
          "regexp_replace(text, pattern, to)",
          "right(text, length)",
          "split_part(text, separator, n)",
          "string_agg(text, separator)",
          "to_char(value, format)",
          "to_date(text, format)",
          "to_timestamp(seconds)",
          "unnest(array)");
  private static final List<String> FUNCTIONS_OF_SQLITE =
      List.of(
          "changes()",
          "char(code, …)",
          "date(moment, modifier)",
          "datetime(moment, modifier)",
          "group_concat(value, separator)",
          "hex(value)",
          "ifnull(value, other)",
          "iif(condition, then, else)",
          "instr(text, part)",
          "json(text)",
          "json_array(value, …)",
          "json_each(json)",
          "json_extract(json, path)",
          "json_group_array(value)",
          "json_object(key, value, …)",
          "julianday(moment)",
          "last_insert_rowid()",
          "printf(format, value, …)",
          "quote(value)",
          "random()",
          "strftime(format, moment)",
          "time(moment)",
          "total(value)",
          "typeof(value)",
          "unicode(text)",
          "unixepoch(moment)");

  private SqlWords() {}

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  /// The key words, in capitals.
  static List<String> keywords(Provider provider) {
    return Stream.concat(SHARED.stream(), own(provider).stream()).distinct().sorted().toList();
  }

  private static Set<String> own(Provider provider) {
    return provider == Provider.POSTGRESQL ? POSTGRES : SQLITE;
  }

  /// Whether a word is one that the language uses, in any case.
  public static boolean isKeyword(String word, Provider provider) {
    String capital = word.toUpperCase(Locale.ROOT);
    return SHARED.contains(capital) || own(provider).contains(capital);
  }

  static boolean isReserved(String word) {
    return RESERVED.contains(word.toUpperCase(Locale.ROOT));
  }

  /// The usual functions with what they are given, such as `lower(text)`.
  static List<String> functions(Provider provider) {
    return Stream.concat(
            FUNCTIONS.stream(),
            (provider == Provider.POSTGRESQL ? FUNCTIONS_OF_POSTGRES : FUNCTIONS_OF_SQLITE)
                .stream())
        .collect(Collectors.toList());
  }

  /// A name as it must be written, in quotes only where it needs them.
  public static String written(String name, Provider provider) {
    boolean plain =
        name.matches(
            provider == Provider.POSTGRESQL ? "[a-z_][a-z0-9_]*" : "[A-Za-z_][A-Za-z0-9_]*");
    return plain && !isReserved(name) ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
