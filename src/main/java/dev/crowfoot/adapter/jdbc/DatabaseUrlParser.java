// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.PostgresServer;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.SqliteFile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads database URLs by hand: they are not quite URIs, and what is wrong with one must be said
/// without repeating it, because it may hold a password.
final class DatabaseUrlParser {
  private static final String EXPECTED =
      "Write `file:./dev.db` for a SQLite file, or"
          + " `postgresql://user:password@host:5432/database` for PostgreSQL.";

  /// What a URL may set, by Prisma's and the driver's names, and what the driver calls it. Nothing
  /// else is passed on: the driver has settings that load classes.
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("ssl", "ssl"),
          Map.entry("application_name", "ApplicationName"),
          Map.entry("ApplicationName", "ApplicationName"),
          Map.entry("connect_timeout", "connectTimeout"),
          Map.entry("connectTimeout", "connectTimeout"),
          Map.entry("socket_timeout", "socketTimeout"),
          Map.entry("socketTimeout", "socketTimeout"),
          Map.entry("options", "options"));

  private DatabaseUrlParser() {}

  static DatabaseUrl parse(String text, Path folder) {
    String url = text.strip();
    boolean jdbc = url.regionMatches(true, 0, "jdbc:", 0, 5);
    if (jdbc) {
      url = url.substring(5);
    }
    if (url.isEmpty()) {
      throw new ConnectionFailure("The database URL is empty. " + EXPECTED);
    }
    int colon = url.indexOf(':');
    String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = url.substring(colon + 1);
    return switch (scheme) {
      case "file", "sqlite" -> sqlite(rest, folder);
      case "postgresql", "postgres" -> postgres(rest, jdbc, folder);
      case "mysql", "mariadb", "sqlserver", "mongodb", "mongodb+srv", "cockroachdb", "oracle" ->
          throw new ConnectionFailure(
              "Crowfoot connects to SQLite and PostgreSQL, not to `%s`. %s"
                  .formatted(scheme, EXPECTED));
      case "prisma", "prisma+postgres" ->
          throw new ConnectionFailure(
              "`%s:` is the address of a proxy, not of a database. Give the database's own URL. %s"
                  .formatted(scheme, EXPECTED));
      default ->
          throw new ConnectionFailure(
              "The database URL does not begin with `file:`, `sqlite:` or `postgresql:`. "
                  + EXPECTED);
    };
  }

  private static SqliteFile sqlite(String rest, Path folder) {
    String path = rest;
    if (path.startsWith("//")) {
      path = path.substring(2);
    }
    int question = path.indexOf('?');
    if (question >= 0) {
      path = path.substring(0, question);
    }
    path = decode(path, "the file name");
    if (path.isEmpty()) {
      throw new ConnectionFailure("The database URL names no file. Write `file:./dev.db`.");
    }
    if (path.equals(":memory:") || path.startsWith(":memory:")) {
      throw new ConnectionFailure(
          "A database in memory would be gone at once. Name a file, as in `file:./dev.db`.");
    }
    try {
      return new SqliteFile(folder.toAbsolutePath().resolve(path).normalize());
    } catch (InvalidPathException e) {
      throw new ConnectionFailure(
          "The database URL's file name cannot exist on this system.", e.getReason(), e);
    }
  }

  private static PostgresServer postgres(String rest, boolean jdbc, Path folder) {
    String authority = "";
    String tail = rest;
    if (rest.startsWith("//")) {
      int end = firstOf(rest, 2, "/?");
      authority = rest.substring(2, end);
      tail = rest.substring(end);
    }
    int question = tail.indexOf('?');
    String path = question < 0 ? tail : tail.substring(0, question);
    Map<String, String> query = query(question < 0 ? "" : tail.substring(question + 1));

    int at = authority.lastIndexOf('@');
    Optional<String> user = Optional.empty();
    Optional<String> password = Optional.empty();
    if (at >= 0) {
      String info = authority.substring(0, at);
      int colon = info.indexOf(':');
      user = Optional.of(decode(colon < 0 ? info : info.substring(0, colon), "the user name"));
      if (colon >= 0) {
        password = Optional.of(decode(info.substring(colon + 1), "the password"));
      }
    }
    if (jdbc) {
      user = Optional.ofNullable(query.get("user")).or(keep(user));
      password = Optional.ofNullable(query.get("password")).or(keep(password));
    }
    if (path.indexOf('@') >= 0 || path.indexOf('/', 1) >= 0) {
      throw new ConnectionFailure(
          "The database URL has `@` or `/` where the database is named. If they belong to the"
              + " password, write them as `%40` and `%2F`; the same in the name of a database.");
    }
    Address address = address(authority.substring(at + 1));
    String database = decode(path.startsWith("/") ? path.substring(1) : path, "the database name");
    if (database.isEmpty()) {
      throw new ConnectionFailure(
          "The database URL names no database. Write it after the host:"
              + " `postgresql://user:password@host:5432/database`.");
    }
    if (query.containsKey("host")) {
      throw new ConnectionFailure(
          "The database URL asks for a Unix socket, which the Java driver cannot use."
              + " Give the host and port instead.");
    }
    String schema =
        Optional.ofNullable(query.get("schema"))
            .or(() -> Optional.ofNullable(query.get("currentSchema")))
            .filter(s -> !s.isBlank())
            .orElse(PostgresServer.DEFAULT_SCHEMA);
    return new PostgresServer(
        address.host,
        address.port,
        database,
        user.filter(u -> !u.isEmpty()),
        password,
        schema,
        Optional.ofNullable(query.get("connection_limit"))
            .map(n -> number(n, "connection_limit", 1, 1000)),
        properties(query, folder));
  }

  private static Supplier<Optional<String>> keep(Optional<String> value) {
    return () -> value;
  }

  private static Map<String, String> properties(Map<String, String> query, Path folder) {
    Map<String, String> properties = new HashMap<>(Tls.properties(query, folder));
    query.forEach(
        (name, value) -> {
          String driverName = SETTINGS.get(name);
          if (driverName != null && !value.isEmpty()) {
            properties.put(driverName, value);
          }
        });
    if ("true".equals(query.get("pgbouncer"))) {
      properties.put("prepareThreshold", "0");
    }
    return properties;
  }

  private record Address(String host, int port) {}

  private static Address address(String text) {
    String host = text;
    String port = "";
    int close = text.startsWith("[") ? text.indexOf(']') : -1;
    int colon = text.indexOf(':', Math.max(close, 0));
    if (colon >= 0) {
      host = text.substring(0, colon);
      port = text.substring(colon + 1);
    }
    if (close >= 0) {
      host = text.substring(1, close);
    }
    host = decode(host, "the host");
    if (host.contains(",")) {
      throw new ConnectionFailure(
          "The database URL names several hosts. Give the one to connect to.");
    }
    return new Address(
        host.isEmpty() ? "localhost" : host,
        port.isEmpty() ? PostgresServer.DEFAULT_PORT : number(port, "port", 1, 65535));
  }

  private static int number(String text, String what, int low, int high) {
    try {
      int value = Integer.parseInt(text);
      if (low <= value && value <= high) {
        return value;
      }
    } catch (NumberFormatException _) {
      // said below, without repeating the text: it may be half a password
    }
    throw new ConnectionFailure(
        ("The %s in the database URL is not a number from %d to %d. If the password holds `/`, `:`,"
                + " `@` or `?`, write them as `%%2F`, `%%3A`, `%%40` and `%%3F`.")
            .formatted(what, low, high));
  }

  private static Map<String, String> query(String text) {
    Map<String, String> result = new LinkedHashMap<>();
    for (String part : text.split("&")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        String name = part.substring(0, equals);
        result.put(name, decode(part.substring(equals + 1), "`" + name + "`"));
      }
    }
    return result;
  }

  private static int firstOf(String text, int from, String characters) {
    for (int i = from; i < text.length(); i++) {
      if (characters.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }

  private static String decode(String text, String what) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '%') {
        out.write(bytes[i]);
        continue;
      }
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        throw new ConnectionFailure(
            ("In the database URL, a `%%` in %s is not followed by two hexadecimal digits."
                    + " Write a plain `%%` as `%%25`.")
                .formatted(what));
      }
      out.write(high * 16 + low);
      i += 2;
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
