// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.connection;

import dev.crowfoot.adapter.profile.ConnectionProfile;
import dev.crowfoot.adapter.profile.Stage;
import dev.crowfoot.editor.Hue;
import java.util.Optional;

/// How the window shows which connection it works with, so that nobody takes one for another.
///
/// @param hue its colour; empty for the schema's own, which needs none
/// @param stage what its database is for
/// @param readOnly whether nothing can be changed through it now
/// @param minutesLeft how long a database in production can yet be changed, 0 when it cannot
public record ConnectionMark(Optional<Hue> hue, Stage stage, boolean readOnly, long minutesLeft) {
  /// That of a schema's own connection.
  public static final ConnectionMark PLAIN =
      new ConnectionMark(Optional.empty(), Stage.DEVELOPMENT, false, 0);

  /// What is to be shown of a connection as it stands.
  public static ConnectionMark of(ConnectionViewModel connection, ProductionGuard guard) {
    ConnectionProfile profile = connection.profileProperty().get();
    boolean production = guard.stateProperty().get() != ProductionGuard.State.OPEN;
    return new ConnectionMark(
        profile.isDefault() ? Optional.empty() : Optional.of(profile.hue()),
        production ? Stage.PRODUCTION : profile.stage(),
        guard.stateProperty().get() == ProductionGuard.State.LOCKED || profile.readOnly(),
        guard.minutesLeft());
  }

  /// What the status bar says of it; empty when there is nothing to heed.
  public String words() {
    if (stage == Stage.PRODUCTION) {
      return minutesLeft == 0
          ? "Production, read-only"
          : "Production, unlocked for " + minutesLeft + " min";
    }
    String named = stage == Stage.STAGING ? "Staging" : "";
    return readOnly ? (named.isEmpty() ? "Read-only" : named + ", read-only") : named;
  }
}
