// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import dev.crowfoot.adapter.Failure.FileFailure;
import java.util.List;
import java.util.Optional;

/// A file's rows, one after the other.
interface RowSource extends AutoCloseable {
  /// The names of its columns, in its order.
  List<String> columns();

  /// The next row; empty at the end.
  ///
  /// @throws FileFailure when the file cannot be read on
  Optional<FileRow> next();

  @Override
  void close();
}
