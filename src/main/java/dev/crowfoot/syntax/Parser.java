// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.text.Span;
import java.util.List;
import java.util.Locale;

/// The cursor that the grammar moves over the tokens while it builds nodes and finds errors.
///
/// Blanks and comments are stepped over. A line's end is a token of its own, except between
/// brackets, where it is stepped over too ([#enterBrackets()]): the language has no line ends
/// there, but a list that has them should be read as a whole all the same.
final class Parser {
  /// How deep values may nest; deeper ones are kept as unread tokens, so that no input can exhaust
  /// the stack.
  static final int DEEPEST = 100;

  private final String path;
  private final Tokens tokens;
  private final ParseErrors errors;
  private final LineEdges edges;
  private final TreeBuilder nodes;
  private int current;
  private int consumed;
  private int brackets;
  private boolean loose;

  Parser(String path, Tokens tokens) {
    this(path, tokens, 0, new TreeBuilder(tokens));
  }

  /// Begins between two blocks.
  ///
  /// @param first the token that begins a line
  /// @param nodes holds those of the blocks above
  Parser(String path, Tokens tokens, int first, TreeBuilder nodes) {
    this.path = path;
    this.tokens = tokens;
    this.errors = new ParseErrors(path, tokens);
    this.edges = new LineEdges(tokens);
    this.nodes = nodes;
    this.consumed = first;
    this.current = first;
    skipBlanks();
  }

  ParseErrors errors() {
    return errors;
  }

  LineEdges edges() {
    return edges;
  }

  Tokens tokens() {
    return tokens;
  }

  TokenKind current() {
    return tokens.kind(current);
  }

  int currentIndex() {
    return current;
  }

  /// The index behind the last token taken.
  int consumed() {
    return consumed;
  }

  boolean at(TokenKind kind) {
    return current() == kind;
  }

  boolean atEnd() {
    return at(TokenKind.END);
  }

  /// Whether the line has nothing more to read: its end, a closing brace or the end of the text.
  boolean atLineEnd() {
    return switch (current()) {
      case NEWLINE, RIGHT_BRACE, END -> true;
      default -> false;
    };
  }

  /// Whether nothing but blanks and comments is before the current token on its line.
  boolean atLineStart() {
    return consumed == 0 || tokens.kind(consumed - 1) == TokenKind.NEWLINE;
  }

  /// Whether a line ended between the last token taken and the current one. Only between brackets
  /// can this be so.
  boolean afterLineEnd() {
    return errors.hasLineEnd(consumed, current);
  }

  /// Whether the current token follows the last one taken without a blank.
  boolean isAdjacent() {
    return consumed == current;
  }

  /// The kind of the token after the current one, on the same line.
  TokenKind peek() {
    return tokens.kind(tokens.afterBlanks(current + 1));
  }

  /// The kind of the second token after the current one, on the same line.
  TokenKind peekSecond() {
    return tokens.kind(tokens.afterBlanks(tokens.afterBlanks(current + 1) + 1));
  }

  /// Takes the current token.
  void bump() {
    step();
    if (current - consumed > 0 && !atLineEnd() && !afterLineEnd()) {
      checkBlanks();
    }
  }

  /// Takes the current token where a comment of any form may follow.
  void step() {
    consumed = current + 1;
    current = consumed;
    skipBlanks();
  }

  /// Takes a name, which consists of letters, digits, `_` and `-` and does not begin with the
  /// latter two.
  void word() {
    char first = tokens.text().charAt(tokens.start(current));
    if (first == '_' || first == '-') {
      error(
          "A name begins with a letter, but "
              + found()
              + " begins with `"
              + first
              + "`. Where the database has such a name, keep it with `@map`.");
    } else if (at(TokenKind.NUMBER) && tokens.text(current).contains(".")) {
      error("Expected a name, but found " + found() + ".");
    }
    bump();
  }

  boolean eat(TokenKind kind) {
    if (!at(kind)) {
      return false;
    }
    bump();
    return true;
  }

  /// Takes the end of the line.
  boolean eatLineEnd() {
    if (!at(TokenKind.NEWLINE)) {
      return false;
    }
    step();
    return true;
  }

  /// At the end of a line stands one comment at most.
  void checkTrailingComments() {
    int comments = 0;
    for (int i = consumed; i < current; i++) {
      TokenKind kind = tokens.kind(i);
      if ((kind == TokenKind.COMMENT || kind == TokenKind.DOC_COMMENT) && ++comments == 2) {
        error(Code.SYNTAX, tokens.span(i), "A line ends with one comment. Join them.");
      }
    }
  }

