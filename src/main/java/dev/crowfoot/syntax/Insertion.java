// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.text.TextEdit;
import java.util.List;

/// Where new lines go: edits that add a definition to a text in the place where its author would
/// have written it, with the text's own indentation and line ends.
public final class Insertion {
  private Insertion() {}

  /// Adds a field behind the last field of a model.
  ///
  /// @param line without indentation and line end
  public static TextEdit field(ModelDecl model, String line) {
    List<FieldDecl> fields = model.fields();
    return fields.isEmpty()
        ? atTop(model, line)
        : behind(fields.getLast().node(), model.indentation() + line);
  }

  /// Adds a field behind a certain other of a model.
  ///
  /// @param line without indentation and line end
  public static TextEdit fieldBehind(ModelDecl model, FieldDecl sibling, String line) {
    return behind(sibling.node(), model.indentation() + line);
  }

  /// Adds a field before all others of a model.
  ///
  /// @param line without indentation and line end
  public static TextEdit firstField(ModelDecl model, String line) {
    return atTop(model, line);
  }

  /// Adds a `@@` attribute at the end of a model, a blank line away from its fields.
  ///
  /// @param line without indentation and line end
  public static TextEdit blockAttribute(ModelDecl model, String line) {
    List<Attribute> attributes = model.attributes();
    if (!attributes.isEmpty()) {
      return behind(attributes.getLast().node(), model.indentation() + line);
    }
    List<FieldDecl> fields = model.fields();
    return fields.isEmpty()
        ? atTop(model, line)
        : behind(
            fields.getLast().node(), lineEnd(model.node().tokens()) + model.indentation() + line);
  }

  /// Adds a `@@` attribute at the end of an enum, a blank line away from its values.
  ///
  /// @param line without indentation and line end
  public static TextEdit blockAttribute(EnumDecl type, String line) {
    List<Attribute> attributes = type.attributes();
    return attributes.isEmpty()
        ? enumValue(type, lineEnd(type.node().tokens()) + type.indentation() + line)
        : behind(attributes.getLast().node(), type.indentation() + line);
  }

  /// Adds a value behind the last value of an enum.
  ///
  /// @param line without indentation and line end
  public static TextEdit enumValue(EnumDecl type, String line) {
    List<EnumValueDecl> values = type.values();
    return values.isEmpty()
        ? atTop(type, line)
        : behind(values.getLast().node(), type.indentation() + line);
  }

  /// Adds a setting behind the last one of a block.
  ///
  /// @param line without indentation and line end
  public static TextEdit setting(SettingsDecl block, String line) {
    List<Setting> settings = block.settings();
    return settings.isEmpty()
        ? atTop(block, line)
        : behind(settings.getLast().node(), block.indentation() + line);
  }

  /// Adds an attribute behind the type and attributes of a field.
  public static TextEdit attribute(FieldDecl field, String attribute) {
    return TextEdit.insert(field.span().end(), " " + attribute);
  }

  /// Adds a block at the end of a file, a blank line away from what is before it.
  ///
  /// @param block lines separated by `\n`, without a line end after the last
  public static TextEdit block(SyntaxTree tree, String block) {
    Tokens tokens = tree.root().tokens();
    String newline = lineEnd(tokens);
    String text = tree.source().content();
    String before =
        text.isBlank()
            ? ""
            : text.endsWith("\n") || text.endsWith("\r") ? newline : newline + newline;
    return TextEdit.insert(text.length(), before + block.replace("\n", newline) + newline);
  }

  /// A line directly above a block, under what is above it already.
  public static TextEdit above(Block block, String line) {
    return TextEdit.insert(block.span().start(), line + lineEnd(block.node().tokens()));
  }

  /// The line end a text uses.
  public static String lineEnd(Tokens tokens) {
    return tokens.lineEnd();
  }

  /// As a line of its own behind the line of `sibling`.
  private static TextEdit behind(SyntaxNode sibling, String indentedLine) {
    Tokens tokens = sibling.tokens();
    int comment = Surroundings.trailingComment(sibling);
    int last = comment < 0 ? sibling.endToken() - 1 : comment;
    return TextEdit.insert(
        tokens.end(last), lineEnd(tokens) + indentedLine + lineEndIfNeeded(tokens, last));
  }

  /// Directly behind the opening brace.
  private static TextEdit atTop(Block block, String line) {
    Tokens tokens = block.node().tokens();
    int brace = block.node().ownToken(TokenKind.LEFT_BRACE);
    String newline = lineEnd(tokens);
    if (brace < 0) {
      return TextEdit.insert(
          block.span().end(), " {" + newline + block.indentation() + line + newline + "}");
    }
    int comment = Surroundings.commentBehind(tokens, brace);
    int last = comment < 0 ? brace : comment;
    return TextEdit.insert(
        tokens.end(last), newline + block.indentation() + line + lineEndIfNeeded(tokens, last));
  }

  /// A line end where the closing brace stands on the same line.
  private static String lineEndIfNeeded(Tokens tokens, int last) {
    int next = last + 1;
    while (tokens.kind(next) == TokenKind.WHITESPACE) {
      next++;
    }
    return tokens.kind(next) == TokenKind.RIGHT_BRACE ? lineEnd(tokens) : "";
  }
}
