// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A schema whose text shows with a mark where the caret is.
record Marked(Analysis analysis, String path, int offset) {
  private static final String CARET = "|";

  /// A schema of one file.
  static Marked schema(String text) {
    return files(Map.of("schema.prisma", text));
  }

  /// A schema of several files by their paths, one of which holds the mark.
  static Marked files(Map<String, String> texts) {
    List<SourceText> files = new ArrayList<>();
    String marked = "";
    int offset = -1;
    for (Map.Entry<String, String> file : texts.entrySet()) {
      int at = file.getValue().indexOf(CARET);
      if (at >= 0) {
        marked = file.getKey();
        offset = at;
      }
      files.add(SourceText.of(file.getKey(), file.getValue().replace(CARET, "")));
    }
    return new Marked(Analysis.of(new Sources(files)), marked, offset);
  }

  String text() {
    return analysis.sources().file(path).orElseThrow().content();
  }
}
