// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.connection;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.jdbc.UrlText;
import dev.crowfoot.adapter.profile.ConnectionProfile;
import dev.crowfoot.adapter.profile.SecretPlace;
import dev.crowfoot.adapter.profile.SshHop;
import dev.crowfoot.adapter.profile.Stage;
import dev.crowfoot.editor.Hue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A connection while it is filled in. What TLS and the pool shall be is part of its URL, and has
/// fields of its own here.
final class ProfileDraft {
  /// Where a password can be kept, in the order in which it is offered.
  enum Place {
    NONE("No password"),
    KEYRING("In the system's keyring"),
    VARIABLE("In a variable of .env"),
    ASKED("Asked for each time");

    private final String words;

    Place(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /// What `sslmode` can be; the empty one leaves it to the server.
  static final List<String> MODES =
      List.of("", "disable", "prefer", "require", "verify-ca", "verify-full");

  final StringProperty name = new SimpleStringProperty("");
  final StringProperty url = new SimpleStringProperty("");
  final ObjectProperty<Place> place = new SimpleObjectProperty<>(Place.NONE);
  final StringProperty variable = new SimpleStringProperty("");
  final StringProperty password = new SimpleStringProperty("");
  final ObjectProperty<Stage> stage = new SimpleObjectProperty<>(Stage.DEVELOPMENT);
  final ObjectProperty<Hue> hue = new SimpleObjectProperty<>(Hue.BLUE);
  final BooleanProperty readOnly = new SimpleBooleanProperty(false);
  final StringProperty mode = new SimpleStringProperty("");
  final StringProperty rootCertificate = new SimpleStringProperty("");
  final StringProperty certificate = new SimpleStringProperty("");
  final StringProperty key = new SimpleStringProperty("");
  final StringProperty sshHost = new SimpleStringProperty("");
  final StringProperty sshPort = new SimpleStringProperty("");
  final StringProperty sshUser = new SimpleStringProperty("");
  final StringProperty sshKey = new SimpleStringProperty("");
  final ObjectProperty<Place> sshPlace = new SimpleObjectProperty<>(Place.NONE);
  final StringProperty limit = new SimpleStringProperty("");
  final StringProperty connectTimeout = new SimpleStringProperty("");
  final StringProperty queryTimeout = new SimpleStringProperty("");
  final StringProperty idle = new SimpleStringProperty("");
  private final Optional<ConnectionProfile> before;

  /// @param before what is changed; empty for a new one
  ProfileDraft(Optional<ConnectionProfile> before) {
    this.before = before;
    before.ifPresent(this::read);
  }

  private void read(ConnectionProfile profile) {
    name.set(profile.name());
    UrlText text = UrlText.of(profile.url());
    mode.set(text.setting("sslmode").orElse(""));
    rootCertificate.set(text.setting("sslrootcert").orElse(""));
    certificate.set(text.setting("sslcert").orElse(""));
    key.set(text.setting("sslkey").orElse(""));
    limit.set(text.setting("connection_limit").orElse(""));
    connectTimeout.set(text.setting("connect_timeout").orElse(""));
    UrlText plain = text;
    for (String setting :
        List.of(
            "sslmode", "sslrootcert", "sslcert", "sslkey", "connection_limit", "connect_timeout")) {
      plain = plain.withSetting(setting, "");
    }
    url.set(plain.open());
    place.set(placeOf(profile.password()));
    if (profile.password() instanceof SecretPlace.Variable(String named)) {
      variable.set(named);
    }
    stage.set(profile.stage());
    hue.set(profile.hue());
    readOnly.set(profile.readOnly());
    queryTimeout.set(profile.queryTimeout().map(t -> "" + t.toSeconds()).orElse(""));
    idle.set(profile.idle().map(t -> "" + t.toSeconds()).orElse(""));
    profile
        .ssh()
        .ifPresent(
            hop -> {
              sshHost.set(hop.host());
              sshPort.set(hop.port() == SshHop.USUAL_PORT ? "" : "" + hop.port());
              sshUser.set(hop.user().orElse(""));
              sshKey.set(hop.key().orElse(""));
              sshPlace.set(placeOf(hop.secret()));
            });
  }

  private static Place placeOf(SecretPlace secret) {
    return switch (secret) {
      case SecretPlace.None _ -> Place.NONE;
      case SecretPlace.Keyring _ -> Place.KEYRING;
      case SecretPlace.Variable _ -> Place.VARIABLE;
      case SecretPlace.Asked _ -> Place.ASKED;
    };
  }

  /// What it is called now; empty for a new one.
  Optional<String> before() {
    return before.map(ConnectionProfile::name);
  }

  /// The connection as it is filled in. A password that was typed is in its URL.
  ///
  /// @throws ArgumentFailure when a field holds what it cannot
  ConnectionProfile profile() {
    UrlText text = UrlText.of(url.get());
    Optional<String> typed =
        Optional.of(password.get()).filter(p -> !p.isEmpty()).or(text::password);
    text = text.withSetting("sslmode", mode.get());
    text = text.withSetting("sslrootcert", rootCertificate.get().strip());
    text = text.withSetting("sslcert", certificate.get().strip());
    text = text.withSetting("sslkey", key.get().strip());
    text = text.withSetting("connection_limit", number(limit, "connections"));
    text = text.withSetting("connect_timeout", number(connectTimeout, "seconds to connect"));
    String whole = typed.map(text::with).orElse(text.open());
    return ConnectionProfile.of(name.get().strip(), whole)
        .withPassword(secret(place.get(), variable.get()))
        .withStage(stage.get())
        .withHue(hue.get())
        .withReadOnly(readOnly.get())
        .withTimeouts(
            seconds(queryTimeout, "seconds for a query"), seconds(idle, "seconds without use"))
        .withSsh(hop());
  }

  private Optional<SshHop> hop() {
    if (sshHost.get().isBlank()) {
      return Optional.empty();
    }
    String port = number(sshPort, "port of the tunnel");
    Optional<SshHop> kept = before.flatMap(ConnectionProfile::ssh);
    return Optional.of(
        new SshHop(
            sshHost.get().strip(),
            port.isEmpty() ? SshHop.USUAL_PORT : Integer.parseInt(port),
            text(sshUser),
            text(sshKey),
            // a variable is written into the file by hand, and stays
            sshPlace.get() == Place.VARIABLE
                ? kept.map(SshHop::secret).orElseGet(SecretPlace::none)
                : secret(sshPlace.get(), ""),
            kept.flatMap(SshHop::knownHosts)));
  }

  private static SecretPlace secret(Place place, String variable) {
    return switch (place) {
      case NONE -> SecretPlace.none();
      case KEYRING -> new SecretPlace.Keyring();
      case ASKED -> new SecretPlace.Asked();
      case VARIABLE -> {
        if (!SecretPlace.VARIABLE_NAME.matcher(variable.strip()).matches()) {
          throw new ArgumentFailure(
              "Name the variable that holds the password, such as `STAGING_PASSWORD`.");
        }
        yield new SecretPlace.Variable(variable.strip());
      }
    };
  }

  private static Optional<String> text(StringProperty field) {
    return Optional.of(field.get().strip()).filter(t -> !t.isEmpty());
  }

  private static Optional<Duration> seconds(StringProperty field, String what) {
    String number = number(field, what);
    return number.isEmpty()
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(Integer.parseInt(number)));
  }

  private static String number(StringProperty field, String what) {
    String text = field.get().strip();
    if (!text.isEmpty() && !text.matches("[1-9][0-9]{0,4}")) {
      throw new ArgumentFailure(
          "The number of %s is a whole one from 1 on, or nothing.".formatted(what));
    }
    return text;
  }
}
