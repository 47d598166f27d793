// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.text.Span;
import java.util.Optional;

/// A definition of a file: a keyword, a name and lines between braces. A view over its node; an
/// unfinished block has holes.
public sealed interface Block permits ModelDecl, EnumDecl, SettingsDecl, UnknownBlock {
  /// The view of a node whose kind is a block's.
  static Block of(SyntaxNode node) {
    return switch (node.kind()) {
      case MODEL, VIEW, COMPOSITE_TYPE -> new ModelDecl(node);
      case ENUM -> new EnumDecl(node);
      case DATASOURCE, GENERATOR -> new SettingsDecl(node);
      default -> new UnknownBlock(node);
    };
  }

  SyntaxNode node();

  default NodeKind kind() {
    return node().kind();
  }

  default Optional<Name> name() {
    return node().child(NodeKind.NAME).map(Name::new);
  }

  /// From the keyword to the closing brace.
  default Span span() {
    return node().span();
  }

  default Span keyword() {
    return node().tokens().span(node().firstToken());
  }

  /// The block with its `///` lines above and the end of its last line: what to delete or move.
  default Span wholeLines() {
    return Surroundings.wholeLines(node());
  }

  default Optional<Span> openingBrace() {
    int token = node().ownToken(TokenKind.LEFT_BRACE);
    return token < 0 ? Optional.empty() : Optional.of(node().tokens().span(token));
  }

  /// Empty when the block is not closed.
  default Optional<Span> closingBrace() {
    int last = node().endToken() - 1;
    boolean isOwn =
        last >= node().firstToken()
            && node().tokens().kind(last) == TokenKind.RIGHT_BRACE
            && node().owns(last);
    return isOwn ? Optional.of(node().tokens().span(last)) : Optional.empty();
  }

  /// Its `///` lines joined with `\n`, without the slashes; empty when there are none.
  default String documentation() {
    return Surroundings.documentation(node());
  }

  /// The blanks its lines begin with: those of its first line, else two spaces.
  default String indentation() {
    for (SyntaxNode child : node().children()) {
      if (child.kind() != NodeKind.NAME && child.kind() != NodeKind.ERROR) {
        String found = Surroundings.indentation(child);
        return found.isEmpty() ? "  " : found;
      }
    }
    return "  ";
  }
}
