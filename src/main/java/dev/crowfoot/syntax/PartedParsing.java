// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Parses a large text in several parts at a time, each of which begins with a model.
///
/// What a part without errors means depends on nothing above it, so that the parts together are the
/// tree of the whole text. Where one has an error nothing is known of those below it.
final class PartedParsing {
  private static final String MODEL = "\nmodel ";

  private final SourceText source;

  /// Where the parts begin, and the end of the text.
  private final List<Integer> edges;

  private PartedParsing(SourceText source, List<Integer> edges) {
    this.source = source;
    this.edges = edges;
  }

  /// The tree of a text; empty when it is too short to be parted, or has an error.
  ///
  /// @param length what a part is longer than, in characters
  static Optional<SyntaxTree> parse(SourceText source, int length) {
    if (source.length() <= 2 * length || Reparsing.mayHoldLongComments(source)) {
      return Optional.empty();
    }
    List<Integer> edges = new ArrayList<>(List.of(0));
    int line = source.content().indexOf(MODEL, length);
    while (line >= 0) {
      edges.add(line + 1);
      line = source.content().indexOf(MODEL, line + 1 + length);
    }
    edges.add(source.length());
    return edges.size() == 2 ? Optional.empty() : new PartedParsing(source, edges).parse();
  }

  private Optional<SyntaxTree> parse() {
    List<Optional<Nodes>> parts =
        IntStream.range(0, edges.size() - 1).parallel().mapToObj(this::part).toList();
    return parts.stream().allMatch(Optional::isPresent)
        ? Optional.of(joined(parts.stream().map(Optional::get).toList()))
        : Optional.empty();
  }

  /// Empty when it has an error.
  private Optional<Nodes> part(int number) {
    Tokens tokens = Lexer.lex(source.content(), edges.get(number), edges.get(number + 1));
    Parser parser = new Parser(source.path(), tokens);
    SyntaxNode root = FileGrammar.file(parser);
    return parser.errors().all().isEmpty() ? Optional.of(root.nodes()) : Optional.empty();
  }

  private SyntaxTree joined(List<Nodes> parts) {
    Tokens tokens = Tokens.joined(parts.stream().map(Nodes::tokens).toList());
    TreeBuilder nodes = new TreeBuilder(tokens, parts.stream().mapToInt(Nodes::count).sum());
    int shift = 0;
    for (Nodes part : parts) {
      nodes.addFrom(TreeBuilder.ROOT + 1, part, shift);
      shift += part.tokens().count();
    }
    return new SyntaxTree(source, nodes.finish(), List.of());
  }
}
