// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a symbol is declared and used.
public final class References {
  private References() {}

  /// Every place of all files that names the symbol, its declaration included, in the order of the
  /// text. Words of the language have places too: all their uses.
  public static List<Place> of(Analysis analysis, Symbol symbol) {
    List<Place> places = new ArrayList<>();
    Declarations declarations = Declarations.of(analysis);
    // The name of a relation may be written with escapes.
    String sign = symbol instanceof Symbol.RelationName ? "relation" : symbol.word();
    for (SyntaxTree tree : analysis.trees().values()) {
      for (Block block : blocksWith(tree, sign)) {
        Occurrences.in(
            declarations,
            tree.source().path(),
            block,
            found -> {
              if (found.symbol().equals(symbol)) {
                places.add(found.place());
              }
            });
      }
    }
    return places;
  }

  /// The blocks whose text has a word somewhere: few of a large schema's, and quickly found.
  private static List<Block> blocksWith(SyntaxTree tree, String word) {
    List<Block> blocks = new ArrayList<>();
    String text = tree.source().content();
    int next = text.indexOf(word);
    for (Block block : tree.blocks()) {
      if (next >= 0 && next < block.span().start()) {
        next = text.indexOf(word, block.span().start());
      }
      if (next < 0) {
        break;
      }
      if (next < block.span().end()) {
        blocks.add(block);
      }
    }
    return blocks;
  }

  /// Where to go from a use of the symbol. Empty for words of the language.
  public static Optional<Place> definition(Analysis analysis, Symbol symbol) {
    return symbol instanceof Symbol.RelationName
        ? of(analysis, symbol).stream().findFirst()
        : definition(Declarations.of(analysis), symbol);
  }

  /// Where the symbol is declared. Nobody declares the names of relations and the words of the
  /// language.
  static Optional<Place> definition(Declarations declarations, Symbol symbol) {
    return switch (symbol) {
      case Symbol.Definition(String name) ->
          declarations
              .named(name)
              .flatMap(
                  found ->
                      found.declaration().name().map(n -> new Place(found.path(), n.span(), true)));
      case Symbol.Field(FieldId id) ->
          declarations
              .field(id)
              .map(found -> new Place(found.path(), found.declaration().name().span(), true));
      case Symbol.EnumValue(FieldId id) ->
          declarations
              .enumValue(id)
              .map(found -> new Place(found.path(), found.declaration().name().span(), true));
      case Symbol.RelationName _, Symbol.Word _ -> Optional.empty();
    };
  }
}
