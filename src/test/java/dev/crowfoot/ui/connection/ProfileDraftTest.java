// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.profile.ConnectionProfile;
import dev.crowfoot.adapter.profile.SecretPlace;
import dev.crowfoot.adapter.profile.SshHop;
import dev.crowfoot.adapter.profile.Stage;
import dev.crowfoot.editor.Hue;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProfileDraftTest {
  private static final ConnectionProfile FULL =
      ConnectionProfile.of(
              "live",
              "postgresql://ada@db.example.com/shop?schema=a&sslmode=verify-full"
                  + "&sslrootcert=~/ca.pem&connection_limit=3")
          .withPassword(new SecretPlace.Variable("LIVE_PASSWORD"))
          .withStage(Stage.PRODUCTION)
          .withHue(Hue.ORANGE)
          .withReadOnly(true)
          .withTimeouts(Optional.of(Duration.ofSeconds(30)), Optional.empty())
          .withSsh(
              Optional.of(
                  new SshHop(
                      "bastion",
                      2222,
                      Optional.of("ada"),
                      Optional.of("~/.ssh/id"),
                      new SecretPlace.Variable("PASSPHRASE"),
                      Optional.of("hosts"))));

  @Test
  void whatIsNotTouchedStaysAsItWas() {
    assertThat(new ProfileDraft(Optional.of(FULL)).profile()).isEqualTo(FULL);
  }

  @Test
  void encryptionAndLimitsAreSettingsOfTheUrl() {
    ProfileDraft draft = new ProfileDraft(Optional.of(FULL));
    assertThat(draft.url.get()).isEqualTo("postgresql://ada@db.example.com/shop?schema=a");
    assertThat(draft.mode.get()).isEqualTo("verify-full");
    draft.mode.set("require");
    draft.rootCertificate.set("");
    draft.limit.set("");
    assertThat(draft.profile().url())
        .isEqualTo("postgresql://ada@db.example.com/shop?schema=a&sslmode=require");
  }

  @Test
  void whatAFieldCannotHoldIsRefused() {
    ProfileDraft draft = new ProfileDraft(Optional.empty());
    draft.queryTimeout.set("soon");
    assertThatThrownBy(draft::profile)
        .isInstanceOf(ArgumentFailure.class)
        .hasMessageContaining("The number of seconds for a query");
    draft.queryTimeout.set("");
    draft.place.set(ProfileDraft.Place.VARIABLE);
    assertThatThrownBy(draft::profile).hasMessageContaining("Name the variable");
  }
}
