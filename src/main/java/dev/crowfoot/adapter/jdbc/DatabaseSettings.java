// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import java.time.Duration;
import java.util.Optional;

/// How a database is worked with, beyond where it is.
///
/// @param readOnly why nothing may be changed there, in a sentence; empty when changes are allowed
/// @param queryTimeout how long one statement on rows may take; migrations take what they need
/// @param idle how long a connection is kept that nobody uses
/// @param route how to reach a server that this machine does not reach by itself
public record DatabaseSettings(
    Optional<String> readOnly,
    Optional<Duration> queryTimeout,
    Optional<Duration> idle,
    Optional<Route> route) {
  /// Changes allowed, no limits, straight there.
  public static final DatabaseSettings USUAL =
      new DatabaseSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /// The same for reading alone.
  ///
  /// @param why in a sentence, which whoever tries to change something gets to read
  public DatabaseSettings forReading(String why) {
    return new DatabaseSettings(Optional.of(why), queryTimeout, idle, route);
  }
}
