// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.Golden;
import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.diagnostic.DiagnosticRenderer;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The tree of each `golden/syntax/*.prisma`, and each `golden/format/*.prisma` formatted.
class SyntaxGoldenTest {
  static List<Path> texts() throws IOException {
    return Golden.cases("syntax", ".prisma");
  }

  static List<Path> unformatted() throws IOException {
    return Golden.cases("format", ".prisma");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void treeIsAsExpected(Path file) throws IOException {
    SourceText source = SourceText.of("schema.prisma", Files.readString(file));
    SyntaxTree tree = SyntaxTree.parse(source);
    StringBuilder dump = new StringBuilder();
    dump(tree.root(), 0, dump);
    for (Diagnostic error : tree.errors()) {
      dump.append(DiagnosticRenderer.withSource(error, Sources.of(source))).append('\n');
    }
    Golden.check(file, ".tree", dump.toString());
    assertThat(tree.text()).isEqualTo(source.content());
  }

  @ParameterizedTest
  @MethodSource("unformatted")
  void formattedTextIsAsExpected(Path file) throws IOException {
    String once = Formatter.format(SourceText.of("schema.prisma", Files.readString(file)));
    Golden.check(file, ".formatted", once);
    assertThat(Formatter.format(SourceText.of("schema.prisma", once))).isEqualTo(once);
  }

  private static void dump(SyntaxNode node, int depth, StringBuilder dump) {
    dump.append("  ".repeat(depth)).append(node.kind());
    if (node.children().isEmpty()) {
      dump.append(" ").append(StringEscapes.quote(node.text()));
    }
    dump.append('\n');
    node.children().forEach(child -> dump(child, depth + 1, dump));
  }
}