  /// Inside a line comments stand only behind everything else.
  private void checkBlanks() {
    for (int i = consumed; i < current; i++) {
      if (tokens.kind(i) == TokenKind.COMMENT) {
        error(
            Code.SYNTAX,
            tokens.span(i),
            "A comment stands on a line of its own or at the end of a line. Move it there.");
        return;
      }
    }
  }

  /// From the bracket the cursor stands at, which is taken: line ends are blank.
  void enterBrackets() {
    brackets++;
    bump();
  }

  /// To the bracket the cursor stands at, which is taken when it is of that kind. A `}` that begins
  /// a line is a block's.
  ///
  /// @return whether it was there
  boolean leaveBrackets(TokenKind closing) {
    brackets--;
    if (at(closing) && !(closing == TokenKind.RIGHT_BRACE && afterLineEnd())) {
      bump();
      return true;
    }
    current = consumed;
    skipBlanks();
    return false;
  }

  /// Whether lists may end with a comma and arguments lack a value. In settings and native types
  /// Prisma does not mind.
  boolean isLoose() {
    return loose;
  }

  void setLoose(boolean loose) {
    this.loose = loose;
  }

  boolean isInBrackets() {
    return brackets > 0;
  }

  boolean isTooDeep() {
    return brackets >= DEEPEST;
  }

  /// Begins a node at the current token.
  void open() {
    nodes.open(current);
  }

  /// Ends the node begun last.
  void close(NodeKind kind) {
    nodes.close(kind, consumed);
  }

  /// The root, with the blocks of another tree below those that were read.
  ///
  /// @param block the first of them
  /// @param shift how many tokens further they are here
  SyntaxNode finishWith(int block, Nodes known, int shift) {
    nodes.addFrom(block, known, shift);
    return nodes.finish();
  }

  /// The root: spans all tokens.
  SyntaxNode finish() {
    return nodes.finish();
  }

  /// Takes the current token as a node of its own.
  void leaf(NodeKind kind) {
    open();
    bump();
    close(kind);
  }

  /// Takes the current token as a name.
  void name() {
    open();
    word();
    close(NodeKind.NAME);
  }

  /// Reports an error at the current token.
  void error(String message) {
    error(Code.SYNTAX, currentSpan(), message);
  }

  void error(Code code, Span span, String message) {
    error(code, span, message, List.of());
  }

  void error(Code code, Span span, String message, List<Fix> fixes) {
    boolean behindLast = consumed > 0 && (atLineEnd() || afterLineEnd());
    errors.add(behindLast ? consumed - 1 : current, code, span, message, fixes);
  }

  /// Puts the tokens up to the end of the line into an error node.
  void skipLine() {
    if (atLineEnd()) {
      return;
    }
    open();
    while (!atLineEnd()) {
      bump();
    }
    close(NodeKind.ERROR);
  }

  /// What to underline for the current token; where the line has no more of them, the place behind
  /// the last token.
  Span currentSpan() {
    if (atLineEnd() || afterLineEnd()) {
      int end = consumed == 0 ? 0 : tokens.end(consumed - 1);
      return new Span(end, end);
    }
    return tokens.span(current);
  }

  /// How a message names the current token.
  String found() {
    return switch (current()) {
      case END -> "the end of the file";
      case NEWLINE -> "the end of the line";
      default -> isVisible() ? "`" + shorten(tokens.text(current)) + "`" : codePoint();
    };
  }

  private boolean isVisible() {
    int type = Character.getType(tokens.text().codePointAt(tokens.start(current)));
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }

  private String codePoint() {
    int character = tokens.text().codePointAt(tokens.start(current));
    return String.format(Locale.ROOT, "the invisible character U+%04X", character);
  }

  /// How a message names what follows the last token taken, be it a blank.
  String foundNext() {
    return afterLineEnd() ? "the end of the line" : isAdjacent() ? found() : "a blank";
  }

  String path() {
    return path;
  }

  private static String shorten(String text) {
    return text.length() <= 30 ? text : text.substring(0, 29) + "…";
  }

  private void skipBlanks() {
    current = tokens.afterBlanks(current);
    while (brackets > 0 && at(TokenKind.NEWLINE)) {
      current = tokens.afterBlanks(current + 1);
    }
  }
}
