// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.PostgresServer;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Opens PostgreSQL databases and says why one does not open.
final class PostgresAccess {
  private static final String NO_SUCH_DATABASE = "3D000";
  private static final String DUPLICATE_DATABASE = "42P04";

  /// The database every server has, to make another one from.
  private static final String MAINTENANCE = "postgres";

  private PostgresAccess() {}

  /// @param way through what the server is reached; empty for straight there
  static Login open(PostgresServer url, boolean create, Optional<Route.Way> way) {
    Tls.checkFiles(url);
    Login login = login(url, way);
    try (Connection _ = login.connect()) {
      return login;
    } catch (SQLException e) {
      if (!create || !NO_SUCH_DATABASE.equals(e.getSQLState())) {
        throw failure(url, e);
      }
    }
    createDatabase(url, way);
    return login;
  }

  private static void createDatabase(PostgresServer url, Optional<Route.Way> way) {
    try (Connection connection = login(url.withDatabase(MAINTENANCE), way).connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + quoted(url.database()));
    } catch (SQLException e) {
      if (DUPLICATE_DATABASE.equals(e.getSQLState())) {
        return; // somebody else was quicker
      }
      throw new ConnectionFailure(
          "There is no database `%s` on `%s`, and it could not be made."
              .formatted(url.database(), url.address()),
          details(url, e),
          e);
    }
  }

  private static Login login(PostgresServer url, Optional<Route.Way> way) {
    Properties properties = new Properties();
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("ApplicationName", "Crowfoot");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("reWriteBatchedInserts", "true");
    properties.setProperty("readOnlyMode", "always"); // also outside transactions
    properties.setProperty("currentSchema", quoted(url.schema()));
    url.user().ifPresent(user -> properties.setProperty("user", user));
    url.password().ifPresent(password -> properties.setProperty("password", password));
    url.properties().forEach(properties::setProperty);
    Tls.keyAlgorithm(url).ifPresent(name -> properties.setProperty("pemKeyAlgorithm", name));
    way.ifPresent(w -> WaySockets.use(w, properties));
    String database = URLEncoder.encode(url.database(), StandardCharsets.UTF_8);
    return new Login("jdbc:postgresql://" + url.address() + "/" + database, properties);
  }

  static ConnectionFailure failure(PostgresServer url, SQLException e) {
    for (@Nullable Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof ConnectionFailure known) {
        return known; // the way there could not be opened
      }
    }
    return new ConnectionFailure(sentence(url, e), details(url, e), e);
  }

  private static String sentence(PostgresServer url, SQLException e) {
    String at = url.address();
    Optional<String> encryption = Tls.sentence(url, e);
    if (encryption.isPresent()) {
      return encryption.get();
    }
    if (cause(e, UnknownHostException.class)) {
      return "The host `%s` is not known. Correct it in the database URL.".formatted(url.host());
    }
    if (cause(e, SocketTimeoutException.class)) {
      return "`%s` does not answer in time. Check the host, and that no firewall is between."
          .formatted(at);
    }
    if (cause(e, ConnectException.class) || cause(e, NoRouteToHostException.class)) {
      return "No server answers at `%s`. Start PostgreSQL, or correct the host and port."
          .formatted(at);
    }
    String user = url.user().map(u -> "the user `" + u + "`").orElse("a user without a name");
    return switch (String.valueOf(e.getSQLState())) {
      case "28P01" ->
          "`%s` refuses the password of %s. Correct it in the database URL.".formatted(at, user);
      case "28000" ->
          "`%s` does not let %s in. Check the user name and the server's `pg_hba.conf`."
              .formatted(at, user);
      case "08004" ->
          "`%s` asks %s for a password, and the database URL has none.".formatted(at, user);
      case NO_SUCH_DATABASE ->
          "There is no database `%s` on `%s`. Apply a migration to make it, or correct the URL."
              .formatted(url.database(), at);
      case "42501" -> "%s may not do this on `%s`.".formatted(capital(user), at);
      case "53300" ->
          "`%s` has no connection left. Close other programs, or try again later.".formatted(at);
      case "57P03" -> "`%s` is just starting or stopping. Try again in a moment.".formatted(at);
      case "57P01" -> "`%s` closed the connection. Try again.".formatted(at);
      default -> "The connection to `%s` failed.".formatted(url.display());
    };
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static boolean cause(Throwable e, Class<? extends Throwable> type) {
    for (@Nullable Throwable t = e; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return true;
      }
    }
    return false;
  }

  private static String details(PostgresServer url, SQLException e) {
    List<String> secrets =
        Stream.concat(
                url.password().stream(),
                Optional.ofNullable(url.properties().get("sslpassword")).stream())
            .filter(p -> !p.isEmpty())
            .toList();
    String said = String.valueOf(e.getMessage());
    for (String secret : secrets) {
      said = said.replace(secret, "***");
    }
    return said;
  }

  private static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }
}
