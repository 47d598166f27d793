// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import java.net.InetSocketAddress;

/// How to reach a server that this machine does not reach by itself, such as through SSH.
@FunctionalInterface
public interface Route {
  /// The way to one server; nothing is opened yet.
  Way to(String host, int port);

  /// The way to one server, for as long as its database is open.
  interface Way extends AutoCloseable {
    /// Where on this machine the server is reached now. What has fallen is opened again.
    ///
    /// @throws ConnectionFailure when it cannot be opened; says why in one sentence
    InetSocketAddress open();

    @Override
    void close();
  }
}
