// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.format;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.syntax.Formatter;
import dev.crowfoot.text.FileEdit;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.util.List;

/// Formats all files of a schema together.
///
/// 1. what relations lack is written ([RelationCompletion]); 2. each file is laid out
///    ([Formatter]).
public final class SchemaFormat {
  private static final int MOST_ROUNDS = 5;

  private SchemaFormat() {}

  /// The files as they should be; the same files when they are so already.
  public static Sources format(Sources sources) {
    return format(Analysis.of(sources));
  }

  /// The files of an analysed schema as they should be.
  public static Sources format(Analysis analysis) {
    Sources formatted = completed(analysis);
    for (SourceText file : formatted.files()) {
      String text = Formatter.format(file);
      if (!text.equals(file.content())) {
        formatted = formatted.with(file.withContent(text));
      }
    }
    return formatted;
  }

  /// A field that is added may be the key that another relation waits for.
  private static Sources completed(Analysis analysis) {
    Analysis current = analysis;
    for (int i = 0; i < MOST_ROUNDS; i++) {
      List<FileEdit> edits = RelationCompletion.edits(current);
      if (edits.isEmpty()) {
        break;
      }
      current = Analysis.of(current.sources().apply(edits));
    }
    return current.sources();
  }
}
