// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.syntax.TokenKind;
import dev.crowfoot.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the statement around a caret and the brackets it is between, in text that may stop
/// anywhere.
///
/// A statement is a line. It goes on in the next while a bracket is open, unless that line cannot
/// belong to it: whoever types has mostly not closed the bracket yet.
final class Nesting {
  /// How many brackets in each other are told apart; no schema has so many.
  private static final int DEEPEST = 100;

  private static final class Frame {
    final int opening;
    final TokenKind bracket;
    final List<List<Piece>> items = new ArrayList<>();

    Frame(int opening, TokenKind bracket) {
      this.opening = opening;
      this.bracket = bracket;
      items.add(new ArrayList<>());
    }

    void add(Piece piece) {
      items.getLast().add(piece);
    }
  }

  private final Tokens tokens;
  private final int word;
  private final int caret;
  private final List<Frame> open = new ArrayList<>();
  private int statement;
  private int lastSignificant = -1;

  /// How many brackets are open inside the [#DEEPEST] ones.
  private int deeper;

  /// Up to there only lines without anything were found to belong to the statement.
  private int goesOnUntil = -1;

  private @Nullable List<Level> levels;

  private Nesting(Tokens tokens, int first, int word, int caret) {
    this.tokens = tokens;
    this.word = word;
    this.caret = caret;
    begin(first);
  }

  /// Where the statement begins, and the levels around the caret from the outermost.
  ///
  /// @param first its first token, which need not be significant
  record Statement(int first, List<Level> levels) {}

  /// @param first a token at or before the statement, where one begins
  /// @param word the token that the caret is in; -1 when it is in none
  /// @param caret the first token that lies behind the caret, after the word
  static Statement around(Tokens tokens, int first, int word, int caret) {
    Nesting nesting = new Nesting(tokens, first, word, caret);
    for (int i = first; i <= tokens.count(); i++) {
      if (!nesting.take(i)) {
        break;
      }
    }
    nesting.closeAll();
    return new Statement(nesting.statement, nesting.levels == null ? List.of() : nesting.levels);
  }

  /// @return whether the statement goes on
  private boolean take(int token) {
    if (levels == null && token >= (word >= 0 ? word : caret)) {
      levels = snapshot();
    }
    if (token == word) {
      lastSignificant = token;
      return true;
    }
    switch (tokens.kind(token)) {
      case WHITESPACE, COMMENT, DOC_COMMENT -> {
        return true;
      }
      case END -> {
        return false;
      }
      case NEWLINE -> {
        return (open.size() > 1 && goesOnBehind(token)) || startAnew(token);
      }
      case LEFT_PAREN, LEFT_BRACKET, LEFT_BRACE -> open(token);
      case RIGHT_PAREN -> close(TokenKind.LEFT_PAREN);
      case RIGHT_BRACKET -> close(TokenKind.LEFT_BRACKET);
      case RIGHT_BRACE -> {
        if (!close(TokenKind.LEFT_BRACE) && !startAnew(token)) {
          return false;
        }
      }
      case COMMA -> open.getLast().items.add(new ArrayList<>());
      default -> open.getLast().add(new Piece.Leaf(token));
    }
    lastSignificant = token;
    return true;
  }

  private boolean startAnew(int token) {
    if (levels != null) {
      return false;
    }
    begin(token + 1);
    return true;
  }

  private void begin(int token) {
    statement = token;
    lastSignificant = -1;
    deeper = 0;
    open.clear();
    open.add(new Frame(token, TokenKind.END));
  }

  private List<Level> snapshot() {
    List<Level> around = new ArrayList<>();
    for (Frame frame : open) {
      int item = frame.items.size() - 1;
      around.add(new Level(tokens, frame.bracket, frame.items, item, frame.items.get(item).size()));
    }
    return List.copyOf(around);
  }

  private void open(int token) {
    if (open.size() > DEEPEST) {
      deeper++;
    } else {
      open.add(new Frame(token, tokens.kind(token)));
    }
  }

  /// Closes the innermost bracket of a kind, and those inside it that were never closed.
  ///
  /// @return whether there was one
  private boolean close(TokenKind opening) {
    if (deeper > 0) {
      deeper--;
      return true;
    }
    int match = open.size() - 1;
    while (match > 0 && open.get(match).bracket != opening) {
      match--;
    }
    if (match == 0) {
      return false;
    }
    while (open.size() > match) {
      closeLast();
    }
    return true;
  }

  private void closeAll() {
    while (open.size() > 1) {
      closeLast();
    }
  }

  private void closeLast() {
    Frame done = open.removeLast();
    open.getLast().add(new Piece.Group(done.opening, done.items));
  }

  /// Whether the line behind a line end still belongs to the brackets that are open there: it must
  /// follow a comma or an opening bracket and not look like a definition, or begin with what closes
  /// them.
  private boolean goesOnBehind(int newline) {
    if (newline < goesOnUntil) {
      return true;
    }
    boolean isSeparated =
        lastSignificant >= 0
            && switch (tokens.kind(lastSignificant)) {
              case COMMA, LEFT_PAREN, LEFT_BRACKET, LEFT_BRACE -> true;
              default -> false;
            };
    int next = significant(newline + 1);
    while (!isSeparated && tokens.kind(next) == TokenKind.NEWLINE) {
      next = significant(next + 1);
    }
    boolean goesOn = goesOnAt(next, isSeparated);
    goesOnUntil = goesOn ? next : goesOnUntil;
    return goesOn;
  }

  private boolean goesOnAt(int next, boolean isSeparated) {
    return switch (tokens.kind(next)) {
      case COMMA, RIGHT_PAREN, RIGHT_BRACKET -> true;
      case RIGHT_BRACE -> open.getLast().bracket == TokenKind.LEFT_BRACE;
      case AT_AT, AT -> false;
      case IDENTIFIER -> isSeparated && tokens.kind(significant(next + 1)) != TokenKind.IDENTIFIER;
      default -> isSeparated;
    };
  }

  /// The first token from there on that is neither a blank nor a comment.
  private int significant(int from) {
    int index = from;
    while (tokens.kind(index).isBlank()) {
      index++;
    }
    return index;
  }
}
