// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.text;

/// A half-open range of a text, in UTF-16 code units: `start` is the first unit inside, `end` the
/// first after it.
///
/// @param start 0 or more
/// @param end `start` or more
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a span: " + start + ".." + end);
    }
  }

  /// The span of `length` units that begins at `start`.
  public static Span at(int start, int length) {
    return new Span(start, start + length);
  }

  public int length() {
    return end - start;
  }

  public boolean isEmpty() {
    return start == end;
  }

  /// Whether a caret at `offset` touches this span; both edges count.
  public boolean touches(int offset) {
    return start <= offset && offset <= end;
  }

  /// Whether `other` lies wholly inside this span.
  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }

  /// The smallest span that holds both.
  public Span union(Span other) {
    return new Span(Math.min(start, other.start), Math.max(end, other.end));
  }
}
