// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.text;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One file's text, held in memory: what the parser reads and what an edit replaces.
///
/// A value: two are equal when path and content are. The line index is made on first use.
public final class SourceText {
  private final String path;
  private final String content;
  private volatile @Nullable LineIndex lines;

  private SourceText(String path, String content) {
    this.path = path;
    this.content = content;
  }

  /// @param path how messages name this text: relative to the schema's folder, with `/`
  /// @param content the whole text, as read
  public static SourceText of(String path, String content) {
    return new SourceText(path, content);
  }

  public String path() {
    return path;
  }

  public String content() {
    return content;
  }

  public int length() {
    return content.length();
  }

  /// The part of the text that `span` covers.
  ///
  /// @throws IndexOutOfBoundsException when the span reaches beyond the text
  public String slice(Span span) {
    return content.substring(span.start(), span.end());
  }

  /// Its line index, made on first use.
  public LineIndex lines() {
    LineIndex known = lines;
    if (known == null) {
      known = LineIndex.of(content);
      lines = known;
    }
    return known;
  }

  public Position position(int offset) {
    return lines().position(offset);
  }

  /// The same file with other content.
  public SourceText withContent(String newContent) {
    return new SourceText(path, newContent);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SourceText that
        && path.equals(that.path)
        && content.equals(that.content);
  }

  @Override
  public int hashCode() {
    return Objects.hash(path, content);
  }

  @Override
  public String toString() {
    return path + " (" + content.length() + " characters)";
  }
}
