// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.files;

import dev.crowfoot.adapter.Failure.FileFailure;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// What was made of text files, so that a large one is not parsed again while it says the same. Its
/// content decides, not its time: each call reads the file.
public final class ReadOnce<T> {
  private final Map<Path, Known<T>> known = new ConcurrentHashMap<>();

  private record Known<T>(String content, T value) {}

  /// What a file means as it is now.
  ///
  /// @param reader makes that of its content
  /// @throws FileFailure when it cannot be read
  public T of(Path file, Function<String, T> reader) {
    Path path = file.toAbsolutePath();
    String content = TextFiles.read(path);
    Known<T> last = known.get(path);
    if (last == null || !last.content().equals(content)) {
      last = new Known<>(content, reader.apply(content));
      known.put(path, last);
    }
    return last.value();
  }

  /// Keeps what somebody else made of a file's content; a file that says anything else is read.
  public void remember(Path file, String content, T value) {
    known.put(file.toAbsolutePath(), new Known<>(content, value));
  }
}
