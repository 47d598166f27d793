// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.text.Difference;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.TextEdit;
import java.util.Arrays;

/// Parses a text that differs in one place from one that was parsed before, as it does after a key
/// stroke: the blocks around the difference are read, those before and behind it are taken over.
///
/// Only blocks without errors are taken over. What such a block means depends on nothing outside
/// its lines, so that the tree is the one that parsing the whole text gives.
final class Reparsing {
  private final SyntaxTree before;
  private final Tokens tokens;
  private final Nodes nodes;

  /// The numbers of the blocks (and the lines between them) in the tree before.
  private final int[] items;

  /// What must be read, in the text before: the difference and all errors.
  private final int dirtyStart;

  private final int dirtyEnd;

  private Reparsing(SyntaxTree before, TextEdit edit) {
    this.before = before;
    this.tokens = before.root().tokens();
    this.nodes = before.root().nodes();
    this.items = items(before.root());
    int start = edit.span().start();
    int end = edit.span().end();
    for (Diagnostic error : before.errors()) {
      start = Math.min(start, error.span().start());
      end = Math.max(end, error.span().end());
    }
    // An error may be said to be at the end of what is before it.
    for (int item : items) {
      if (nodes.kind(item) == NodeKind.ERROR) {
        start = Math.min(start, tokens.start(nodes.firstToken(item)));
        end = Math.max(end, end(item));
      }
    }
    this.dirtyStart = start;
    this.dirtyEnd = end;
  }

  /// The tree of a text; as quick as the difference is small.
  static SyntaxTree parse(SyntaxTree before, SourceText after) {
    if (mayHoldLongComments(before.source()) || mayHoldLongComments(after)) {
      return SyntaxTree.parse(after);
    }
    TextEdit edit = Difference.asOne(before.source().content(), after.content());
    return new Reparsing(before, edit).parse(after);
  }

  /// Only in a comment that spans lines does the kind of a token depend on another line.
  static boolean mayHoldLongComments(SourceText source) {
    return source.content().contains("/*");
  }

  private static int[] items(SyntaxNode root) {
    int[] items = new int[16];
    int count = 0;
    for (int child = root.first(); child != SyntaxNode.NONE; child = root.after(child)) {
      if (count == items.length) {
        items = Arrays.copyOf(items, count * 2);
      }
      items[count++] = child;
    }
    return Arrays.copyOf(items, count);
  }

  private SyntaxTree parse(SourceText after) {
    int above = itemsAbove();
    int firstToken = above == 0 ? 0 : behindLine(items[above - 1]);
    int below = itemsBelow(above);
    int endToken = below == items.length ? tokens.count() : lineStart(items[below]);
    int shift = after.length() - before.source().length();
    Tokens read =
        Lexer.lex(after.content(), tokens.start(firstToken), tokens.start(endToken) + shift);
    Tokens changed = tokens.spliced(firstToken, endToken, read, shift);
    Parser parser =
        new Parser(
            after.path(),
            changed,
            firstToken,
            new TreeBuilder(changed, nodes, above == items.length ? nodes.count() : items[above]));
    int tokenShift = changed.count() - tokens.count();
    FileGrammar.items(parser, token -> isKnown(token - tokenShift, below));
    SyntaxNode root =
        parser.atEnd()
            ? parser.finish()
            : parser.finishWith(
                items[indexOf(parser.currentIndex() - tokenShift)], nodes, tokenShift);
    return new SyntaxTree(after, root, parser.errors().all());
  }

  /// How many of the first items can be taken over. An error may lie behind the block it is about,
  /// so the one above what must be read is read too.
  private int itemsAbove() {
    int above = 0;
    while (above < items.length && end(items[above]) < dirtyStart) {
      above++;
    }
    above = Math.max(0, above - 1);
    while (above > 0 && behindLine(items[above - 1]) < 0) {
      above--;
    }
    return above;
  }

  /// The number of the first item below what must be read.
  private int itemsBelow(int above) {
    int below = above;
    while (below < items.length && !isBelow(items[below])) {
      below++;
    }
    return below;
  }

  private boolean isBelow(int item) {
    int line = lineStart(item);
    return line > 0 && tokens.start(line - 1) >= dirtyEnd;
  }

  private int end(int item) {
    int endToken = nodes.endToken(item);
    return endToken == 0 ? 0 : tokens.end(endToken - 1);
  }

  /// The first token of the line below an item; -1 when something else follows on its own line.
  private int behindLine(int item) {
    int next = tokens.afterBlanks(nodes.endToken(item));
    return tokens.kind(next) == TokenKind.NEWLINE ? next + 1 : -1;
  }

  /// The first token of the line that an item begins; -1 when something else begins it.
  private int lineStart(int item) {
    int first = nodes.firstToken(item);
    while (first > 0 && tokens.kind(first - 1).isBlank()) {
      first--;
    }
    return first > 0 && tokens.kind(first - 1) == TokenKind.NEWLINE ? first : -1;
  }

  /// Whether an item that can be taken over, with all below it, begins with a token.
  private boolean isKnown(int token, int below) {
    return indexOf(token) >= below;
  }

  /// The index of the item that begins with a token; negative when none does.
  private int indexOf(int token) {
    int low = 0;
    int high = items.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int first = nodes.firstToken(items[middle]);
      if (first == token) {
        return middle;
      }
      if (first < token) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }
}
