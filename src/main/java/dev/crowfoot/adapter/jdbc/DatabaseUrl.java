// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.model.Provider;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where a database is. Printing one never shows its password.
public sealed interface DatabaseUrl {
  /// Reads Prisma's forms (`file:./dev.db`, `postgresql://ada:secret@host:5432/shop?schema=public`)
  /// and JDBC's (`jdbc:sqlite:dev.db`, `jdbc:postgresql://host/shop?user=ada`).
  ///
  /// @param folder what a relative file is relative to: the schema's folder
  /// @throws ConnectionFailure when it is none of them; says which part is wrong
  static DatabaseUrl parse(String text, Path folder) {
    return DatabaseUrlParser.parse(text, folder);
  }

  Provider provider();

  /// The URL in Prisma's form without the password, for people.
  String display();

  /// What the database itself is called: a file's name, or that of a database on a server.
  String databaseName();

  /// A SQLite file.
  ///
  /// @param file absolute and normalised
  record SqliteFile(Path file) implements DatabaseUrl {
    @Override
    public Provider provider() {
      return Provider.SQLITE;
    }

    @Override
    public String display() {
      return "file:" + file;
    }

    @Override
    public String databaseName() {
      return String.valueOf(file.getFileName());
    }

    @Override
    public String toString() {
      return display();
    }
  }

  /// A database on a PostgreSQL server.
  ///
  /// @param schema the schema that unqualified names lie in
  /// @param connectionLimit how many connections to hold at most, when the URL says so
  /// @param properties further settings, by the names of the JDBC driver
  record PostgresServer(
      String host,
      int port,
      String database,
      Optional<String> user,
      Optional<String> password,
      String schema,
      Optional<Integer> connectionLimit,
      Map<String, String> properties)
      implements DatabaseUrl {
    public static final int DEFAULT_PORT = 5432;
    public static final String DEFAULT_SCHEMA = "public";

    public PostgresServer {
      properties = Map.copyOf(properties);
    }

    @Override
    public Provider provider() {
      return Provider.POSTGRESQL;
    }

    /// Host and port, for people.
    public String address() {
      return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /// The same server and user, another database.
    public PostgresServer withDatabase(String other) {
      return new PostgresServer(
          host, port, other, user, password, schema, connectionLimit, properties);
    }

    /// The same with another password.
    public PostgresServer withPassword(String other) {
      return new PostgresServer(
          host, port, database, user, Optional.of(other), schema, connectionLimit, properties);
    }

    @Override
    public String databaseName() {
      return database;
    }

    @Override
    public String display() {
      return "postgresql://"
          + user.map(u -> u + "@").orElse("")
          + address()
          + "/"
          + database
          + (schema.equals(DEFAULT_SCHEMA) ? "" : "?schema=" + schema);
    }

    @Override
    public String toString() {
      return display();
    }
  }
}
