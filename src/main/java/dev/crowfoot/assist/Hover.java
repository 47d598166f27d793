// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.text.Span;
import java.util.Optional;

/// What is known about the word under the pointer.
///
/// @param span the word
/// @param signature one or a few lines as the file might write them, such as `User.email
///   String? @unique`
/// @param documentation paragraphs of plain text, a blank line between them, with words of the
///   schema in backticks; may be empty
public record Hover(Span span, String signature, String documentation) {
  /// What to show for a pointer at `offset` of a file.
  public static Optional<Hover> at(Analysis analysis, String path, int offset) {
    return Occurrence.at(analysis, path, offset)
        .flatMap(
            found ->
                new Explanation(analysis)
                    .of(found.symbol())
                    .map(
                        text ->
                            new Hover(
                                found.place().span(), text.signature(), text.documentation())));
  }
}
