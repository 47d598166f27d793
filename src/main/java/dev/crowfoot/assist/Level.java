// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.syntax.TokenKind;
import dev.crowfoot.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One step on the way from a statement to the caret in it: the statement itself, or a pair of
/// brackets.
///
/// ```prisma
/// author User @relation(fields: [authorId, |], references: [id])
/// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^     level 0
///                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^      level 1
///                                ^^^^^^^^^^                         level 2
/// ```
///
/// @param bracket the opening one; [TokenKind#END] for the statement
/// @param items what commas separate, without the word that the caret is in
/// @param item the item that the caret is in
/// @param before how many pieces of that item stand before the caret
record Level(Tokens tokens, TokenKind bracket, List<List<Piece>> items, int item, int before) {
  /// What stands before the caret in its item.
  List<Piece> beforeCaret() {
    return items.get(item).subList(0, before);
  }

  /// What stands behind the caret in its item.
  List<Piece> behindCaret() {
    return items.get(item).subList(before, items.get(item).size());
  }

  /// All items but the one that the caret is in.
  List<List<Piece>> otherItems() {
    List<List<Piece>> others = new ArrayList<>(items);
    others.remove(item);
    return others;
  }

  /// The name of the argument whose value the caret is in.
  Optional<String> argument() {
    return argument(tokens, beforeCaret());
  }

  /// The name that an item begins with, when a colon follows it.
  static Optional<String> argument(Tokens tokens, List<Piece> item) {
    return item.size() >= 2 && is(tokens, item.get(1), TokenKind.COLON)
        ? word(tokens, item.getFirst())
        : Optional.empty();
  }

  /// The names of the arguments that are there besides the one that the caret is in.
  List<String> otherArguments() {
    return otherItems().stream().flatMap(item -> argument(tokens, item).stream()).toList();
  }

  /// What the other items begin with: the names of a list of fields.
  List<String> otherNames() {
    return otherItems().stream()
        .filter(item -> !item.isEmpty())
        .flatMap(item -> word(tokens, item.getFirst()).stream())
        .toList();
  }

  /// Whether nothing of the caret's item stands before it, but perhaps `name:`.
  boolean isAtValue() {
    return before == 0 || (before == 2 && argument().isPresent());
  }

  /// The text of an identifier.
  static Optional<String> word(Tokens tokens, Piece piece) {
    return is(tokens, piece, TokenKind.IDENTIFIER)
        ? Optional.of(tokens.text(((Piece.Leaf) piece).token()))
        : Optional.empty();
  }

  static boolean is(Tokens tokens, Piece piece, TokenKind kind) {
    return piece instanceof Piece.Leaf(int token) && tokens.kind(token) == kind;
  }
}
