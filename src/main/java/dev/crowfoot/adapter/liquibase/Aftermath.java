// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a PostgreSQL server tells after it refused a statement: who was in the way, and what is
/// left behind.
final class Aftermath {
  private static final String NAME = "(\"(?:[^\"]|\"\")+\"(?:\\.\"(?:[^\"]|\"\")+\")?)";

  /// What a statement of a plan locks is named behind one of these words.
  private static final Pattern LOCKED =
      Pattern.compile("\\b(?:TABLE|INDEX|ON|REFERENCES|UPDATE|FROM|INTO) (?:IF EXISTS )?" + NAME);

  private static final Pattern BUILT = Pattern.compile("INDEX CONCURRENTLY IF NOT EXISTS " + NAME);

  private static final String HOLDER =
      """
      WITH wanted AS (
        SELECT DISTINCT coalesce(x.indrelid, r.oid) AS oid
        FROM unnest(?::text[]) n(name)
        CROSS JOIN LATERAL (SELECT to_regclass(n.name)::oid AS oid) r
        LEFT JOIN pg_index x ON x.indexrelid = r.oid
        WHERE r.oid IS NOT NULL)
      SELECT c.relname, a.pid, coalesce(a.usename, ''), coalesce(a.application_name, ''),
        coalesce(a.state, ''), date_trunc('second', a.xact_start)::text
      FROM wanted w
      JOIN pg_class c ON c.oid = w.oid
      JOIN pg_locks l ON l.relation = w.oid AND l.granted
      JOIN pg_database d ON d.oid = l.database AND d.datname = current_database()
      JOIN pg_stat_activity a ON a.pid = l.pid
      WHERE a.pid <> pg_backend_pid()
      ORDER BY a.xact_start NULLS LAST LIMIT 1
      """;

  private static final String MAY =
      "SELECT has_schema_privilege(n.oid, 'USAGE') AND has_schema_privilege(n.oid, 'CREATE'),"
          + " current_user, quote_ident(n.nspname), quote_ident(current_user)"
          + " FROM pg_namespace n WHERE n.nspname = ?";

  private static final String INVALID =
      "SELECT c.relname FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid"
          + " WHERE NOT x.indisvalid AND c.relname = ?";

  private Aftermath() {}

  /// Whose lock a statement waited for, in a sentence; empty when that is known no more.
  static Optional<String> holder(Database database, Optional<String> statement) {
    String[] names =
        statement.stream()
            .flatMap(sql -> LOCKED.matcher(sql).results().map((MatchResult r) -> r.group(1)))
            .distinct()
            .toArray(String[]::new);
    if (names.length == 0 || !(database.url() instanceof PostgresServer)) {
      return Optional.empty();
    }
    try (Connection connection = database.connection();
        PreparedStatement query = connection.prepareStatement(HOLDER)) {
      query.setArray(1, connection.createArrayOf("text", names));
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? Optional.of(holder(rows)) : Optional.empty();
      }
    } catch (SQLException | ConnectionFailure _) {
      return Optional.empty();
    }
  }

  /// That the user may not make tables where they belong, as is so for others than the owner since
  /// PostgreSQL 15; empty when it may.
  static Optional<String> forbidden(Database database) {
    if (!(database.url() instanceof PostgresServer url)) {
      return Optional.empty();
    }
    try (Connection connection = database.connection();
        PreparedStatement query = connection.prepareStatement(MAY)) {
      query.setString(1, url.schema());
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() && !rows.getBoolean(1)
            ? Optional.of(
                ("The user `%s` may not make tables in the schema `%s`. Its owner can allow it:"
                        + " `GRANT USAGE, CREATE ON SCHEMA %s TO %s`.")
                    .formatted(
                        rows.getString(2), url.schema(), rows.getString(3), rows.getString(4)))
            : Optional.empty();
      }
    } catch (SQLException | ConnectionFailure _) {
      return Optional.empty();
    }
  }

  private static String holder(ResultSet rows) throws SQLException {
    String application = rows.getString(4);
    return ("`%s` is in use: the server's process %d (user `%s`%s, %s) holds a lock on it since %s. Let"
            + " it end, or end it with `SELECT pg_terminate_backend(%d)`, and apply again.")
        .formatted(
            rows.getString(1),
            rows.getInt(2),
            rows.getString(3),
            application.isEmpty() ? "" : ", application `" + application + "`",
            rows.getString(5),
            rows.getString(6),
            rows.getInt(2));
  }

  /// The index that a statement began beside the writes and did not end, in a sentence.
  static Optional<String> invalidIndex(Database database, Optional<String> statement) {
    Optional<String> name =
        statement
            .map(BUILT::matcher)
            .filter(Matcher::find)
            .map(m -> m.group(1).replaceAll("^\"|\"$", "").replace("\"\"", "\""));
    if (name.isEmpty() || !(database.url() instanceof PostgresServer)) {
      return Optional.empty();
    }
    try (Connection connection = database.connection();
        PreparedStatement query = connection.prepareStatement(INVALID)) {
      query.setString(1, name.get());
      try (ResultSet rows = query.executeQuery()) {
        return rows.next()
            ? Optional.of(
                ("The index `%s` is left behind INVALID: no query uses it. Put right what kept it"
                        + " from being built and apply again, which drops it first; or drop it"
                        + " yourself: `DROP INDEX CONCURRENTLY \"%s\"`.")
                    .formatted(name.get(), name.get()))
            : Optional.empty();
      }
    } catch (SQLException | ConnectionFailure _) {
      return Optional.empty();
    }
  }
}
