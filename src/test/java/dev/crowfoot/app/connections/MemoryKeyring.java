// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.connections;

import dev.crowfoot.adapter.profile.Keyring;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A keyring that lasts as long as a test.
public final class MemoryKeyring implements Keyring {
  /// What it holds.
  public final Map<String, String> kept = new HashMap<>();

  /// Why it cannot be used.
  public Optional<String> absence = Optional.empty();

  @Override
  public Optional<String> absence() {
    return absence;
  }

  @Override
  public Optional<String> read(String account) {
    return Optional.ofNullable(kept.get(account));
  }

  @Override
  public void write(String account, String password) {
    kept.put(account, password);
  }

  @Override
  public void remove(String account) {
    kept.remove(account);
  }
}
