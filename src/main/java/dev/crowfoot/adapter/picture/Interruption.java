// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.picture;

import java.util.concurrent.CancellationException;

/// Ends the writing of a picture that nobody wants any more.
final class Interruption {
  private Interruption() {}

  /// @throws CancellationException when the thread was interrupted
  static void check() {
    if (Thread.interrupted()) {
      throw new CancellationException();
    }
  }
}
