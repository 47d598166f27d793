// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.SyntaxNode;
import dev.crowfoot.syntax.SyntaxTree;
import dev.crowfoot.syntax.TokenKind;
import dev.crowfoot.syntax.Tokens;
import dev.crowfoot.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a caret stands: the word it is in, and what is around that.
///
/// @param offset in the text
/// @param word what is typed already, and what choosing an entry replaces
/// @param block whose lines the caret is in; empty between blocks and in a block's first line
/// @param statement the index of the first token of the caret's statement
/// @param levels from the statement to the innermost bracket that the caret is in
record Caret(
    Tokens tokens,
    int offset,
    Word word,
    Optional<Block> block,
    int statement,
    List<Level> levels) {

  /// What the caret is in: a name, a text in quotes, or nothing yet.
  ///
  /// @param prefix what stands before the caret
  /// @param span what an entry replaces: all of it, or nothing when the caret is before it
  /// @param isQuoted whether it is in quotes, which are not part of it
  /// @param isClosed whether the closing quote is there
  record Word(String prefix, Span span, boolean isQuoted, boolean isClosed) {}

  /// Empty inside of comments, where there is nothing to say.
  static Optional<Caret> at(SyntaxTree tree, int offset) {
    Tokens tokens = tree.root().tokens();
    int inside = Math.clamp(offset, 0, tokens.text().length());
    int token = tokenBefore(tokens, inside);
    if (token >= 0 && isInComment(tokens, token, inside)) {
      return Optional.empty();
    }
    boolean isInWord = token >= 0 && isWord(tokens, token, inside);
    int behind = token + 1;
    Optional<SyntaxNode> block = blockAround(tree.root(), inside);
    int first = block.map(Caret::body).orElseGet(() -> lineStart(tokens, behind));
    Nesting.Statement statement =
        Nesting.around(tokens, Math.min(first, behind), isInWord ? token : -1, behind);
    return Optional.of(
        new Caret(
            tokens,
            inside,
            isInWord ? word(tokens, token, inside) : emptyWord(inside),
            block.map(Block::of),
            significant(tokens, statement.first()),
            statement.levels()));
  }

  /// The innermost level.
  Level level() {
    return levels.getLast();
  }

  /// The statement itself.
  Level outermost() {
    return levels.getFirst();
  }

  boolean isInBrackets() {
    return levels.size() > 1;
  }

  /// What stands before the bracket of a level, such as `@relation`.
  List<Piece> leading(int level) {
    return levels.get(level - 1).beforeCaret();
  }

  /// The model, view or composite type that the caret is in.
  Optional<ModelDecl> model() {
    return block.filter(ModelDecl.class::isInstance).map(ModelDecl.class::cast);
  }

  /// The field whose line the caret is in.
  Optional<FieldDecl> field() {
    return model().stream()
        .flatMap(model -> model.fields().stream())
        .filter(field -> field.node().firstToken() == statement)
        .findFirst();
  }

  /// Whether the line holds nothing behind the caret's word but blanks.
  boolean isLastOnLine() {
    int index = tokenBefore(tokens, Math.max(offset, word.span.end())) + 1;
    if (tokens.kind(index) == TokenKind.WHITESPACE) {
      index++;
    }
    return switch (tokens.kind(index)) {
      case NEWLINE, END -> true;
      default -> false;
    };
  }

  /// Whether the character directly before the word is that.
  boolean follows(char c) {
    int start = word.span.start();
    return start > 0 && tokens.text().charAt(start - 1) == c;
  }

  /// Whether a comment stands between the word and what is before it in its statement, where
  /// nothing may follow it.
  boolean followsInnerComment() {
    int index = tokenBefore(tokens, word.span.start());
    while (index > statement && tokens.kind(index) == TokenKind.WHITESPACE) {
      index--;
    }
    return index > statement && tokens.kind(index).isBlank();
  }

  /// Whether a blank, a line end or the text's start is before the word.
  boolean followsBlank() {
    int start = word.span.start();
    return start == 0 || Character.isWhitespace(tokens.text().charAt(start - 1));
  }

  /// The names of the attributes in the statement, such as `id` or `db.Text`, without the one that
  /// the caret is in.
  List<String> attributes() {
    List<String> names = new ArrayList<>();
    List<Piece> pieces = outermost().items().getFirst();
    for (int i = 0; i + 1 < pieces.size(); i++) {
      if (Level.is(tokens, pieces.get(i), TokenKind.AT)) {
        String name = dottedName(pieces.subList(i + 1, pieces.size()));
        if (!name.isEmpty()) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /// The name that pieces begin with, such as `id` or `db.Text`.
  String dottedName(List<Piece> pieces) {
    StringBuilder name = new StringBuilder();
    for (Piece piece : pieces) {
      boolean isDot = Level.is(tokens, piece, TokenKind.DOT);
      boolean wantsDot = !name.isEmpty() && name.charAt(name.length() - 1) != '.';
      Optional<String> word = Level.word(tokens, piece);
      if (isDot != wantsDot || (!isDot && word.isEmpty())) {
        break;
      }
      name.append(isDot ? "." : word.orElse(""));
    }
    return name.toString();
  }

  /// The last token that begins before the caret; -1 at the start of the text.
  private static int tokenBefore(Tokens tokens, int offset) {
    int low = 0;
    int high = tokens.count() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (tokens.start(middle) < offset) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  private static boolean isInComment(Tokens tokens, int token, int offset) {
    return switch (tokens.kind(token)) {
      case COMMENT, DOC_COMMENT ->
          offset < tokens.end(token) || tokens.text().startsWith("//", tokens.start(token));
      case UNKNOWN -> tokens.text().startsWith("/", tokens.start(token));
      default -> false;
    };
  }

  private static boolean isWord(Tokens tokens, int token, int offset) {
    return switch (tokens.kind(token)) {
      case IDENTIFIER, NUMBER, UNTERMINATED_STRING -> true;
      case STRING -> offset < tokens.end(token);
      default -> false;
    };
  }

  private static Word word(Tokens tokens, int token, int offset) {
    int start = tokens.start(token);
    int end = tokens.end(token);
    return switch (tokens.kind(token)) {
      case STRING -> quoted(tokens, new Span(start + 1, end - 1), offset, true);
      case UNTERMINATED_STRING -> quoted(tokens, new Span(start + 1, offset), offset, false);
      default ->
          new Word(tokens.text().substring(start, offset), new Span(start, end), false, false);
    };
  }

  private static Word quoted(Tokens tokens, Span span, int offset, boolean isClosed) {
    return new Word(tokens.text().substring(span.start(), offset), span, true, isClosed);
  }

  private static Word emptyWord(int offset) {
    return new Word("", new Span(offset, offset), false, false);
  }

  /// The block whose lines the caret is in.
  private static Optional<SyntaxNode> blockAround(SyntaxNode file, int offset) {
    SyntaxNode last = null;
    for (SyntaxNode child : file.children()) {
      if (child.start() >= offset) {
        break;
      }
      last = child;
    }
    if (last == null || !last.kind().isBlock()) {
      return Optional.empty();
    }
    int brace = last.ownToken(TokenKind.LEFT_BRACE);
    boolean isBehindBrace = brace >= 0 && last.tokens().end(brace) <= offset;
    boolean isBeforeEnd =
        Block.of(last).closingBrace().map(closing -> offset <= closing.start()).orElse(true);
    return isBehindBrace && isBeforeEnd ? Optional.of(last) : Optional.empty();
  }

  private static int body(SyntaxNode block) {
    return block.ownToken(TokenKind.LEFT_BRACE) + 1;
  }

  private static int lineStart(Tokens tokens, int token) {
    int index = token;
    while (index > 0 && tokens.kind(index - 1) != TokenKind.NEWLINE) {
      index--;
    }
    return index;
  }

  private static int significant(Tokens tokens, int from) {
    int index = from;
    while (tokens.kind(index).isBlank()) {
      index++;
    }
    return index;
  }
}
