// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.syntax.SyntaxNode;
import dev.crowfoot.syntax.SyntaxTree;
import dev.crowfoot.syntax.TokenKind;
import dev.crowfoot.syntax.Tokens;
import dev.crowfoot.text.Span;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which brackets belong together. Those in strings and comments are text, not brackets.
public final class Brackets {
  private Brackets() {}

  /// An opening bracket and its closing one.
  public record Pair(Span opening, Span closing) {}

  /// The pair that the caret touches, else the innermost pair around it. A bracket before the caret
  /// counts before one behind it.
  public static Optional<Pair> at(SyntaxTree tree, int offset) {
    return tree.root().children().stream()
        .filter(child -> child.span().touches(offset))
        .flatMap(child -> in(child, offset).stream())
        .findFirst();
  }

  private static Optional<Pair> in(SyntaxNode node, int offset) {
    Tokens tokens = node.tokens();
    int[] open = new int[64];
    int depth = 0;
    @Nullable Pair around = null;
    @Nullable Pair behind = null;
    for (int i = node.firstToken(); i < node.endToken(); i++) {
      if (isOpening(tokens.kind(i))) {
        if (depth == open.length) {
          open = Arrays.copyOf(open, depth * 2);
        }
        open[depth++] = i;
        continue;
      }
      int partner = partner(tokens, i, open, depth);
      if (partner < 0) {
        continue;
      }
      depth = partner;
      Pair pair = new Pair(tokens.span(open[partner]), tokens.span(i));
      if (pair.opening().end() == offset || pair.closing().end() == offset) {
        return Optional.of(pair);
      }
      if (pair.opening().start() == offset || pair.closing().start() == offset) {
        behind = pair;
      } else if (around == null
          && pair.opening().end() <= offset
          && offset <= pair.closing().start()) {
        around = pair;
      }
    }
    return Optional.ofNullable(behind != null ? behind : around);
  }

  /// Where in `open` the partner of a closing bracket is; brackets above it were never closed. -1
  /// when the token closes nothing.
  private static int partner(Tokens tokens, int token, int[] open, int depth) {
    TokenKind wanted =
        switch (tokens.kind(token)) {
          case RIGHT_PAREN -> TokenKind.LEFT_PAREN;
          case RIGHT_BRACKET -> TokenKind.LEFT_BRACKET;
          case RIGHT_BRACE -> TokenKind.LEFT_BRACE;
          default -> TokenKind.END;
        };
    if (wanted == TokenKind.END) {
      return -1;
    }
    for (int i = depth - 1; i >= 0; i--) {
      if (tokens.kind(open[i]) == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isOpening(TokenKind kind) {
    return switch (kind) {
      case LEFT_PAREN, LEFT_BRACKET, LEFT_BRACE -> true;
      default -> false;
    };
  }
}
