// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import dev.crowfoot.adapter.Failure.FileFailure;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Knows how much of a file is read.
final class CountedInput extends FilterInputStream {
  private final long size;
  private long read;

  private CountedInput(InputStream in, long size) {
    super(in);
    this.size = size;
  }

  /// @throws FileFailure when it cannot be read
  static CountedInput open(Path path) {
    try {
      return new CountedInput(Files.newInputStream(path), Files.size(path));
    } catch (IOException unreadable) {
      throw new FileFailure("`" + path + "` could not be read. Check its name.", unreadable);
    }
  }

  /// From 0 to 1.
  double part() {
    return size == 0 ? 1 : Math.min(1, (double) read / size);
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    read += one < 0 ? 0 : 1;
    return one;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int count = super.read(bytes, from, length);
    read += Math.max(0, count);
    return count;
  }

  @Override
  public void close() {
    try {
      super.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
