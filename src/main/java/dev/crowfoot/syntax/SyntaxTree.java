// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.text.SourceText;
import java.util.ArrayList;
import java.util.List;

/// What parsing gives for any text: a tree that holds every character of it, and beside it what
/// could not be read.
public final class SyntaxTree {
  /// In characters. Shorter texts are parsed sooner by one thread.
  private static final int PART = 1 << 16;

  private final SourceText source;
  private final SyntaxNode root;
  private final List<Diagnostic> errors;

  SyntaxTree(SourceText source, SyntaxNode root, List<Diagnostic> errors) {
    this.source = source;
    this.root = root;
    this.errors = List.copyOf(errors);
  }

  /// Parses a file. Never fails.
  public static SyntaxTree parse(SourceText source) {
    return parse(source, PART);
  }

  /// Parses a file, in several parts at a time when it is much longer than a part should be.
  static SyntaxTree parse(SourceText source, int part) {
    return PartedParsing.parse(source, part).orElseGet(() -> whole(source));
  }

  private static SyntaxTree whole(SourceText source) {
    Parser parser = new Parser(source.path(), Lexer.lex(source.content()));
    SyntaxNode root = FileGrammar.file(parser);
    return new SyntaxTree(source, root, parser.errors().all());
  }

  /// The tree of other text of the same file: the same as [#parse(SourceText)] gives, but found
  /// quicker the less is different.
  public SyntaxTree edited(SourceText changed) {
    if (changed.equals(source)) {
      return this;
    }
    return changed.path().equals(source.path()) ? Reparsing.parse(this, changed) : parse(changed);
  }

  public SourceText source() {
    return source;
  }

  /// The node of kind [NodeKind#FILE].
  public SyntaxNode root() {
    return root;
  }

  public List<Diagnostic> errors() {
    return errors;
  }

  public boolean hasErrors() {
    return !errors.isEmpty();
  }

  /// The blocks of the file, in its order.
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (SyntaxNode child : root.children()) {
      if (child.kind().isBlock()) {
        blocks.add(Block.of(child));
      }
    }
    return blocks;
  }

  /// The text put together again from the leaves of the tree: always the text that was parsed.
  public String text() {
    StringBuilder text = new StringBuilder(source.length());
    append(root, text);
    return text.toString();
  }

  /// Depth is bounded: the grammar does not nest deeper than [Parser#DEEPEST].
  private static void append(SyntaxNode node, StringBuilder text) {
    Tokens tokens = node.tokens();
    int next = node.firstToken();
    for (SyntaxNode child : node.children()) {
      text.append(tokens.text(), tokens.start(next), child.start());
      append(child, text);
      next = child.endToken();
    }
    if (next < node.endToken()) {
      text.append(tokens.text(), tokens.start(next), tokens.end(node.endToken() - 1));
    }
  }
}
