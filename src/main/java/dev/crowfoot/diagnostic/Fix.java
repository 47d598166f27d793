// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diagnostic;

import dev.crowfoot.text.FileEdit;
import java.util.List;

/// A remedy that can be applied without asking more: a title in the imperative, and the edits.
public record Fix(String title, List<FileEdit> edits) {
  public Fix {
    edits = List.copyOf(edits);
  }
}
