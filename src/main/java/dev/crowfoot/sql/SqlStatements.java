// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.sql;

import dev.crowfoot.model.Provider;
import dev.crowfoot.sql.SqlToken.Kind;
import dev.crowfoot.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The statements of a text. A `;` ends one, but not within quotes, comments, or a body between
/// `BEGIN` and `END`: that of SQLite's triggers and of PostgreSQL's functions in plain SQL.
///
/// @param tokens all of the text, comments included
/// @param all in order; what holds nothing but comments is none
public record SqlStatements(String text, List<SqlToken> tokens, List<SqlStatement> all) {
  public SqlStatements {
    tokens = List.copyOf(tokens);
    all = List.copyOf(all);
  }

  /// @param provider whose SQL it is
  public static SqlStatements of(String text, Provider provider) {
    List<SqlToken> tokens = SqlLexer.lex(text, provider);
    List<SqlStatement> statements = new ArrayList<>();
    List<SqlToken> own = new ArrayList<>();
    Body body = new Body(text);
    for (SqlToken token : tokens) {
      if (token.kind() == Kind.COMMENT) {
        continue;
      }
      boolean ends = token.kind() == Kind.SIGN && text.charAt(token.start()) == ';';
      if (ends && !body.isOpen()) {
        add(statements, text, own);
        own.clear();
        body = new Body(text);
      } else {
        own.add(token);
        body.take(token);
      }
    }
    add(statements, text, own);
    return new SqlStatements(text, tokens, statements);
  }

  private static void add(List<SqlStatement> statements, String text, List<SqlToken> own) {
    if (!own.isEmpty()) {
      int start = own.getFirst().start();
      List<SqlToken> moved =
          own.stream()
              .map(t -> new SqlToken(t.kind(), t.start() - start, t.end() - start))
              .toList();
      statements.add(new SqlStatement(text.substring(start, own.getLast().end()), start, moved));
    }
  }

  /// The statement that somebody means with the caret at a place: the one around it or before it on
  /// the same line, else the next one, else the last.
  public Optional<SqlStatement> at(int caret) {
    Optional<SqlStatement> before = Optional.empty();
    for (SqlStatement statement : all) {
      Span span = statement.span();
      if (span.start() > caret) {
        boolean sameLine = before.filter(b -> isOnLine(b.span().end(), caret)).isPresent();
        return sameLine ? before : Optional.of(statement);
      }
      if (caret <= span.end()) {
        return Optional.of(statement);
      }
      before = Optional.of(statement);
    }
    return before;
  }

  private boolean isOnLine(int from, int to) {
    return text.substring(from, to).indexOf('\n') < 0;
  }

  /// The statements of a part of the text, cut where it is cut.
  public List<SqlStatement> within(Span part, Provider provider) {
    return of(text.substring(part.start(), part.end()), provider).all().stream()
        .map(s -> new SqlStatement(s.text(), s.start() + part.start(), s.tokens()))
        .toList();
  }

  /// Whether a caret stands in a comment or a text, where nothing is to be completed.
  public boolean isOpaque(int caret) {
    return tokens.stream()
        .takeWhile(t -> t.start() < caret)
        .reduce((_, last) -> last)
        .filter(t -> t.kind() == Kind.COMMENT || t.kind() == Kind.TEXT)
        .filter(t -> caret < t.end() || (caret == t.end() && !isClosed(t)))
        .isPresent();
  }

  private boolean isClosed(SqlToken token) {
    String words = token.in(text);
    return token.kind() == Kind.TEXT
        ? words.length() > 1 && (words.endsWith("'") || words.endsWith("$"))
        : words.startsWith("/*") && words.endsWith("*/");
  }

  /// Whether a statement is within a body whose own statements end in `;` as well.
  private static final class Body {
    private final String text;
    private final List<String> head = new ArrayList<>();
    private boolean canHave;
    private boolean began;
    private String before = "";
    private int open;

    private Body(String text) {
      this.text = text;
    }

    boolean isOpen() {
      return open > 0;
    }

    void take(SqlToken token) {
      String word = token.kind() == Kind.WORD ? token.in(text).toUpperCase(Locale.ROOT) : "";
      if (head.size() < 6) {
        head.add(word);
        canHave =
            head.getFirst().equals("CREATE")
                && (head.contains("TRIGGER")
                    || head.contains("FUNCTION")
                    || head.contains("PROCEDURE"));
      }
      if (canHave) {
        count(word);
      }
      before = word;
    }

    private void count(String word) {
      boolean isTrigger = head.contains("TRIGGER");
      if (!began && (isTrigger ? word.equals("BEGIN") : startsAtomic(word))) {
        began = true;
        open = 1;
      } else if (open > 0 && word.equals("CASE")) {
        open++;
      } else if (open > 0 && word.equals("END")) {
        open--;
      }
    }

    private boolean startsAtomic(String word) {
      return word.equals("ATOMIC") && before.equals("BEGIN");
    }
  }
}
