// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.console;

import dev.crowfoot.model.Provider;
import dev.crowfoot.sql.SqlStatements;
import dev.crowfoot.sql.SqlToken;
import dev.crowfoot.sql.SqlWords;
import dev.crowfoot.text.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// The style classes of a line of SQL: those of the schema's code, so that both look alike.
final class SqlStyles {
  private final SqlStatements statements;
  private final Provider provider;
  private final Optional<Span> fault;

  SqlStyles(SqlStatements statements, Provider provider, Optional<Span> fault) {
    this.statements = statements;
    this.provider = provider;
    this.fault = fault;
  }

  /// @param line where it stands in the text; not empty
  StyleSpans<Collection<String>> of(Span line) {
    StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
    int at = line.start();
    for (int i = firstEndingBehind(line.start()); i < statements.tokens().size(); i++) {
      SqlToken token = statements.tokens().get(i);
      if (token.start() >= line.end()) {
        break;
      }
      int from = Math.max(token.start(), line.start());
      int to = Math.min(token.end(), line.end());
      add(spans, "plain", at, from);
      add(spans, kind(token, i), from, to);
      at = to;
    }
    add(spans, "plain", at, line.end());
    return spans.create();
  }

  private void add(StyleSpansBuilder<Collection<String>> spans, String style, int from, int to) {
    if (to <= from) {
      return;
    }
    List<String> styles = new ArrayList<>(List.of(style));
    if (fault.filter(f -> f.start() < to && from < f.end()).isPresent()) {
      styles.add("problem-error");
    }
    spans.add(styles, to - from);
  }

  private int firstEndingBehind(int place) {
    int low = 0;
    int high = statements.tokens().size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (statements.tokens().get(middle).end() > place) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private String kind(SqlToken token, int index) {
    return switch (token.kind()) {
      case WORD ->
          SqlWords.isKeyword(token.in(statements.text()), provider)
              ? "keyword"
              : isCalled(index) ? "function" : "name";
      case QUOTED_NAME -> "name";
      case TEXT -> "string";
      case NUMBER -> "number";
      case COMMENT -> "comment";
      case PARAMETER -> "attribute";
      case SIGN -> "punctuation";
    };
  }

  private boolean isCalled(int index) {
    int next = index + 1;
    return next < statements.tokens().size()
        && statements.tokens().get(next).start() == statements.tokens().get(index).end()
        && statements.text().charAt(statements.tokens().get(next).start()) == '(';
  }
}
