// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.assist.Symbol.WordKind;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.EnumValueDecl;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.Name;
import dev.crowfoot.syntax.NodeKind;
import dev.crowfoot.syntax.Setting;
import dev.crowfoot.syntax.SettingsDecl;
import dev.crowfoot.syntax.SyntaxTree;
import dev.crowfoot.syntax.TypeRef;
import dev.crowfoot.syntax.UnknownBlock;
import dev.crowfoot.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Reads a block for everything it names. The one place that knows what a word means where it
/// stands; what is under the caret, who uses what and what a rename must change all follow from it.
final class Occurrences {
  private final Declarations declarations;
  private final String path;
  private final Consumer<Occurrence> found;

  private Occurrences(Declarations declarations, String path, Consumer<Occurrence> found) {
    this.declarations = declarations;
    this.path = path;
    this.found = found;
  }

  /// Every occurrence in a block of a file, in the order of the text.
  static void in(Declarations declarations, String path, Block block, Consumer<Occurrence> found) {
    new Occurrences(declarations, path, found).block(block);
  }

  /// What a caret touches: of two neighbours the one behind the caret.
  static Optional<Occurrence> at(Analysis analysis, String path, int offset) {
    SyntaxTree tree = analysis.trees().get(path);
    if (tree == null) {
      return Optional.empty();
    }
    Declarations declarations = Declarations.of(analysis);
    List<Occurrence> touched = new ArrayList<>();
    for (Block block : tree.blocks()) {
      if (block.span().touches(offset)) {
        in(
            declarations,
            path,
            block,
            o -> {
              if (o.place().span().touches(offset) && isDeclared(declarations, o.symbol())) {
                touched.add(o);
              }
            });
      }
    }
    return touched.isEmpty() ? Optional.empty() : Optional.of(touched.getLast());
  }

  private static boolean isDeclared(Declarations declarations, Symbol symbol) {
    return switch (symbol) {
      case Symbol.Definition _, Symbol.Field _, Symbol.EnumValue _ ->
          References.definition(declarations, symbol).isPresent();
      case Symbol.RelationName _, Symbol.Word _ -> true;
    };
  }

  private void block(Block block) {
    word(WordKind.KEYWORD, block.keyword(), block.node().tokens().text(block.node().firstToken()));
    switch (block) {
      case ModelDecl model -> model(model);
      case EnumDecl type -> enumType(type);
      case SettingsDecl settings -> settings.settings().forEach(s -> setting(settings.kind(), s));
      case UnknownBlock _ -> {}
    }
  }

  private void model(ModelDecl model) {
    Optional<String> owner = declaredName(model);
    declaration(model, owner);
    Set<String> names = new HashSet<>();
    for (FieldDecl field : model.fields()) {
      boolean isFirst = names.add(field.name().text());
      owner.ifPresent(
          name ->
              emit(
                  new Symbol.Field(new FieldId(name, field.name().text())),
                  field.name().span(),
                  isFirst));
      field.type().flatMap(TypeRef::name).ifPresent(this::type);
      Optional<String> type = field.type().flatMap(TypeRef::name).map(Name::text);
      AttributeOccurrences attributes =
          new AttributeOccurrences(this, owner.orElse(""), type.orElse(""));
      field.attributes().forEach(attributes::read);
    }
    AttributeOccurrences attributes = new AttributeOccurrences(this, owner.orElse(""), "");
    model.attributes().forEach(attributes::read);
  }

  private void enumType(EnumDecl type) {
    Optional<String> owner = declaredName(type);
    declaration(type, owner);
    AttributeOccurrences attributes = new AttributeOccurrences(this, "", "");
    Set<String> names = new HashSet<>();
    for (EnumValueDecl value : type.values()) {
      boolean isFirst = names.add(value.name().text());
      owner.ifPresent(
          name ->
              emit(
                  new Symbol.EnumValue(new FieldId(name, value.name().text())),
                  value.name().span(),
                  isFirst));
      value.attributes().forEach(attributes::read);
    }
    type.attributes().forEach(attributes::read);
  }

  private void setting(NodeKind block, Setting setting) {
    String owner = block == NodeKind.DATASOURCE ? "datasource." : "generator.";
    word(WordKind.SETTING, setting.name().span(), owner + setting.name().text());
    setting.value().ifPresent(this::settingValue);
  }

  private void settingValue(Expression value) {
    switch (value) {
      case Expression.Array list -> list.elements().forEach(this::settingValue);
      case Expression.StringLiteral text ->
          word(WordKind.VALUE, AttributeOccurrences.inQuotes(text.span()), text.value());
      case Expression.Call call ->
          word(WordKind.FUNCTION, Span.at(call.span().start(), call.name().length()), call.name());
      default -> {}
    }
  }

  private void declaration(Block block, Optional<String> declared) {
    block
        .name()
        .filter(_ -> declared.isPresent())
        .ifPresent(name -> emit(new Symbol.Definition(name.text()), name.span(), true));
  }

  /// Its name, unless another block took that before: then it declares nothing.
  private Optional<String> declaredName(Block block) {
    return block.name().map(Name::text).filter(_ -> declarations.has(block));
  }

  private void type(Name name) {
    String word = name.text();
    if (FieldType.Scalar.ofWord(word).isPresent() || word.equals("Unsupported")) {
      word(WordKind.SCALAR, name.span(), word);
    } else {
      emit(new Symbol.Definition(word), name.span(), false);
    }
  }

  Declarations declarations() {
    return declarations;
  }

  void use(Symbol symbol, Span span) {
    emit(symbol, span, false);
  }

  void word(WordKind kind, Span span, String name) {
    emit(new Symbol.Word(kind, name), span, false);
  }

  private void emit(Symbol symbol, Span span, boolean isDeclaration) {
    found.accept(new Occurrence(symbol, new Place(path, span, isDeclaration)));
  }
}
