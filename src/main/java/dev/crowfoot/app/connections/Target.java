// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.connections;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseSettings;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.PostgresServer;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.SqliteFile;
import dev.crowfoot.adapter.jdbc.Route;
import dev.crowfoot.adapter.profile.ConnectionProfile;
import dev.crowfoot.adapter.profile.SshHop;
import dev.crowfoot.adapter.profile.Stage;
import dev.crowfoot.adapter.ssh.SshRoute;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;

/// A connection whose database is known, and which can be opened.
///
/// @param profile the connection
/// @param url where its database is, without the password if that has yet to be found
/// @param secrets where the password is found when it is opened
public record Target(ConnectionProfile profile, DatabaseUrl url, Secrets secrets) {
  private static final String WRONG_PASSWORD = "28P01";

  public boolean isProduction() {
    return profile.stage() == Stage.PRODUCTION;
  }

  /// Whether there is nothing to open yet: a SQLite file that the first migration will make.
  public boolean isAbsent() {
    return url instanceof SqliteFile file && !Files.exists(file.file());
  }

  /// Why nothing may be changed through it, in a sentence; empty when changes are allowed.
  ///
  /// @param unlocked whether somebody typed the database's name, if it is in production
  public Optional<String> whyReadOnly(boolean unlocked) {
    if (profile.readOnly()) {
      return Optional.of(
          "The connection `%s` is read-only. Allow changes in its settings, or choose another one."
              .formatted(profile.name()));
    }
    return isProduction() && !unlocked ? Optional.of(locked(url)) : Optional.empty();
  }

  /// That a database in production is locked, and how to unlock it.
  public static String locked(DatabaseUrl url) {
    String name = url.databaseName();
    return "`%s` is in production and read-only until its name is typed. Unlock it beside its name in the window, or with `--unlock %s`."
        .formatted(name, name);
  }

  /// Opens a database that exists.
  ///
  /// @param unlocked whether somebody typed the database's name, if it is in production
  /// @throws ConnectionFailure when it does not, or will not let us in; says why in one sentence
  public Database open(boolean unlocked) {
    return with(found -> Database.open(found, settings(unlocked)));
  }

  /// Opens a database; one that does not exist is made, empty, if it may be changed.
  ///
  /// @param unlocked whether somebody typed the database's name, if it is in production
  /// @throws ConnectionFailure when it cannot be opened; says why in one sentence
  public Database openOrCreate(boolean unlocked) {
    return with(found -> Database.openOrCreate(found, settings(unlocked)));
  }

  private DatabaseSettings settings(boolean unlocked) {
    return new DatabaseSettings(
        whyReadOnly(unlocked),
        profile.queryTimeout(),
        profile.idle(),
        profile.ssh().map(this::route));
  }

  private Route route(SshHop hop) {
    String account = "ssh://" + hop.display();
    return new SshRoute(
        hop,
        new SshRoute.Answers() {
          @Override
          public Optional<String> secret(String question) {
            return secrets.find(hop.secret(), account, question);
          }

          @Override
          public void refused() {
            secrets.forget(hop.secret(), account);
          }

          @Override
          public boolean trusts(String question) {
            return secrets.inquirer().agrees(question);
          }
        });
  }

  private Database with(Function<DatabaseUrl, Database> opening) {
    if (!(url instanceof PostgresServer server)) {
      return opening.apply(url);
    }
    String account = account(server);
    Optional<String> password =
        secrets.find(
            profile.password(),
            account,
            "Password of %s on %s".formatted(server.user().orElse("the user"), server.address()));
    try {
      return opening.apply(password.<DatabaseUrl>map(server::withPassword).orElse(server));
    } catch (ConnectionFailure e) {
      if (e.getCause() instanceof SQLException said && WRONG_PASSWORD.equals(said.getSQLState())) {
        secrets.forget(profile.password(), account);
      }
      throw e;
    }
  }

  /// By what the keyring knows the password of a server's user.
  static String account(PostgresServer server) {
    return "postgresql://"
        + server.user().map(user -> user + "@").orElse("")
        + server.address()
        + "/"
        + server.database();
  }
}
