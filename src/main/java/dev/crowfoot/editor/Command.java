// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor;

/// Something a user does to a document, as data: it yields the next document and touches nothing
/// else.
public interface Command {
  /// What the undo menu calls it, such as `Add field email`.
  String title();

  /// The document after the command. A command that finds nothing to do returns the same document.
  ///
  /// @throws CommandRefused when it cannot be done, with a sentence for the user
  Document applyTo(Snapshot snapshot);

  /// Why a command could not be done.
  final class CommandRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandRefused(String message) {
      super(message);
    }
  }
}
