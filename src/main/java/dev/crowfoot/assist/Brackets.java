// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.syntax.SyntaxNode;
import dev.crowfoot.syntax.SyntaxTree;
import dev.crowfoot.syntax.TokenKind;
import dev.crowfoot.syntax.Tokens;
import dev.crowfoot.text.Span;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
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
    Open open = new Open(tokens);
    @Nullable Pair around = null;
    @Nullable Pair behind = null;
    for (int i = node.firstToken(); i < node.endToken(); i++) {
      if (isOpening(tokens.kind(i))) {
        open.add(i);
        continue;
      }
      int partner = open.close(openingOf(tokens.kind(i)));
      if (partner < 0) {
        continue;
      }
      Pair pair = new Pair(tokens.span(partner), tokens.span(i));
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

  /// The brackets that are open. They are counted by kind, so that one that closes nothing is known
  /// without a look at them all.
  private static final class Open {
    private final Tokens tokens;
    private final Map<TokenKind, Integer> counts = new EnumMap<>(TokenKind.class);
    private int[] brackets = new int[64];
    private int depth;

    Open(Tokens tokens) {
      this.tokens = tokens;
    }

    void add(int token) {
      if (depth == brackets.length) {
        brackets = Arrays.copyOf(brackets, depth * 2);
      }
      brackets[depth++] = token;
      counts.merge(tokens.kind(token), 1, Integer::sum);
    }

    /// Takes the innermost bracket of a kind, and those inside it, which were never closed. -1 when
    /// there is none.
    int close(TokenKind opening) {
      if (counts.getOrDefault(opening, 0) == 0) {
        return -1;
      }
      int bracket;
      do {
        bracket = brackets[--depth];
        counts.merge(tokens.kind(bracket), -1, Integer::sum);
      } while (tokens.kind(bracket) != opening);
      return bracket;
    }
  }

  private static TokenKind openingOf(TokenKind closing) {
    return switch (closing) {
      case RIGHT_PAREN -> TokenKind.LEFT_PAREN;
      case RIGHT_BRACKET -> TokenKind.LEFT_BRACKET;
      case RIGHT_BRACE -> TokenKind.LEFT_BRACE;
      default -> TokenKind.END;
    };
  }

  private static boolean isOpening(TokenKind kind) {
    return switch (kind) {
      case LEFT_PAREN, LEFT_BRACKET, LEFT_BRACE -> true;
      default -> false;
    };
  }
}
