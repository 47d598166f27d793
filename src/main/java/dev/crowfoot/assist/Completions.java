// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.SettingsDecl;
import dev.crowfoot.syntax.TokenKind;
import dev.crowfoot.syntax.UnknownBlock;
import dev.crowfoot.text.Span;
import java.util.List;
import java.util.Optional;

/// What could stand at the caret.
///
/// 1. [Caret] finds the statement and brackets around the caret, from tokens alone, so that a
///    half-written file is as good as any; 2. this class decides what is asked for there; 3. one
///    class for each kind of place adds its entries; 4. [Candidates] keeps those that answer what
///    is typed.
public final class Completions {
  private final Caret caret;
  private final Scope scope;

  private Completions(Caret caret, Scope scope) {
    this.caret = caret;
    this.scope = scope;
  }

  /// The entries for a caret at `offset` of a file, the most useful first. The word the caret is in
  /// or behind narrows them; choosing one replaces that word.
  ///
  /// @param analysis of the very text the offset speaks of
  public static List<Completion> at(Analysis analysis, String path, int offset) {
    return Optional.ofNullable(analysis.trees().get(path))
        .flatMap(tree -> Caret.at(tree, offset))
        .map(caret -> new Completions(caret, new Scope(analysis)).complete())
        .orElse(List.of());
  }

  private List<Completion> complete() {
    Candidates candidates = replacingWord("");
    switch (caret.block().orElse(null)) {
      case null -> {
        if (!caret.isInBrackets() && !caret.word().isQuoted()) {
          new BlockCompletions(caret, scope, candidates).complete();
        }
      }
      case ModelDecl model -> {
        return inModel(model);
      }
      case EnumDecl type -> {
        return inEnum(type);
      }
      case SettingsDecl settings ->
          new SettingCompletions(caret, scope, settings, candidates).complete();
      case UnknownBlock _ -> {}
    }
    return candidates.sorted();
  }

  private List<Completion> inModel(ModelDecl model) {
    if (caret.isInBrackets()) {
      return arguments(model);
    }
    List<Piece> before = caret.outermost().beforeCaret();
    if (caret.word().isQuoted() || caret.followsInnerComment()) {
      return List.of();
    }
    if (before.isEmpty()) {
      return lineStart(model);
    }
    if (beginsBlockAttribute(before)) {
      return blockAttributes(model);
    }
    Optional<String> name = Level.word(caret.tokens(), before.getFirst());
    if (name.isPresent() && before.size() == 1 && caret.followsBlank()) {
      Candidates candidates = replacingWord("");
      new TypeCompletions(caret, scope, model, name.get(), candidates).complete();
      return candidates.sorted();
    }
    return before.size() == 1
        ? List.of()
        : caret.field().map(field -> fieldAttributes(model, field, before)).orElse(List.of());
  }

  private List<Completion> lineStart(ModelDecl model) {
    Candidates candidates = replacingWord("");
    if (caret.isLastOnLine()) {
      new FieldCompletions(caret, scope, model, candidates).complete();
      new BlockAttributeCompletions(caret, scope, model, candidates).complete();
    }
    keywordsBehindUnclosed(model, candidates);
    return candidates.sorted();
  }

  /// A block that is not closed may have been forgotten above the one that is begun.
  private void keywordsBehindUnclosed(Block block, Candidates candidates) {
    boolean isAtMargin = caret.follows('\n') || caret.follows('\r');
    if (block.closingBrace().isEmpty() && isAtMargin) {
      new BlockCompletions(caret, scope, candidates).keywords();
    }
  }

  private List<Completion> fieldAttributes(ModelDecl model, FieldDecl field, List<Piece> before) {
    if (is(before.getLast(), TokenKind.DOT)) {
      Candidates candidates = replacingWord("");
      new NativeTypeCompletions(scope, candidates).behindDot(Scope.typeOf(field));
      return candidates.sorted();
    }
    boolean isBegun = is(before.getLast(), TokenKind.AT);
    boolean isBehindOther = !isBegun && !caret.followsBlank() && !caret.word().prefix().isEmpty();
    if (isBehindOther) {
      return List.of();
    }
    Candidates candidates =
        isBegun ? replacingFrom(before.getLast()) : replacingWord(caret.followsBlank() ? "" : " ");
    new AttributeCompletions(caret, scope, model, field, candidates).complete();
    return candidates.sorted();
  }

  private List<Completion> inEnum(EnumDecl type) {
    if (caret.isInBrackets()) {
      return arguments(type);
    }
    List<Piece> before = caret.outermost().beforeCaret();
    if (caret.word().isQuoted() || caret.followsInnerComment()) {
      return List.of();
    }
    if (before.isEmpty()) {
      Candidates candidates = replacingWord("");
      if (caret.isLastOnLine()) {
        new BlockAttributeCompletions(caret, scope, type, candidates).complete();
      }
      keywordsBehindUnclosed(type, candidates);
      return candidates.sorted();
    }
    if (beginsBlockAttribute(before)) {
      return blockAttributes(type);
    }
    boolean isBegun = is(before.getLast(), TokenKind.AT);
    if (Level.word(caret.tokens(), before.getFirst()).isEmpty()
        || (!isBegun && !caret.followsBlank())) {
      return List.of();
    }
    Candidates candidates = isBegun ? replacingFrom(before.getLast()) : replacingWord("");
    AttributeCompletions.ofEnumValue(caret, candidates);
    return candidates.sorted();
  }

  private List<Completion> blockAttributes(Block block) {
    Candidates candidates = replacingFrom(caret.outermost().beforeCaret().getFirst());
    new BlockAttributeCompletions(caret, scope, block, candidates).complete();
    return candidates.sorted();
  }

  private List<Completion> arguments(Block block) {
    Candidates candidates = replacingWord("");
    if (!caret.leading(1).isEmpty()) {
      new ArgumentCompletions(caret, scope, block, candidates).complete();
    }
    return candidates.sorted();
  }

  /// `@@`, or a single `@` at the start of a line.
  private boolean beginsBlockAttribute(List<Piece> before) {
    return before.size() == 1
        && (is(before.getFirst(), TokenKind.AT_AT) || is(before.getFirst(), TokenKind.AT));
  }

  private boolean is(Piece piece, TokenKind kind) {
    return Level.is(caret.tokens(), piece, kind);
  }

  private Candidates replacingWord(String before) {
    return new Candidates(caret.word().prefix(), caret.word().span(), before);
  }

  /// Entries that begin with the `@` that is typed already.
  private Candidates replacingFrom(Piece at) {
    int start = at instanceof Piece.Leaf(int token) ? caret.tokens().start(token) : caret.offset();
    return new Candidates(caret.word().prefix(), new Span(start, caret.word().span().end()), "");
  }
}
