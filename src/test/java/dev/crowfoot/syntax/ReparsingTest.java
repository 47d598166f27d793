// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/// A changed text gives the same tree whether or not one of the text before is at hand.
class ReparsingTest {
  private static final List<String> TYPED =
      List.of(
          "x", " ", "\n", "}", "{", "\"", "//", "/*", "*/", "@", "(", "\n}\n", "model X {\n}\n");

  @Property(shrinking = ShrinkingMode.BOUNDED)
  void typingGivesTheTreeOfTheWholeText(
      @ForAll("texts") String text, @ForAll double place, @ForAll int what, @ForAll int removed) {
    int at = (int) Math.floor(Math.abs(place) % 1 * (text.length() + 1));
    int end = Math.min(text.length(), at + Math.floorMod(removed, 4) * Math.floorMod(removed, 17));
    String piece = TYPED.get(Math.floorMod(what, TYPED.size()));
    String changed = text.substring(0, at) + piece + text.substring(end);
    SyntaxTree typed = parse(text).edited(source(changed));
    assertSame(typed, parse(changed));
    assertSame(typed.edited(source(text)), parse(text));
  }

  @Property(shrinking = ShrinkingMode.BOUNDED, tries = 200)
  void anyOtherTextGivesItsOwnTree(@ForAll("texts") String before, @ForAll("texts") String after) {
    assertSame(parse(before).edited(source(after)), parse(after));
  }

  @Example
  void everyPlaceOfASchema() {
    String text = SchemaTexts.EVERYTHING;
    SyntaxTree tree = parse(text);
    for (int at = 0; at <= text.length(); at++) {
      for (String piece : TYPED) {
        String changed = text.substring(0, at) + piece + text.substring(at);
        assertSame(tree.edited(source(changed)), parse(changed));
      }
      if (at < text.length()) {
        String shorter = text.substring(0, at) + text.substring(at + 1);
        SyntaxTree broken = tree.edited(source(shorter));
        assertSame(broken, parse(shorter));
        assertSame(broken.edited(source(text)), tree);
      }
    }
  }

  @Property(shrinking = ShrinkingMode.BOUNDED)
  void partsGiveTheTreeOfTheWholeText(@ForAll("texts") String text, @ForAll double place) {
    int at = (int) Math.floor(Math.abs(place) % 1 * (text.length() + 1));
    String models = "model A {\n  id Int @id\n}\n\n/// B\nmodel B {\n  a String // b\n}\n";
    String many = text.substring(0, at) + "\n" + models + text.substring(at) + "\n" + models;
    for (int length : List.of(0, 1, 20, 60)) {
      assertSame(SyntaxTree.parse(source(many), length), parse(many));
    }
  }

  @Example
  void aLongTextIsParsedInParts() {
    String models = "model A {\n  id Int @id\n}\n".repeat(4);
    assertThat(PartedParsing.parse(source(models), 20)).isPresent();
    assertThat(PartedParsing.parse(source(models.replaceFirst("@id", "@")), 20)).isEmpty();
    assertThat(PartedParsing.parse(source(models), 100)).isEmpty();
  }

  @Provide
  Arbitrary<String> texts() {
    return SchemaTexts.all();
  }

  private static SourceText source(String text) {
    return SourceText.of("schema.prisma", text);
  }

  private static SyntaxTree parse(String text) {
    return SyntaxTree.parse(source(text));
  }

  private static void assertSame(SyntaxTree found, SyntaxTree wanted) {
    assertThat(found.source()).isEqualTo(wanted.source());
    assertThat(dump(found)).isEqualTo(dump(wanted));
    assertThat(found.errors()).isEqualTo(wanted.errors());
  }

  private static String dump(SyntaxTree tree) {
    StringBuilder dump = new StringBuilder();
    Tokens tokens = tree.root().tokens();
    for (int i = 0; i <= tokens.count(); i++) {
      dump.append(tokens.kind(i)).append(' ').append(tokens.start(i)).append('\n');
    }
    dump(tree.root(), "", dump);
    return dump.toString();
  }

  private static void dump(SyntaxNode node, String indent, StringBuilder dump) {
    dump.append(indent).append(node.kind()).append(' ').append(node.firstToken()).append('-');
    dump.append(node.endToken()).append('\n');
    List<SyntaxNode> children = new ArrayList<>(node.children());
    children.forEach(child -> dump(child, indent + " ", dump));
  }
}
