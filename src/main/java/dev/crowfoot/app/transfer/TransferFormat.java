// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How rows are written in a file.
public enum TransferFormat {
  CSV("csv", "CSV"),
  /// A list of objects.
  JSON("json", "JSON"),
  /// An object on each line.
  JSON_LINES("jsonl", "JSON lines"),
  /// `INSERT` statements; written, not read.
  SQL("sql", "SQL");

  private final String word;
  private final String title;

  TransferFormat(String word, String title) {
    this.word = word;
    this.title = title;
  }

  /// Its name on the command line, and its file's extension.
  public String word() {
    return word;
  }

  public String title() {
    return title;
  }

  public static Optional<TransferFormat> ofWord(String word) {
    return Arrays.stream(values()).filter(f -> f.word.equals(word)).findFirst();
  }

  /// What a file's extension says.
  public static Optional<TransferFormat> of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".ndjson")) {
      return Optional.of(JSON_LINES);
    }
    if (name.endsWith(".tsv") || name.endsWith(".txt")) {
      return Optional.of(CSV);
    }
    return Arrays.stream(values()).filter(f -> name.endsWith("." + f.word)).findFirst();
  }
}
