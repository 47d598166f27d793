// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.SyntaxTree;
import dev.crowfoot.text.Span;
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
    List<String> signs = signs(declarations, symbol);
    for (SyntaxTree tree : analysis.trees().values()) {
      for (Block block : blocksWith(tree, signs)) {
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

  /// What a block's text must have somewhere to name the symbol. A field or value is named in its
  /// own block, or beside the type that it belongs to; only paths into composite types lead
  /// further.
  private static List<String> signs(Declarations declarations, Symbol symbol) {
    return switch (symbol) {
      case Symbol.Definition(String name) -> List.of(name);
      case Symbol.Field(FieldId id) ->
          declarations
                  .model(id.model())
                  .filter(found -> Scope.isCompositeType(found.declaration()))
                  .isPresent()
              ? List.of(id.field())
              : List.of(id.field(), id.model());
      case Symbol.EnumValue(FieldId id) -> List.of(id.field(), id.model());
      case Symbol.RelationName relation -> List.of("relation", relation.one(), relation.other());
      // What stands in quotes may be written with escapes.
      case Symbol.Word word ->
          word.kind() == Symbol.WordKind.VALUE ? List.of() : List.of(word.word());
    };
  }

  /// The blocks whose text has all these words: few of a large schema's, and quickly found.
  private static List<Block> blocksWith(SyntaxTree tree, List<String> words) {
    List<Block> blocks = new ArrayList<>();
    String text = tree.source().content();
    for (Block block : tree.blocks()) {
      Span span = block.span();
      if (words.stream().allMatch(word -> text.indexOf(word, span.start(), span.end()) >= 0)) {
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
