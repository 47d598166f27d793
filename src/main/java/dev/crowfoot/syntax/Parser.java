// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The cursor that the grammar moves over the tokens, and the builder of the nodes.
///
/// Blanks and comments are stepped over. A line's end is a token of its own, except between
/// brackets, where it is blank too ([#enterBrackets()]).
final class Parser {
  /// How deep values may nest; deeper ones are kept as unread tokens, so that no input can exhaust
  /// the stack.
  static final int DEEPEST = 100;

  private final String path;
  private final Tokens tokens;
  private final List<Diagnostic> errors = new ArrayList<>();
  private final List<SyntaxNode> finished = new ArrayList<>();
  private int[] marks = new int[64];
  private int openNodes;
  private int current;
  private int consumed;
  private int brackets;
  private int lastError = -1;

  Parser(String path, Tokens tokens) {
    this.path = path;
    this.tokens = tokens;
    skipBlanks();
  }

  List<Diagnostic> errors() {
    return errors;
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

  /// Whether a line ended between the last token taken and the current one. Only between brackets
  /// can this be so.
  boolean afterLineEnd() {
    for (int i = consumed; i < current; i++) {
      if (tokens.kind(i) == TokenKind.NEWLINE) {
        return true;
      }
    }
    return false;
  }

  /// The kind of the token after the current one, on the same line.
  TokenKind peek() {
    return tokens.kind(afterBlanks(current + 1));
  }

  /// The kind of the second token after the current one, on the same line.
  TokenKind peekSecond() {
    return tokens.kind(afterBlanks(afterBlanks(current + 1) + 1));
  }

  /// Takes the current token.
  void bump() {
    consumed = current + 1;
    current = consumed;
    skipBlanks();
  }

  boolean eat(TokenKind kind) {
    if (!at(kind)) {
      return false;
    }
    bump();
    return true;
  }

  /// From the bracket the cursor stands at, which is taken: line ends are blank.
  void enterBrackets() {
    brackets++;
    bump();
  }

  /// To the bracket the cursor stands at, which is taken when it is of that kind.
  ///
  /// @return whether it was there
  boolean leaveBrackets(TokenKind closing) {
    brackets--;
    if (eat(closing)) {
      return true;
    }
    current = consumed;
    skipBlanks();
    return false;
  }

  boolean isTooDeep() {
    return brackets >= DEEPEST;
  }

  /// Begins a node at the current token.
  void open() {
    mark(current, finished.size());
  }

  /// Ends the node begun last, without line ends at its end. One that took no token lies behind the
  /// last token taken.
  void close(NodeKind kind) {
    openNodes--;
    int first = marks[openNodes * 2];
    int firstChild = marks[openNodes * 2 + 1];
    List<SyntaxNode> own = finished.subList(firstChild, finished.size());
    int end = consumed;
    while (end > first && tokens.kind(end - 1) == TokenKind.NEWLINE) {
      end = beforeBlanks(end - 1);
    }
    SyntaxNode node = new SyntaxNode(tokens, kind, Math.min(first, end), end, List.copyOf(own));
    own.clear();
    finished.add(node);
  }

  /// The root: spans all tokens.
  SyntaxNode finish() {
    return new SyntaxNode(tokens, NodeKind.FILE, 0, tokens.count(), List.copyOf(finished));
  }

  /// Takes the current token as a node of its own.
  void leaf(NodeKind kind) {
    open();
    bump();
    close(kind);
  }

  /// Reports an error at the current token. One line gets one error: what follows on it is mostly a
  /// consequence.
  void error(String message) {
    error(Code.SYNTAX, currentSpan(), message);
  }

  void error(Code code, Span span, String message) {
    error(code, span, message, List.of());
  }

  void error(Code code, Span span, String message, List<Fix> fixes) {
    boolean first = lastError < 0 || hasLineEnd(lastError, current);
    lastError = current;
    if (first) {
      errors.add(new Diagnostic(code, path, span, message, fixes));
    }
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
      default -> "`" + shorten(tokens.text(current)) + "`";
    };
  }

  String path() {
    return path;
  }

  private static String shorten(String text) {
    return text.length() <= 30 ? text : text.substring(0, 29) + "…";
  }

  private boolean hasLineEnd(int from, int to) {
    for (int i = from; i < to; i++) {
      if (tokens.kind(i) == TokenKind.NEWLINE) {
        return true;
      }
    }
    return false;
  }

  private void mark(int first, int firstChild) {
    if (openNodes * 2 == marks.length) {
      marks = Arrays.copyOf(marks, marks.length * 2);
    }
    marks[openNodes * 2] = first;
    marks[openNodes * 2 + 1] = firstChild;
    openNodes++;
  }

  private void skipBlanks() {
    current = afterBlanks(current);
    while (brackets > 0 && at(TokenKind.NEWLINE)) {
      current = afterBlanks(current + 1);
    }
  }

  private int beforeBlanks(int from) {
    int index = from;
    while (index > 0 && tokens.kind(index - 1).isBlank()) {
      index--;
    }
    return index;
  }

  private int afterBlanks(int from) {
    int index = from;
    while (tokens.kind(index).isBlank()) {
      index++;
    }
    return index;
  }
}
