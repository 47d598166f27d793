// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.diagnostic.Fix;
import dev.crowfoot.text.Span;
import java.util.ArrayList;
import java.util.List;

/// What could not be read. One line gets one error: what follows on it is mostly a consequence.
final class ParseErrors {
  private final String path;
  private final Tokens tokens;
  private final List<Diagnostic> all = new ArrayList<>();
  private int last = -1;

  ParseErrors(String path, Tokens tokens) {
    this.path = path;
    this.tokens = tokens;
  }

  List<Diagnostic> all() {
    return all;
  }

  /// Adds an error found at a token, behind those found so far. On one line the first error that
  /// makes it unreadable wins.
  void add(int token, Code code, Span span, String message, List<Fix> fixes) {
    boolean first = last < 0 || hasLineEnd(last, token);
    last = token;
    Diagnostic error = new Diagnostic(code, path, span, message, fixes);
    if (first) {
      all.add(error);
    } else if (ErrorPlaces.isReadable(all.getLast()) && !ErrorPlaces.isReadable(error)) {
      all.set(all.size() - 1, error);
    }
  }

  /// Adds an error about a token the cursor has left behind. One on its line that makes it
  /// unreadable wins.
  void addEarlier(int token, Code code, String message, List<Fix> fixes) {
    Diagnostic error = new Diagnostic(code, path, tokens.span(token), message, fixes);
    int there = errorOnLineOf(token);
    if (there < 0) {
      all.add(error);
    } else if (ErrorPlaces.isReadable(all.get(there)) && !ErrorPlaces.isReadable(error)) {
      all.set(there, error);
    }
  }

  boolean hasLineEnd(int from, int to) {
    for (int i = from; i < to; i++) {
      if (tokens.kind(i) == TokenKind.NEWLINE) {
        return true;
      }
    }
    return false;
  }

  /// The place of the error on the line of a token; -1 when there is none.
  private int errorOnLineOf(int token) {
    int first = token;
    while (first > 0 && tokens.kind(first - 1) != TokenKind.NEWLINE) {
      first--;
    }
    int end = token;
    while (end < tokens.count() && tokens.kind(end) != TokenKind.NEWLINE) {
      end++;
    }
    for (int i = all.size() - 1; i >= 0; i--) {
      int start = all.get(i).span().start();
      if (start < tokens.start(first)) {
        return -1;
      }
      if (start <= tokens.start(end) && all.get(i).isError()) {
        return i;
      }
    }
    return -1;
  }
}
