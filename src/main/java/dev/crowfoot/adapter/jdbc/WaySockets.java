// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/// Leads the driver's sockets through a [Route.Way], while the driver goes on to know the server by
/// its own name: certificates are checked against that, and a query is cancelled in the same way.
///
/// The driver makes one of these by its class name and a text, so the ways wait in a table.
public final class WaySockets extends SocketFactory {
  private static final AtomicLong COUNT = new AtomicLong();
  private static final Map<String, Route.Way> WAYS = new ConcurrentHashMap<>();

  private final Route.Way way;

  /// For the driver.
  ///
  /// @param key under which [#use] put the way
  public WaySockets(String key) {
    Route.@Nullable Way found = WAYS.get(key);
    if (found == null) {
      throw new IllegalStateException("the database was closed");
    }
    this.way = found;
  }

  /// Has connections with these properties go this way.
  static void use(Route.Way way, Properties properties) {
    String key = Long.toString(COUNT.incrementAndGet());
    WAYS.put(key, way);
    properties.setProperty("socketFactory", WaySockets.class.getName());
    properties.setProperty("socketFactoryArg", key);
  }

  /// No connection goes this way any more.
  static void forget(Route.Way way) {
    WAYS.values().removeIf(way::equals);
  }

  @Override
  public Socket createSocket() {
    return new Socket() {
      @Override
      public void connect(SocketAddress named, int timeout) throws IOException {
        super.connect(way.open(), timeout);
      }

      @Override
      public void connect(SocketAddress named) throws IOException {
        super.connect(way.open());
      }
    };
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException("the driver connects its sockets itself");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
    throw new UnsupportedOperationException("the driver connects its sockets itself");
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException("the driver connects its sockets itself");
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
    throw new UnsupportedOperationException("the driver connects its sockets itself");
  }
}
