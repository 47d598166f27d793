// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.syntax.SyntaxTree;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /// An analysis of this very text. Where the newest one lags behind, its names serve together with
  /// the trees of the text as it is: to read a file takes a fraction of what its meaning takes.
  synchronized Analysis analysis() {
    Analysis known = analysis;
    if (known == null) {
      known = isAnalysed() ? analysed.analysis() : read();
      analysis = known;
    }
    return known;
  }

  private boolean isAnalysed() {
    return analysed.document().sources().equals(sources);
  }

  private Analysis read() {
    Map<String, SyntaxTree> trees = new LinkedHashMap<>();
    for (SourceText file : sources.files()) {
      SyntaxTree known = analysed.analysis().trees().get(file.path());
      trees.put(
          file.path(),
          known != null && known.source().equals(file) ? known : SyntaxTree.parse(file));
    }
    return new Analysis(
        sources, analysed.analysis().schema(), List.of(), trees, analysed.analysis().sourceMap());
  }
}
