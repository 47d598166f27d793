// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.text.Sources;
import org.jspecify.annotations.Nullable;

/// The text at one moment and the newest analysis there was, so that the language can be asked
/// about the text in the background while typing goes on.
final class NewestText {
  private final Snapshot analysed;
  private final Sources sources;
  private final String path;
  private final CodeText text;
  private @Nullable Analysis analysis;

  /// @param analysed may be older than `sources`
  /// @param path the file that is shown
  NewestText(Snapshot analysed, Sources sources, String path, CodeText text) {
    this.analysed = analysed;
    this.sources = sources;
    this.path = path;
    this.text = text;
  }

  String path() {
    return path;
  }

  CodeText text() {
    return text;
  }

  boolean isOf(Snapshot snapshot, CodeText shown) {
    return analysed.equals(snapshot) && text.equals(shown);
  }

  /// An analysis of this very text; where the newest one lags behind, what is known ahead of it.
  synchronized Analysis analysis() {
    Analysis known = analysis;
    if (known == null) {
      known = analysed.analysis().ahead(sources);
      analysis = known;
    }
    return known;
  }
}
