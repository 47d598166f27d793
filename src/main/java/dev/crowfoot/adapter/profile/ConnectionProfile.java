// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.profile;

import dev.crowfoot.editor.Hue;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A connection as a project's people named it.
///
/// @param name unique in the project
/// @param url in Prisma's form without a password, or `env("NAME")` for a variable that holds the
///   whole of it. What TLS and the pool shall be is said there too (`sslmode`, `connection_limit`,
///   `connect_timeout`)
/// @param password where the password is
/// @param stage what the database is for
/// @param hue the colour by which it is told from the others
/// @param readOnly whether nothing is ever changed through it
/// @param queryTimeout how long one statement on rows may take, in whole seconds; empty for no
///   limit
/// @param idle how long a connection is kept that nobody uses, in whole seconds
/// @param ssh the machine through which the server is reached
public record ConnectionProfile(
    String name,
    String url,
    SecretPlace password,
    Stage stage,
    Hue hue,
    boolean readOnly,
    Optional<Duration> queryTimeout,
    Optional<Duration> idle,
    Optional<SshHop> ssh) {
  /// What the schema's own connection is called: it is always there and not written down.
  public static final String DEFAULT = "default";

  private static final Pattern ENV = Pattern.compile("env\\(\\s*[\"'](\\w+)[\"']\\s*\\)");

  /// A plain one: for development, without limits.
  public static ConnectionProfile of(String name, String url) {
    return new ConnectionProfile(
        name,
        url,
        SecretPlace.none(),
        Stage.DEVELOPMENT,
        Hue.GREY,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// The schema's own.
  ///
  /// @param stage what its database is for, which is written down by its place
  public static ConnectionProfile ofSchema(Stage stage) {
    return of(DEFAULT, "").withStage(stage);
  }

  /// Whether it is the schema's own.
  public boolean isDefault() {
    return name.equals(DEFAULT);
  }

  /// The variable that holds the whole URL, when one does.
  public Optional<String> variable() {
    Matcher matcher = ENV.matcher(url.strip());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  public ConnectionProfile withStage(Stage other) {
    return new ConnectionProfile(
        name, url, password, other, hue, readOnly, queryTimeout, idle, ssh);
  }

  public ConnectionProfile withPassword(SecretPlace other) {
    return new ConnectionProfile(name, url, other, stage, hue, readOnly, queryTimeout, idle, ssh);
  }

  public ConnectionProfile withHue(Hue other) {
    return new ConnectionProfile(
        name, url, password, stage, other, readOnly, queryTimeout, idle, ssh);
  }

  public ConnectionProfile withReadOnly(boolean is) {
    return new ConnectionProfile(name, url, password, stage, hue, is, queryTimeout, idle, ssh);
  }

  public ConnectionProfile withTimeouts(Optional<Duration> query, Optional<Duration> unused) {
    return new ConnectionProfile(name, url, password, stage, hue, readOnly, query, unused, ssh);
  }

  public ConnectionProfile withSsh(Optional<SshHop> hop) {
    return new ConnectionProfile(
        name, url, password, stage, hue, readOnly, queryTimeout, idle, hop);
  }
}
