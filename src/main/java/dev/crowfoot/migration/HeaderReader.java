// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads from a parsed changelog what it says about itself, and whether it is as [Changelog] writes
/// it.
final class HeaderReader {
  private static final Set<String> OF_CHANGE_SETS =
      Set.of(
          "id",
          "author",
          "dbms",
          "runInTransaction",
          "objectQuotingStrategy",
          "changes",
          "rollback");
  private static final Set<String> OF_SQL = Set.of("splitStatements", "sql");
  private static final Set<String> OF_SQLITE = Set.of("sqliteRebuildTable", "sqliteStatement");
  private static final Set<String> DATABASES = Set.of("postgresql", "sqlite");

  private final Set<String> words = new TreeSet<>();
  private final Set<String> authors = new TreeSet<>();
  private final Map<String, String> changeSets = new HashMap<>();
  private boolean everywhere;
  private Optional<String> follows = Optional.empty();
  private final List<String> backfills = new ArrayList<>();
  private final List<String> large = new ArrayList<>();
  private boolean plain = true;

  private HeaderReader() {}

  static Changelog.Header read(@Nullable Object document) {
    HeaderReader reader = new HeaderReader();
    if (document instanceof Map<?, ?> root
        && root.get("databaseChangeLog") instanceof List<?> entries) {
      reader.plain = root.size() == 1;
      entries.forEach(reader::entry);
    }
    return new Changelog.Header(
        reader.words,
        reader.everywhere,
        reader.authors,
        reader.follows,
        new Changelog.Terms(reader.backfills, reader.large),
        reader.plain ? reader.changeSets : Map.of());
  }

  private void entry(@Nullable Object entry) {
    if (!(entry instanceof Map<?, ?> map) || map.size() != 1) {
      plain = false;
    } else if (map.get("changeSet") instanceof Map<?, ?> changeSet) {
      changeSet(changeSet);
    } else if (map.get("property") instanceof Map<?, ?> property) {
      property(property);
    } else {
      plain &= map.containsKey("logicalFilePath");
      everywhere |= map.containsKey("include") || map.containsKey("includeAll");
    }
  }

  private void property(Map<?, ?> property) {
    String value = Unexpanded.unmasked(String.valueOf(property.get("value")));
    plain &= Boolean.FALSE.equals(property.get("global"));
    switch (String.valueOf(property.get("name"))) {
      case Changelog.FOLLOWS -> follows = Optional.of(value);
      case Changelog.BACKFILL -> backfills.add(value);
      case Changelog.LARGE -> large.add(value);
      default -> plain = false;
    }
  }

  private void changeSet(Map<?, ?> changeSet) {
    authors.add(String.valueOf(changeSet.get("author")));
    if (!(changeSet.get("dbms") instanceof String dbms)) {
      plain = false;
      everywhere = true;
      return;
    }
    words.addAll(List.of(dbms.strip().split("\\s*,\\s*")));
    plain &=
        DATABASES.contains(dbms)
            && OF_CHANGE_SETS.containsAll(changeSet.keySet())
            && arePlain(changeSet.get("changes"), dbms)
            && arePlain(changeSet.get("rollback"), dbms)
            && changeSets.put(String.valueOf(changeSet.get("id")), dbms) == null;
  }

  private static boolean arePlain(@Nullable Object changes, String dbms) {
    return changes instanceof List<?> list && list.stream().allMatch(c -> isPlain(c, dbms));
  }

  /// What reads no other file, does the same whatever comes before it, and is for that database.
  private static boolean isPlain(@Nullable Object change, String dbms) {
    return change instanceof Map<?, ?> map
        && map.size() == 1
        && (map.containsKey("empty")
            || (dbms.equals("sqlite") && map.keySet().stream().allMatch(OF_SQLITE::contains))
            || (map.get("sql") instanceof Map<?, ?> sql && OF_SQL.containsAll(sql.keySet())));
  }
}
